import { type MarkedText, markClass, trimLabel, writtenOut } from './marked-text.ts'
import { pattern } from './pattern.ts'
import { isIdentifier } from './values.ts'

/** Words before a figure that count or place it instead of telling what it numbers: `at least 2`, `step 3`. */
const measures =
  '(?:at|least|most|than|from|to|for|of|by|in|on|or|and|with|about|only|first|last|next|top|step|row|line|minimum|maximum|is|has|are|all|both|any|other|up|below|above|over|under|between|before|after|until|through|every|per|around|exactly|approximately)'

/** `vendor`, `the replaced kanban rule`, `Item number`: a common noun, with what tells more of it. */
const noun = `(?:the )?(?:\\p{Lu}\\p{Ll}+ (?:number|account|ID) |(?:(?!${measures} )\\p{Ll}{2,} ){1,4})`

/** `0016`, `US-101`, `BOM_1`. */
const identifier = '[\\p{Lu}\\d][\\p{Lu}\\d._/-]*'

/** Words that a name goes on with, up to a preposition that tells more of what bears it. */
const furtherName = '(?:(?!\\s(?:in|on|from|for|that|which|as|of|and|or|to)\\s)[^,\\uE000-\\uF8FF])*'

/** Nouns behind which only the name of a record can stand, or before which it can. */
const record = '(?:company|store|policy|provider|table|model|worker|customer|vendor)'

/**
 * The number or the name beside its noun, `item 0016`, `the value Mon`, `the Lund store`: which one of them is meant.
 * The noun says what it is and belongs to neither.
 */
export function valueBesideEnglishNoun(words: string, text: MarkedText): string | null {
  return (
    valueOfRow(words, text) ??
    numberBehind(words) ??
    nameBehind(words) ??
    nameBefore(words) ??
    markBehind(words, text)
  )
}

/** `item number A0001, Bus`, `member 606400 Fuel & Oil`, `rule 000017 for bus B0007`. */
function numberBehind(words: string): string | null {
  const further = `(?:\\sfor\\s(?:\\p{L}+\\s${identifier}|th[ei]s?\\s.*)|\\s(?:that|to|which)\\s.*)?`
  const [, number, name = ''] =
    pattern(`^${noun}(${identifier})(,?\\s\\p{Lu}${furtherName})?${further}$`, 'u').exec(words) ?? []
  if (number === undefined || !isIdentifier(number)) return null
  return /\snumber\s/u.test(words) || name.startsWith(',') ? number : trimLabel(`${number}${name}`)
}

/** What a row is told by: what stands in it, which column it is about, or a name. */
const rowForms = [
  `(?:where|for) (?:the )?${markClass}(?: field)? (?:=|is(?: set to)?) (?<found>${markClass})`,
  '(?:for|with) (?:the )?(?<found>\\p{Lu}(?:(?!\\sand\\s)[^,\\uE000-\\uF8FF])*) field',
  `(?:for|with) (?:the )?(?<found>${markClass})(?: field)?`,
  '(?:for|with) (?:the )?(?<found>\\p{Lu}[\\p{L}\\d-]*)',
  `(?:representing|showing|containing) (?:the )?(?:\\p{Ll}+ ){0,2}(?<found>${markClass}|\\p{Lu}[\\p{L}\\d-]*)`,
]

/** `the row with bus ID 00031`, `the row where **Field** = *Town*`, `the row for the Town field`: what stands in the row. */
function valueOfRow(words: string, text: MarkedText): string | null {
  const [, number] =
    pattern(
      `^(?:the )?(?:\\p{Ll}{3,} ){1,3}(?:with|that has|identified by) (?:\\p{L}{2,} ){1,3}(${identifier})$`,
      'u',
    ).exec(words) ?? []
  if (number !== undefined && isIdentifier(number)) return number
  for (const form of rowForms) {
    const found = pattern(`^(?:the )?(?:row|line|record) ${form}$`, 'u').exec(words)?.groups?.found
    if (found !== undefined) return writtenOut(text, found)
  }
  return null
}

/** `the values NORTH SOUTH`, `a value of 10`, `the company NORTH`, `the text, Name of the bus`. */
function nameBehind(words: string): string | null {
  const value = `(?:the|a) (?:field )?(?:values? (?:of )?|option of )([\\p{Lu}\\d]${furtherName})`
  const name = `the ${record} (\\p{Lu}[\\p{L}\\d_-]*)(?:\\s(?:for|that|to|as)\\s.*)?`
  const text =
    '(?:the text,|the following (?:information|text|value|expression):) (\\p{Lu}[^\\uE000-\\uF8FF]*)'
  const [, found] =
    [value, name, text]
      .map((form) => pattern(`^${form}$`, 'u').exec(words))
      .find((match) => match !== null) ?? []
  return found === undefined ? null : trimLabel(found)
}

/** `the Lund store`, `the High mountain model for this procedure`. */
function nameBefore(words: string): string | null {
  const [, name] =
    pattern(
      `^the (\\p{Lu}(?:(?!\\s(?:in|on|from|for|that|which|as|of|and|or|to|the)\\s)[^\\uE000-\\uF8FF])*?) (?:value|${record})(?:\\s(?:for|that|to|as)\\s.*)?$`,
      'u',
    ).exec(words) ?? []
  return name ?? null
}

/** Words that go on with the sentence, where a noun would close a name. */
const goesOn = '(?:you|that|which|in|on|of|for|to|and|or|with|from|as|at|by|is|are)(?!\\p{L})'

/** `the value **X**`, `vendor **US-101**`, `the **Report** part`: the mark is the value where a noun says what it is. */
function markBehind(words: string, text: MarkedText): string | null {
  const find = (source: string) => pattern(`^${source}(?:\\s\\(.*)?$`, 'u').exec(words)?.[1]
  const named =
    find(`(?:the|a) (?:\\p{Ll}+ )?(?:values? |option |record )(?:of )?(${markClass})`) ??
    find(`(?:the|a) (?:\\p{Ll}+ ){1,3}(?:named|called) (${markClass})`) ??
    find(`the (${markClass})(?: (?!${goesOn})\\p{L}+){1,3}(?:\\s(?:to|that|for)\\s.*)?`)
  if (named !== undefined) return writtenOut(text, named)
  // A noun without its article may be any word; only a number tells that it names one.
  const numbered = find(`${noun}(${markClass})`)
  const found = numbered === undefined ? '' : writtenOut(text, numbered)
  return isIdentifier(found) ? found : null
}
