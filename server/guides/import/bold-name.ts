import { markClass, markOf, writtenOut } from './marked-text.ts'
import type { Context } from './names.ts'
import { pattern } from './pattern.ts'

/**
 * The name that stands in bold where its field's noun would, `Ange **Postnummer** för orten`, `Ange ett **Datum**`, `Velg en passende **By**`;
 * what is typed, `skriv **Lund**`, is a value, as is what something is called, `Ange **Lund** som ort`.
 */
export function boldName(object: string, { text, grammar }: Context): string | null {
  const { determiner, preposition, infinitive, relative, within } = grammar
  const rest = `(?:,?\\s(?:${preposition}|${relative}|d[äe]r)\\s(?!(?:${infinitive})\\s)[^\\uE000-\\uF8FF]*)?`
  const [, article, mark = ''] =
    pattern(`^((?:${determiner})\\s(?:\\p{Ll}+(?:ende|ande|ig|ny)\\s)?)?(${markClass})${rest}$`, 'u').exec(
      object,
    ) ?? []
  if (markOf(text, mark)?.kind !== 'strong') return null
  // `Ange **Lund** i filtret`: a value, and where it goes.
  if (article === undefined && pattern(`^${mark}\\s(?:${within})\\s`, 'u').test(object)) return null
  const name = writtenOut(text, mark)
  const isName = article === undefined ? /\p{Ll}/u.test(name) : /^\p{Lu}.*\p{Ll}/u.test(name)
  // `Select a **Town**`: an article makes a value of nothing.
  const isTyped =
    !(article !== undefined && grammar.types === '') &&
    pattern(`(?:${grammar.types})\\s${mark}`, 'iu').test(text.words)
  return isName && !isTyped ? mark : null
}
