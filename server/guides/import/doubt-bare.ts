import { type MarkedText, trimLabel } from './marked-text.ts'
import { isDefiniteWord } from './told-in-bold.ts'

const preposition = '(?:i|på|för|for|från|fra|av|till?|med|utan|uten|under|efter|etter|via|vid|ved)'

/** A noun that bears the article of the sentence; `enhet`, `paket` and `områden` only end alike. */
const definite = '\\p{Ll}{2,}(?:(?<!h|it|pak|budg)et|(?<!(?:an|en|vär|områ)d|ställ)en|arna|erna|orna|ene)'

/** `Norr i rutorna`, `Rutt för den valda orten`: where, or of what. */
const tellsPlace = new RegExp(
  `\\s${preposition}\\s(?:(?!den(?:ne|na)|det(?:te|ta)|de[nt] här)\\p{Ll}+\\s){0,2}${definite}(?:\\s|$)`,
  'u',
)

/** What the words of a name that nothing sets apart from its sentence give away: they tell which one is meant. */
const tells: readonly RegExp[] = [
  // `ATO-ordern för fem bussar`, `BPM-bibliotekens ordning`, `rutt ID-länken`.
  /-\p{Ll}{3,}(?:(?<!h|it|pak|budg)et|(?<!(?:an|en|vär|områ)d|ställ)en|[lr]n|(?:k|t|n)ens|ets)\s/u,
  /-(?:länken|lenken|koblingen|ikonen|ikonet|knappen)$/u,
  // `URI-en`.
  /^\p{Lu}{2,}[-:](?:en|et|n|t)$/u,
  // `Norr Studio som administratör`, `Norr i venstre rute`.
  /\ssom administrat(?:ör|or)$|\si (?:venstre|høyre|vänster|höger|övre|nedre|øvre)\s/u,
  // `Pil høyre`: what the button looks like.
  /^(?:pil (?:høyre|venstre|opp|ned)|(?:høyre|venstre) pil)$/iu,
  // `fyra rader`, `ytterligare filter`, `efter frakten`, `vyn`.
  /^(?:tre|fyra|fire|fem|sex|seks)\s|^(?:ytterligare|ytterligere) filt/u,
  /^(?:efter|etter|under|med|mot|via|vid|ved|utan|uten)\s/u,
  /^(?:vyn|byn)$/u,
]

/**
 * Whether a name that nothing sets apart tells, instead of naming. Who sets other names of the sentence in bold would
 * have set this one, too: there, words that tell where or of what are none of it.
 */
export function isToldBare(label: string, { marks }: MarkedText): boolean {
  if (tells.some((form) => form.test(label))) return true
  const [first = ''] = label.split(' ')
  return (
    marks.some(({ kind }) => kind === 'strong') &&
    (tellsPlace.test(label) || (label !== first && first.length > 7 && isDefiniteWord(first)))
  )
}

/**
 * `**Rutt** > **Norr** och kontrollera rutten`, `till Ruttmenyn **Rutt** > **Norr**`: a part of a way that is more
 * than what was set apart goes on with the sentence, or begins within it.
 */
export function isMoreThanMarked(part: string, { marks }: MarkedText): boolean {
  const named = marks
    .filter(({ kind }) => kind === 'strong')
    .flatMap(({ text }) => text.split(/\s*>\s*/u).map(trimLabel))
    .filter((name) => name.length > 2)
    .sort((one, other) => other.length - one.length)
  const within = named.filter((name) => part.startsWith(`${name} `) || part.startsWith(`${name},`))
  const behind = named.filter((name) => part.endsWith(` ${name}`))
  if (named.includes(part) || (within.length === 0 && behind.length === 0)) return false
  const rest = named.reduce((words, name) => words.replaceAll(name, ' '), part)
  return /\p{L}/u.test(rest)
}

/**
 * Whether a value that nothing sets apart is told, `Ruttyp för orten`, `MEA-nummer`, though its field stands in bold,
 * as what is entered there would.
 */
export function isToldValue(value: string, label: string | null, { marks }: MarkedText): boolean {
  const isFieldMarked = marks.some(({ kind, text }) => kind === 'strong' && trimLabel(text) === label)
  return isFieldMarked && (tellsPlace.test(value) || toldValues.some((form) => form.test(value)))
}

const toldValues: readonly RegExp[] = [
  /\s\p{Ll}+(?:ens|ets)\s\p{Ll}+$|\s(?:din|ditt)\s/u,
  /^\p{Lu}{2,}-(?:nummer|nr|typ|type|kode?)(?:\s|$)/u,
  new RegExp(`^\\d+-${definite}$`, 'u'),
  /^\d+ \p{Ll}+ (?:før|innan|efter|etter) /u,
]
