import { markClass, markOf, writtenOut } from './marked-text.ts'
import type { Context } from './names.ts'
import { pattern } from './pattern.ts'

/** `**Ordrenummer** som ble opprettet`: what bears the number is told, and not which number. */
export function tellsNumber(object: string, { text }: Context): boolean {
  const [, mark = ''] = pattern(`^(${markClass}) som (?:ble|blev|har|är|er|du) `, 'u').exec(object) ?? []
  return /\p{Ll}(?:nummer|-ID)$/u.test(writtenOut(text, mark))
}

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
  // `Välj en **ruttgrupp**`, where one of any kind is asked for, and what it is called is set apart.
  const isOne = /^(?:ett?|en|ei)\s/u.test(article ?? '') && /^\p{Ll}{4,}$/u.test(name)
  const isName = isOne || (article === undefined ? /\p{Ll}/u.test(name) : /^\p{Lu}.*\p{Ll}/u.test(name))
  // `Select a **Town**`: an article makes a value of nothing.
  const isTyped =
    !(article !== undefined && grammar.types === '') &&
    pattern(`(?:${grammar.types})\\s${mark}`, 'iu').test(text.words)
  return isName && !isTyped ? mark : null
}
