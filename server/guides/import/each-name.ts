import { type MarkedText, markClass, writtenOut } from './marked-text.ts'
import { pattern } from './pattern.ts'

const names = `${markClass}(?:, ${markClass})*,? (?:och|og|and) ${markClass}`
const hyphenedNames = `${markClass}-(?:, ${markClass}-)* og ${markClass}`

/** A name that only its capital sets apart. */
const bareName = '\\p{Lu}[\\p{L}-]*(?: (?!and |field)[\\p{L}-]+){0,3}'
const bareNames = `(?:in|In) the (${bareName}) (?:field )?and the (${bareName}) fields?`

/** Where several names may stand, and the words around one of them. */
const forms: readonly (readonly [RegExp, (name: string) => string])[] = [
  [pattern(`(?<=(?:^|\\s)(?:i|på) )fälten (${names})`, 'iu'), (name) => `fältet ${name}`],
  [pattern(`(?<=(?:^|\\s)(?:i|på) )feltene (${names})`, 'iu'), (name) => `feltet ${name}`],
  [pattern(`(?<=(?:^|\\s)(?:i|på) )(${hyphenedNames})-feltene`, 'iu'), (name) => `${name}-feltet`],
  [pattern(`(?<=(?:^|\\s)in the )(${names}) fields`, 'iu'), (name) => `${name} field`],
  [
    pattern(`(?<=(?:^|\\s)in the )(${markClass} field and the ${markClass})(?: field)?(?=,)`, 'iu'),
    (name) => `${name} field`,
  ],
  [
    pattern(`(?<=^expand the )(${names}) (?:fact ?boxes|fast ?tabs|sections)(?!\\p{L})`, 'iu'),
    (name) => `${name} section`,
  ],
  [
    pattern(`(?<=(?:^|,\\s)(?:select|choose|clear|check|mark) the )(${names}) check ?boxes(?!\\p{L})`, 'iu'),
    (name) => `${name} check box`,
  ],
  [pattern(`(?<=^select the )(${names}) options(?!\\p{L})`, 'iu'), (name) => `${name} option`],
  [pattern(`(?<=^(?:open|close) the )(${names}) pages(?!\\p{L})`, 'iu'), (name) => `${name} page`],
  [pattern(`^(${names})(?=\\s[–—-]\\s)`, 'iu'), (name) => name],
  [
    pattern(`(?<=^\\p{L}+ )(?:faktaboxarna|snabbflikarna|avsnitten) (${names})`, 'iu'),
    (name) => `avsnittet ${name}`,
  ],
  [pattern(`(?<=^\\p{L}+ )(?:faktaboksene|hurtigfanene|delene) (${names})`, 'iu'), (name) => `delen ${name}`],
  [pattern(`(?<=^\\p{L}+ )(${names})(?= i (?:trädet|treet)[.]?$)`, 'iu'), (name) => name],
  // `I fältet **A** och **B**, ange …`: the noun stands once for both.
  [pattern(`(?<=^i )(fältet ${names})(?=, )`, 'iu'), (name) => `fältet ${name}`],
  [
    pattern(`(?<=^i )(${markClass}-feltet og i ${markClass})(?= \\p{L}+r du )`, 'iu'),
    (name) => `${name}-feltet`,
  ],
  [
    pattern(`(?<=^(?:i (?:trädet|treet)|in the tree),? (?:\\p{L}+ du|\\p{L}+) )(${names})(?=[.]?$)`, 'iu'),
    (name) => name,
  ],
]

/**
 * `Enter a name in the **Name** field and a code in the **Code** field`: one verb, and what is done in each of two
 * fields.
 */
const inEach = pattern(
  [
    `^((?:on the [^,]+, )?\\p{L}+) ((?:\\S+ ){1,9}in the ${markClass} field),? and ((?:\\S+ `,
    `){1,6}in the ${markClass} field)[.]?$`,
  ].join(''),
  'iu',
)
/** `Set **From** to **Lund** and **To** to **Bergen**`: the same of two that are set. */
const setsEach = pattern(
  [
    `^(set) ((?:the )?${markClass}(?: field|`,
    ` option)? to \\S+?),? and ((?:the )?${markClass}(?: field| option)? to \\S+?)[.]?$`,
  ].join(''),
  'iu',
)

/** `Välj **A\\B** och **C\\D**`: paths can only be meant of a tree, where each of them is chosen. */
function eachPath(sentence: string, text: MarkedText): readonly string[] {
  const [, verb, both = ''] =
    pattern(`^(\\p{L}+) (${markClass} (?:och|og) ${markClass})[.]?$`, 'u').exec(sentence) ?? []
  const marks = both.match(new RegExp(markClass, 'gu')) ?? []
  return marks.every((mark) => /\w\\\w/u.test(writtenOut(text, mark)))
    ? marks.map((mark) => `${verb} ${mark}`)
    : []
}

/**
 * `Ange värden i fälten **A** och **B**`, `Välj **A** och **B** i trädet`, `Select the **A** and **B** check boxes`:
 * what is done with each of several names, as an instruction of its own. Any other sentence is one.
 */
export function eachName(sentence: string, text: MarkedText): readonly string[] {
  const paths = eachPath(sentence, text)
  if (paths.length > 0) return paths
  const [, verb, first, second] = inEach.exec(sentence) ?? setsEach.exec(sentence) ?? []
  if (first !== undefined && second !== undefined) return [`${verb} ${first}`, `${verb} ${second}`]
  for (const [form, around] of forms) {
    const found = form.exec(sentence)
    if (!found) continue
    const before = sentence.slice(0, found.index)
    const behind = sentence.slice(found.index + found[0].length)
    const marks = found[0].match(new RegExp(markClass, 'gu')) ?? []
    return marks.map((name) => `${before}${around(name)}${behind}`)
  }
  return eachBareName(sentence)
}

/** `Enter values in the Town name and the Bus fields`: each bears its article, so that `and` parts them. */
function eachBareName(sentence: string): readonly string[] {
  const [whole, ...names] = pattern(bareNames, 'u').exec(sentence) ?? []
  return whole === undefined
    ? [sentence]
    : names.map((name) => sentence.replace(whole, `in the ${name} field`))
}
