import type { Grammar } from './grammar.ts'
import { type Instruction, instruction } from './instruction.ts'
import { type MarkedText, markClass, markOf, trimLabel } from './marked-text.ts'
import { pattern } from './pattern.ts'

/** `Choose the ![Tell me] icon, enter **Job queue**`: goes to a page by searching for its name. */
export function readSearch(sentence: string, text: MarkedText, grammar: Grammar): Instruction | null {
  const found = grammar.isTranslated ? null : foundByLink(sentence)
  if (found !== null) return pageCalled(found, text)
  const bare = grammar.isTranslated ? null : bareSearch.exec(sentence)
  if (bare)
    return instruction('navigate', { label: bare[1] ?? null, path: bare[1] === undefined ? [] : [bare[1]] })
  const [, picture = '', name = ''] =
    new RegExp(`^[^\uE000-\uF8FF]*(${markClass}).*?(${markClass})`, 'u').exec(sentence) ?? []
  const isIcon = markOf(text, picture)?.kind === 'picture' || isNamedIcon(sentence, picture)
  if (!isIcon || !/^(?:strong|emphasis)$/.test(markOf(text, name)?.kind ?? '')) return null
  const between = sentence.slice(sentence.indexOf(picture) + 1, sentence.indexOf(name))
  const entering = grammar.verbs.find(([verb]) => verb === 'enter')?.[1] ?? ''
  if (!pattern(`(?:^|\\s)(?:${entering}|anger|angir|ställ in)(?=\\s|$)`, 'iu').test(between)) return null
  // `ange **Orter** eller **Rutter**`: one of several pages is none.
  const isOneOf = pattern(`${name}(?:, ${markClass})*,? (?:${grammar.or}) ${markClass}`, 'u').test(sentence)
  // `enter **A** > **B**`: a way, and no page's name.
  const isWay = pattern(`${name} ?(?:>|->) ?${markClass}`, 'u').test(sentence)
  if (isOneOf || isWay) return instruction('navigate')
  return pageCalled(name, text)
}

/**
 * `Select **Search** …, enter **Towns**, and then choose the related link`: only who searches is given a link that is
 * related, wherever the search itself stands. Another way to the same page is left to the operator.
 */
function foundByLink(sentence: string): string | null {
  if (/^Alternatively\b/u.test(sentence)) return null
  const further = '(?: \\p{Ll}+)?(?: \\([^()]*\\))?'
  const link = ',? (?:and )?(?:then )?(?:choose|select) the related link'
  const searching = `(?:^|\\s)(?:enter|type|search for) (?:the )?(${markClass})${further}\\s?${link}[.]?$`
  const [, name] = pattern(searching, 'iu').exec(sentence) ?? []
  return name ?? null
}

/** `Choose the ![Bulb] icon, enter Bus lines, and then choose the related link`: so is a name that nothing sets apart. */
const bareSearch = pattern(
  `^Choose the ${markClass} icon, enter (\\p{Lu}[\\p{L} ]{2,60}), and then (?:choose|select) the related link[.]?$`,
  'u',
)

function pageCalled(mark: string, text: MarkedText): Instruction {
  const label = trimLabel(markOf(text, mark)?.text ?? '')
  return instruction('navigate', { label, path: [label] })
}

/** `ikonen **Sök** …, ange **Orter** och välj sedan relaterad länk`: some writers name the icon instead of showing it. */
function isNamedIcon(sentence: string, name: string): boolean {
  return (
    pattern(`(?:ikonen|ikonet) ${name}`, 'iu').test(sentence) &&
    /(?:relatera(?:d|de)|relaterte|tilknyttede) (?:länk|kobling)\p{L}*[.]?$/u.test(sentence)
  )
}
