import type { Grammar } from './grammar.ts'
import { type Mark, type MarkedText, markClass, markOf, trimLabel, writtenOut } from './marked-text.ts'
import { pattern } from './pattern.ts'
import { valueBesideNoun } from './told-value.ts'
import { valueBesideEnglishNoun } from './told-value-en.ts'
import { isIdentifier } from './values.ts'

/** The text that a sentence stands in, and the language it is read by. */
export interface Context {
  readonly text: MarkedText
  readonly grammar: Grammar
}

/** Whether words begin with something that the writer set apart. */
export function isMarked(object: string): boolean {
  return pattern(`^${markClass}`, 'u').test(object)
}

/** Whether words describe instead of naming: `the desired record`. */
export function describes(object: string, grammar: Grammar): boolean {
  return (
    pattern(`^(?:${grammar.describes})`, 'u').test(object) ||
    (grammar.isTranslated && (isCompanys(object) || isToldByClause(object)))
  )
}

/** `Nord Inc. leverantör`: the company's name tells which one. */
function isCompanys(words: string): boolean {
  return /^\p{Lu}[^\uE000-\uF8FF]*\s(?:(?:Inc|Ltd)\u2024?|AB|AS)[ -](?:leverantör|leverandør|kund|bank)\p{Ll}*(?!\p{L})/u.test(
    words,
  )
}

/** Bare words that no label begins with: a description, in languages whose nouns bear their article behind. */
export function isLowerCase(object: string): boolean {
  return /^\p{Ll}/u.test(object)
}

/** `verifikationen`, `XML-filen med …`: a definite noun says which, not what it is called. Sets no English word apart. */
export function isDefiniteNoun(words: string, grammar: Grammar): boolean {
  const { isTranslated, preposition, relative, infinitive, and, or } = grammar
  return (
    isTranslated &&
    pattern(
      [
        '^(?:(?:\\p{Lu}[\\p{L}\\d .-]*-|\\p{Ll}+-)?\\p{Ll}+(?:en|et|ot|an|ön|orna|arna|erna|ene)',
        '|(?:\\p{L}[\\p{L}\\d]*-)*\\p{Lu}{2,}[-:]?(?:en|et|t|n))',
        `(?:\\s(?:\\(|(?:${preposition}|${relative}|${infinitive}|${and}|${or}|d[äe]r|de[nt] (?:skal?|kan))\\s).+)?$`,
      ].join(''),
      'u',
    ).test(words)
  )
}

/** `BPM-bibliotek som ska kopplas`, `Frakt som du vill se`: a common noun, of which a clause tells which one. */
function isToldByClause(words: string): boolean {
  if (/^\p{Ll}+ d[äe]r du /u.test(words)) return true
  if (/^\p{Lu}[\p{L}.]+(?:\s\p{Ll}+)?\ssom du (?:vill|vil|ska|skal|behöver|trenger)\s/u.test(words))
    return true
  if (/^(?:\p{Lu}\S*\s){1,3}\p{Ll}{3,}(?:en|(?<!h|it)et|an|ene|na)\s(?:som|du|d[äe]r)\s\p{Ll}/u.test(words))
    return true
  return /^(?:\p{Lu}[\p{L}\d]*[ -])+(?<=-)\p{Ll}+\s(?:\p{Ll}+\s\p{Ll}+\s)?(?:som|d[äe]r|du|att|å)\s/u.test(
    words,
  )
}

/** `i det tomma området`, `där texten ska stå`, `bredvid namnet`: where, instead of what. */
export function tellsWhere(words: string, { isTranslated }: Grammar): boolean {
  return (
    isTranslated &&
    /^(?:(?:d[äe]r|bredvid|intill|ved siden av|utan|uten|för att|for å|(?:i|på|in i|inne i) (?:de[nt]|\p{Ll}+(?:en|et|an)))\s|(?:höger|vänster|høyre|venstre|(?:det )?(?:övre|nedre|øvre|översta|øverste|nedersta|nederste) \p{Ll}.*|(?:nästa|neste) (?:steg|trinn)|(?:steg|trinn) \d.*)$)/u.test(
      words,
    )
  )
}

