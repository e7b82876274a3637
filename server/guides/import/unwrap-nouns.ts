import type { Grammar } from './grammar.ts'
import { type Mark, type MarkedText, markAt } from './marked-text.ts'
import { pattern } from './pattern.ts'

/**
 * `**På fliken Order**`, `**åtgärden Frakta**`: the noun that some writers set in bold with its name stands before it,
 * as does the verb in `I **navigeringsfönstret, gå till Frakt > Rutter**`.
 */
export function unwrapNouns({ words, marks }: MarkedText, { partsOfScreen, verbs }: Grammar): MarkedText {
  if (partsOfScreen === '') return { words, marks }
  const going = verbs.find(([verb]) => verb === 'go')?.[1] ?? ''
  const stray = `(?:\\p{L}+ )?(?:${partsOfScreen})|\\p{Ll}{3,}(?:en|et)(?:,? (?:${going})(?=[^>]*\\s>\\s))?`
  const before = new Map<string, string>()
  const names = marks.map(withoutStrayWord).map((mark, index): Mark => {
    const [, noun, name] =
      mark.kind === 'strong' ? (pattern(`^(${stray}) (\\p{Lu}.*)$`, 'u').exec(mark.text) ?? []) : []
    if (noun === undefined || name === undefined) return mark
    before.set(markAt(index), noun)
    return { ...mark, text: name }
  })
  if (before.size === 0) return { words, marks: names }
  const unwrapped = words.replace(/[\uE000-\uF8FF]/g, (character) => {
    const noun = before.get(character)
    return noun === undefined ? character : `${noun} ${character}`
  })
  return { words: unwrapped, marks: names }
}

/**
 * `**Select Välj ort**`, `välj **sedan Spara**`, `**Nord\\Bil i treet**`: words of the sentence that stand in bold
 * with the name.
 */
function withoutStrayWord(mark: Mark): Mark {
  return mark.kind === 'strong'
    ? {
        ...mark,
        text: mark.text
          .replace(/^(?:Select (?=(?:Välj|Velg)\s)|(?:sedan|därefter|deretter|du) (?=\p{Lu}))/u, '')
          .replace(/(?<=\\.*) i (?:trädet|treet)$/u, ''),
      }
    : mark
}
