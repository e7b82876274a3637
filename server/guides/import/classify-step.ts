import type { Grammar } from './grammar.ts'
import { type Instruction, instruction } from './instruction.ts'
import { interpret } from './interpret.ts'
import { emphasizedLabels, type MarkedText, markClass, markOf, trimLabel } from './marked-text.ts'
import { isLowerCase } from './names.ts'
import { pattern } from './pattern.ts'
import { readClause, readMeans, splitInstructions } from './read-clause.ts'
import type { Style } from './reading.ts'
import { splitSentences } from './sentences.ts'

/** What a step says. */
export interface ClassifiedStep extends Instruction {
  /** A range that the text calls usual, `typically 5-10`. */
  readonly range: { readonly from: number; readonly to: number } | null
  /** Every label that the writer set in bold, also where no pattern takes the sentence. */
  readonly mentions: readonly string[]
  /** Further instructions of the same step, after the first. */
  readonly further: readonly Instruction[]
}

/** Finds out how a page speaks from all of its steps. */
export function styleOf(texts: readonly MarkedText[], grammar: Grammar): Style {
  const verbs = texts.flatMap((text) =>
    splitSentences(text)
      .map((sentence) => readClause(sentence, grammar))
      .filter((clause) => clause?.places.length === 0),
  )
  const clicks = verbs.filter((clause) => clause?.verb === 'press').length
  return { saysClick: clicks > verbs.filter((clause) => clause?.verb === 'select').length }
}

/** Reads a step's kind, label, value and path out of its first sentence; nothing is guessed. */
export function classifyStep(text: MarkedText, grammar: Grammar | null, style: Style): ClassifiedStep {
  const manual = instruction('manual')
  const mentions = emphasizedLabels(text)
  if (!grammar) return { ...manual, mentions, range: null, further: [] }
  const [first = '', ...others] = splitSentences(text)
  const search = readSearch(endsInPicture(first, text) ? text.words : first, text, grammar)
  const [opening = null, ...joined] = search ? [search] : readSentence(first, text, grammar, style)
  const following = [...joined, ...others.flatMap((sentence) => readSentence(sentence, text, grammar, style))]
  const instructions = following.filter(
    (other): other is Instruction => other !== null && other.kind !== 'note',
  )
  // `You are prompted to confirm. Select Yes.`: what only tells may stand before what is to be done.
  const isTold = opening?.kind === 'note' && instructions.length > 0
  const head = isTold ? instructions[0] : opening
  return {
    ...(head ?? { ...manual, optional: isOptional(first, grammar) }),
    mentions,
    range: readRange(text, grammar),
    further: isTold ? instructions.slice(1) : instructions,
  }
}

function readSentence(
  sentence: string,
  text: MarkedText,
  grammar: Grammar,
  style: Style,
): readonly (Instruction | null)[] {
  if (pattern(`^(?:${grammar.tells})`, 'iu').test(sentence)) return [instruction('note')]
  const words = partVerbs(partNouns(unwrapFixtures(sentence, text, grammar)), grammar)
  return splitInstructions(words, grammar).map((part) => {
    const reading = { text, grammar, style }
    const clause = readClause(part, grammar)
    const said = clause && interpret(clause, reading)
    if (said && !(said.label !== null && isLowerCase(said.label))) return said
    const means = readMeans(part, grammar)
    return (means && interpret(means, reading)) ?? said
  })
}

/** `i fältetSumma`: the space behind a noun that was lost in translation. */
function partNouns(sentence: string): string {
  return sentence.replace(/\b(fältet|feltet|fliken|fanen|sidan|siden)(?=\p{Lu})/gu, '$1 ')
}

/** `AngeHögsta antal`: the space behind a verb that was lost in translation. */
function partVerbs(sentence: string, { verbs, inverted }: Grammar): string {
  if (inverted === '') return sentence
  const isVerb = (word: string) => verbs.some(([, source]) => pattern(`^(?:${source})$`, 'iu').test(word))
  return sentence.replace(
    /(?<=^|, )(\p{L}\p{Ll}+)(\p{Lu}\p{Ll}+|["”]\S+)/gu,
    (whole: string, verb: string, rest: string) =>
      !isVerb(whole) && isVerb(verb) ? `${verb} ${rest}` : whole,
  )
}

/** `Choose the ![Tell me] icon, enter **Job queue**`: goes to a page by searching for its name. */
function readSearch(sentence: string, text: MarkedText, grammar: Grammar): Instruction | null {
  const [, picture = '', name = ''] =
    new RegExp(`^[^\uE000-\uF8FF]*(${markClass}).*?(${markClass})`, 'u').exec(sentence) ?? []
  if (markOf(text, picture)?.kind !== 'picture' || markOf(text, name)?.kind !== 'strong') return null
  const between = sentence.slice(sentence.indexOf(picture) + 1, sentence.indexOf(name))
  const entering = grammar.verbs.find(([verb]) => verb === 'enter')?.[1] ?? ''
  if (!pattern(`(?:^|\\s)(?:${entering})(?=\\s|$)`, 'iu').test(between)) return null
  const label = trimLabel(markOf(text, name)?.text ?? '')
  return instruction('navigate', { label, path: [label] })
}

/** `Choose the ![Bulb] Select the icon, enter …`: a picture's own words may stand between it and what is entered. */
function endsInPicture(sentence: string, text: MarkedText): boolean {
  return markOf(text, sentence.slice(-1))?.kind === 'picture'
}

/** An instruction that no pattern takes may still say that it is up to the operator. */
function isOptional(sentence: string, { optional }: Grammar): boolean {
  const whole = sentence.replace(/[\s.:;,!]+$/u, '')
  return (
    pattern(`^(?:${optional.before})\\s`, 'iu').test(whole) ||
    pattern(`(?:${optional.after})$`, 'iu').test(whole)
  )
}

/** `On the **Action Pane**` is no label: the pane's words take the mark's place. */
function unwrapFixtures(sentence: string, text: MarkedText, { fixtures }: Grammar): string {
  return sentence.replace(new RegExp(markClass, 'gu'), (character) => {
    const words = markOf(text, character)?.text ?? ''
    return pattern(`^(?:${fixtures})$`, 'iu').test(words) ? words : character
  })
}
function readRange(text: MarkedText, { typically }: Grammar): ClassifiedStep['range'] {
  for (const sentence of splitSentences(text)) {
    if (!pattern(`(?<!\\p{L})(?:${typically})(?!\\p{L})`, 'iu').test(sentence)) continue
    const [, from, to] = /(\d+)\s*(?:-|–|to|till|til)\s*(\d+)/u.exec(sentence) ?? []
    if (from !== undefined && to !== undefined && Number(from) < Number(to))
      return { from: Number(from), to: Number(to) }
  }
  return null
}