/** A label that stands without the kind of its control: only a capital letter or a mark tells it from a description. */
export function properName(words: string, reading: Context): string | null {
  return isLowerCase(words) ? null : nameOf(words, reading)
}

/** `the node for …`: words that were left in English, and tell. */
function isLeftInEnglish(words: string, { isTranslated }: Grammar): boolean {
  return isTranslated && /^the \p{Ll}/u.test(words)
}

/** Words without what they are for. */
export function cutPurpose(object: string, { purpose }: Grammar): string {
  return object.replace(pattern(`(?:${purpose}).*$`, 'iu'), '').trim()
}

/** `filen X som du hämtade`, `X för de rader som du vill`: what the operator has to do with it tells the name no further. */
export function cutRelative(words: string, { ofYours }: Grammar): string {
  return words.replace(pattern(`,?(?:\\sf[öo]r de \\p{Ll}+)?\\s(?:${ofYours})\\s.*$`, 'u'), '')
}

/**
 * The label that words stand for: the mark that they begin with, or the bare words without what they are for.
 * @returns null when the words describe something instead of naming it, or name more than one thing.
 */
export function nameOf(words: string | null, { text, grammar }: Context): string | null {
  if (words === null || words === '') return null
  const marked = pattern(`^(${markClass}(?:\\s*[\\\\>/]\\s*${markClass})*)(?:\\s*[-–]?\\s*)(.*)$`, 'u').exec(
    words,
  )
  if (marked) {
    const [, mark = '', tail = ''] = marked
    if (markOf(text, mark)?.kind === 'quotation' && isDescription(writtenOut(text, mark), grammar))
      return null
    if (!grammar.isTranslated && describesInEnglish(writtenOut(text, mark))) return null
    const isOneOf =
      pattern(`^,?\\s*(?:${markClass}|\\p{L}+\\s+${markClass})`, 'u').test(tail) && /^,/.test(tail)
    const isWhole =
      tail === '' || (!isOneOf && pattern(`^(?:[,(=]|(?:${grammar.tail})(?=\\s|$))`, 'iu').test(tail))
    return isWhole ? trimLabel(withoutArticle(writtenOut(text, mark), grammar)) || null : null
  }
  const bare = cutRelative(cutPurpose(words, grammar), grammar)
  // `Kopiera för att öppna **Rader**`: a mark in what it is for does not divide the name.
  const isForMark = !isLowerCase(bare) && /^ (?:f[öo]r (?:att|å)|to) /u.test(words.slice(bare.length))
  if (pattern(markClass, 'u').test(isForMark ? bare : words)) return null
  if (bare === '' || [bare, words].some((told) => describes(told, grammar)) || isLeftInEnglish(bare, grammar))
    return null
  return trimLabel(!grammar.isTranslated ? bare : withoutStrays(bare)) || null
}

/** What stands in quotation marks may be told instead of named: `'the nodes that are described below'`. */
function isDescription(quoted: string, grammar: Grammar): boolean {
  return (
    describes(quoted, grammar) ||
    isLeftInEnglish(quoted, grammar) ||
    (isLowerCase(quoted) && pattern(`\\s(?:${grammar.relative})\\s`, 'u').test(quoted))
  )
}

/** Some writers set `the` in bold with the label. */
function withoutArticle(label: string, { isTranslated }: Grammar): string {
  return !isTranslated ? label.replace(/^the\s+(?=\p{Lu})/u, '') : label
}

/**
 * A label of which only the beginning is set apart, `the **Location** type field`, where a noun closes it. A code or a
 * programmer's name is whole: `the **A-014** account link`, `the **Route_Code** data source field`.
 */
export function nameOfPart(words: string, { text }: Context): string | null {
  const [, mark = ''] = pattern(`^(${markClass})(?! (?:and|or) )(?: \\p{Ll}+){1,3}$`, 'u').exec(words) ?? []
  const begins = writtenOut(text, mark)
  const isWhole = isIdentifier(begins) || /^\p{Lu}\S*_\S+$/u.test(begins)
  return trimLabel(isWhole ? begins : mark && writtenOut(text, words)) || null
}

