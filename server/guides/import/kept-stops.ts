import type { Instruction } from './instruction.ts'

/**
 * Stands for a full stop that belongs to a name (`Litware, Inc.`, `Min. qty.`) while sentences are read, so that nothing
 * takes it for the end of one.
 */
export const keptStop = '\u2024'

const field = '(?:fält|fältet|felt|feltet|field|column|kolumnen|kolonnen)(?!\\p{L})'

/** Nouns that close an English name: a stop before them ends no sentence. */
const closing = '(?:fields|columns|action|button|option|toggle|check ?box|page|report)(?!\\p{L})'

const ofCompany = /(?<=(?:^|[\s,])(?:Inc|Ltd|Corp))\./gu

/** `I Oper. Nr. -feltet`: what is called a field right behind its stop. */
const ofField = new RegExp(`(?<=(?:^|[\\s.])\\p{L}{2,5})\\.(?=\\s?-?${field})`, 'gu')

/** `I Oper. Nr. anger du ett nummer`: what stands before the inverted verb. */
const beforeVerb =
  /(?<=^I (?:\p{L}{2,5}[. ] ?)*\p{L}{2,5})\.(?= (?:anger|väljer|skriver|angir|velger|skriver) du )/gu

/** `**Ant.:** 12`: a stop before the colon that closes a name belongs to the name. */
const beforeColon = /(?<=\p{L})\.(?=:$)/gu

/** `I Ordrenr **.** -feltet`: a stop that was torn off its name. */
const tornOff = /(?<=\p{L}nr) \.(?= ?-?f[eä]ltet(?!\p{L}))/gu

/** Keeps the stops of names in words that no mark sets apart, or inside of a mark. */
export function keepStops(words: string): string {
  return [tornOff, ofCompany, ofField, beforeVerb, beforeColon].reduce(
    (kept, stop) => kept.replace(stop, keptStop),
    words,
  )
}

/** `ange **Larm inst.** och välj sedan relaterad länk`: what is typed to search for is a name with all of its signs. */
export const beforeLink =
  ',?\\s(?:och|og)\\s(?:\\p{Ll}+\\s){1,4}(?:relatera(?:d|de)|relaterte|tilknyttede)\\s'

/** What stands around a mark, in words, whose own full stop ends its label and not the sentence. */
export const ownStop = new RegExp(
  `(?<=(?:^|\\s)(?:${field}|[Ii]|[Ii]n) )([\\uE000-\\uF8FF])${keptStop}(?=\\s\\p{Ll})|([\\uE000-\\uF8FF])${keptStop}(?=\\s*-?(?:${field}|${closing}))|([\\uE000-\\uF8FF])${keptStop}(?=\\s?[.,]|\\s(?:and|or|och|eller|og) [\\uE000-\\uF8FF])`,
  'gu',
)

/** `Ordernr`, `Bus No`, `Frakt per anl.tillg`, `Ant. som skal håndt`: words that no one writes but with a stop behind them. */
export function isAbbreviated(label: string): boolean {
  return /\p{L}nr$|\p{L} No$|\p{Ll}\.(?:\s?\p{Ll}[^.]*)$/u.test(label)
}

/** Whether a label's last word is short enough to be an abbreviation, or can be nothing else. */
export function endsInAbbreviation(label: string): boolean {
  return /(?:^|\s)\p{L}{1,4}$/u.test(label) || isAbbreviated(label)
}

/** The instruction as it is printed. */
export function withStops(read: Instruction): Instruction {
  const { label, value, path } = read
  return {
    ...read,
    label: label === null ? null : printed(label),
    value: typeof value === 'string' ? printed(value) : value,
    path: path.map(printed),
  }
}

/** Words with their full stops again. */
export function printed(words: string): string {
  return words.replaceAll(keptStop, '.')
}