/** The label of a field. What closes it ends it, whatever words it holds: `the Default when released field`. */
export function nameOfField(words: string | null, reading: Context): string | null {
  const { text, grammar } = reading
  if (words === null) return null
  // `feltet **Dato**-type`, `feltet **Bruk X** på nytt`: what follows is the other half of the name.
  const isHalf =
    grammar.isTranslated &&
    pattern(`^${markClass}(?:-(?!f[eä]lt)\\p{Ll}{3,}| på nytt| (?:för|av|till))$`, 'u').test(words)
  if (isHalf) return trimLabel(writtenOut(text, words)) || null
  if (pattern(markClass, 'u').test(words))
    return withoutFieldNoun(
      nameOf(words, reading) ?? (grammar.closing === '' ? null : nameOfPart(words, reading)),
    )
  if (!grammar.isTranslated && / (?:and|or) the /.test(words)) return null
  const rest = text.words.slice(text.words.indexOf(words) + words.length)
  // `feltet Frakt på Ruter-siden`: the page it stands on is no part of its name.
  // `fältet Frakt på sidan Rutter`, `fältet Frakt field`: nor is the noun that a translation left behind it.
  const [, alone] = !grammar.isTranslated
    ? []
    : (/^(\p{Lu}.*?) (?:på (?:[^\s]+-(?:siden|sidan)|(?:siden|sidan|fanen|fliken|hurtigfanen|snabbfliken) \p{Lu}.*)|field)$/u.exec(
        words,
      ) ?? [])
  if (alone !== undefined) return trimLabel(alone)
  // `the filter fields`: what they are, of which a name would have a capital.
  if (!grammar.isTranslated && isLowerCase(words) && /^ fields(?!\p{L})/u.test(rest)) return null
  // `fältet Rapporter till fält`: so does the noun in its own language.
  const isDoubled = grammar.isTranslated && / till? f[eä]lt$/u.test(words)
  if (isDoubled) return trimLabel(words.replace(/ f[eä]lt$/u, ''))
  const isClosed = grammar.closing !== '' && pattern(`^\\s?(?:${grammar.closing})`, 'iu').test(rest)
  return isClosed && !describes(words, grammar) ? trimLabel(words) || null : nameOf(words, reading)
}

/** `**Feltet Rute**`: some writers set the noun in bold with the name. */
function withoutFieldNoun(label: string | null): string | null {
  return label?.replace(/^(?:Fältet|Feltet) (?=\p{Lu})/u, '') ?? null
}

/** `the **Bus group** that is used for it`, `the **Bus No.** as per the plan`: which one is meant. */
const isToldBehind = pattern(`^the ${markClass} (?:that (?:is|are|was|has)|as per) `, 'u')

/** `a **User ID**`, `**the order that you made**`, `the **Type for the order**`: any of its kind, or the one that is meant. */
function isToldInEnglish(object: string, text: MarkedText): boolean {
  const [, article, mark = ''] = pattern(`^(an? |the )?(${markClass})`, 'u').exec(object) ?? []
  const name = writtenOut(text, mark)
  return (
    /^an? $/u.test(article ?? '') ||
    describesInEnglish(name) ||
    (article === 'the ' && (/ (?:for|of) the \p{Ll}/u.test(name) || isToldBehind.test(object)))
  )
}

/** Some writers set in bold what they tell, `**a category**`. */
function describesInEnglish(name: string): boolean {
  return /^(?:an?|the|your|one|some) \p{Ll}/u.test(name)
}

/** `either **A**, or just **B**`, `Enter or type an ID`: which of them is left open. */
function isOpenInEnglish(object: string): boolean {
  return /^either | or (?:enter|type|select|choose) an? /u.test(object)
}

/** A picture, or a key of the keyboard: no value can be either. */
function isShownOrPressed(mark: Mark | null): boolean {
  return mark?.kind === 'picture' || mark?.kind === 'key'
}

/** The value that words fix; null when they describe one. */
export function fixedValue(object: string, reading: Context): string | null {
  const { text, grammar } = reading
  const marked = pattern(`^(?:\\p{L}+ )?(${markClass}(?:\\s*[\\\\>/]\\s*${markClass})*)(.*)$`, 'u').exec(
    object,
  )
  // `en **ruttkod**`: any of its kind; `ruttens **kod**`, `den **rutt** som`: the one that is meant.
  const isTold = pattern(
    `^(?:(?:ett?|en|ei|\\p{Ll}+(?:en|et|an)s) ${markClass}|(?:den|det|de) ${markClass} (?:${grammar.relative}) )`,
    'iu',
  ).test(object)
  if (marked && grammar.isTranslated && isTold) return null
  if (pattern(`^(?:${grammar.suitable}) ${markClass}`, 'iu').test(object)) return null
  if (!grammar.isTranslated && isOpenInEnglish(object)) return null
  if (marked && !grammar.isTranslated && isToldInEnglish(object, text)) return null
  if (marked) {
    const [, mark = '', tail = ''] = marked
    // `**A**, file **B**`: nor is the first of what a list goes on with.
    if (!grammar.isTranslated && pattern(`^, (?!(?:with|and|or|then) )\\p{Ll}+ ${markClass}`, 'u').test(tail))
      return null
    // `**A**, **B** eller **C**`: one of several is none.
    if (pattern(`^(?:,\\s${markClass})*,?\\s(?:${grammar.or}|${grammar.and})\\s${markClass}`, 'u').test(tail))
      return null
    const isWhole =
      tail.trim() === '' || /^\s*[,(.]/.test(tail) || pattern(`^\\s(?:${grammar.tail})\\b`, 'iu').test(tail)
    if (isWhole) return isShownOrPressed(markOf(text, mark.charAt(0))) ? null : writtenOut(text, mark)
    return grammar.isTranslated ? null : valueBesideEnglishNoun(object, text)
  }
  const bare = cutPurpose(object, grammar)
  const which = grammar.isTranslated ? valueBesideNoun(bare, text) : valueBesideEnglishNoun(object, text)
  if (which !== null) return which
  if (pattern(markClass, 'u').test(object) || describes(object, grammar)) return null
  // `XML-filen som du hämtade`: told, not fixed.
  if (isDefiniteNoun(bare, grammar)) return null
  // `A, B eller C`: one of several is none.
  if (grammar.isTranslated && pattern(`,\\s[^,]+\\s(?:${grammar.or})\\s`, 'u').test(bare)) return null
  // `ID för resursen`: told, not fixed.
  if (grammar.isTranslated && /^(?:ID|UR[IL])(?:-\p{Ll}+$|\s\p{Ll})|\sUR[IL]$/u.test(bare)) return null
  // `Entry certificate row`: the noun of the list, and no part of what stands in it.
  const value = !grammar.isTranslated
    ? bare.replace(/(?<=^\p{Lu}.*) (?:row|record)$/u, '')
    : withoutStrays(bare)
  // `1099 information`: told, not fixed.
  if (!grammar.isTranslated && / information$/u.test(value)) return null
  const isName = /^(?:[\p{Lu}\p{N}\-–+*$%]|[<>]=?\s?\d)/u.test(value) || value.includes('\\')
  return isName || (grammar.isTranslated && isTechnical(value)) ? trimLabel(value) : null
}

/** `rute_kode`, `a-12-31`, `b0042`, `https://host`, `format: Rute`: what no common noun looks like, though it begins as one. */
function isTechnical(value: string): boolean {
  return /^(?:https?:\/\/\S+|\p{Ll}+(?:_\p{Ll}+)+|\p{Ll}{1,4}(?:-\d+){2,}|\p{Ll}\d{3,}|\p{Ll}[\p{L}\d]*: \p{Lu}.*)$/u.test(
    value,
  )
}

/** `6 som antall`, `"10"` that stood close to its verb, `Bil”` or `”Bil` without its other quotation mark, `A10 värde`: the value alone. */
function withoutStrays(value: string): string {
  const [, quoted] = /^["”]([^"”]+)["”]$/u.exec(value) ?? []
  return (quoted ?? value)
    .replace(/^(\d[\d.,]*) som \p{Ll}.*$/u, '$1')
    .replace(/^([^"“”„]+)[”“]$/u, '$1')
    .replace(/^[”“"]([^"“”„']+)'?$/u, '$1')
    .replace(/^\p{Ll}+ [”“"]([^"“”„]+)$/u, '$1')
    .replace(/^(\p{Lu}+\d+) (?:värde|verdi)$/u, '$1')
}
