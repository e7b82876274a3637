import { joinAlternatives } from './alternatives.ts'
import { withoutDoubt } from './doubt.ts'
import { eachName } from './each-name.ts'
import { withBareExample, withExample } from './examples.ts'
import type { Grammar } from './grammar.ts'
import { type Instruction, instruction } from './instruction.ts'
import { interpret } from './interpret.ts'
import { interpretFilter } from './interpret-filter.ts'
import { withStops } from './kept-stops.ts'
import { nameOfOnlyControl } from './last-resort.ts'
import { continuesOffer, isWayOut, offersAnother, onesOfSeveral, withoutRepeats } from './later-sentences.ts'
import { emphasizedLabels, type MarkedText, markOf } from './marked-text.ts'
import { mendSentence } from './mend-sentence.ts'
import { readPressed } from './mend-slips.ts'
import { readMistyped } from './mistyped-verb.ts'
import { isLowerCase } from './names.ts'
import { pattern } from './pattern.ts'
import { readClause, readMeans, readPart, splitInstructions } from './read-clause.ts'
import { readFieldEntry } from './read-field-entry.ts'
import { readSearch } from './read-search.ts'
import type { Reading, Style } from './reading.ts'
import { splitSentences } from './sentences.ts'
import { unwrapNouns } from './unwrap-nouns.ts'
import { isState } from './values.ts'

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
export function classifyStep(whole: MarkedText, grammar: Grammar | null, style: Style): ClassifiedStep {
  const manual = instruction('manual')
  if (!grammar) return { ...manual, mentions: emphasizedLabels(whole), range: null, further: [] }
  const text = unwrapNouns(whole, grammar)
  const mentions = emphasizedLabels(text)
  const sentences = splitSentences(text)
  const [first = ''] = sentences
  const shown = endsInPicture(first, text) ? readSearch(text.words, text, grammar) : null
  const read = sentences.map((sentence, index) => {
    // The sentence behind the picture was read with it.
    if (shown && index < 2) return { sentence, instructions: index === 0 ? [shown] : [] }
    const search = readSearch(sentence, text, grammar)
    return { sentence, instructions: search ? [search] : readSentence(sentence, text, grammar, style) }
  })
  const [
    {
      instructions: [opening = null, ...joined],
    } = { instructions: [] },
    ...others
  ] = joinAlternatives(read, grammar)
  const told: (Instruction | null)[] = [opening, ...joined]
  const several = onesOfSeveral(sentences)
  for (const [index, { sentence, instructions }] of others.entries()) {
    if (offersAnother(sentence) || several.has(sentence) || isWayOut(sentence, instructions)) continue
    if (continuesOffer(sentence, others[index - 1]?.sentence ?? '')) continue
    // What only tells may stand between what was left open and its example.
    const last = told.findLastIndex((act) => act !== null)
    const open = told[last] ?? null
    const filled = withBareExample(open, sentence) ?? withExample(open, sentence, instructions)
    if (filled) told[last] = filled
    else told.push(...withoutRepeats(told, instructions))
  }
  const [act = null, ...following] = told
  const instructions = following.filter(
    (other): other is Instruction => other !== null && other.kind !== 'note',
  )
  // `You are prompted to confirm. Select Yes.`: what only tells may stand before what is to be done.
  const isTold = act?.kind === 'note' && instructions.length > 0
  const head = (isTold ? instructions[0] : act) ?? {
    ...manual,
    label: joined.some((other) => other !== null) ? null : nameOfOnlyControl(first, text, grammar),
    optional: isOptional(first, grammar),
  }
  return {
    ...withStops(head),
    mentions,
    range: readRange(text, grammar),
    further: (isTold ? instructions.slice(1) : instructions).map(withStops),
  }
}

/** In characters: what is longer is no sentence that anybody wrote, and is not searched through. */
const longestSentence = 2_000

function readSentence(
  sentence: string,
  text: MarkedText,
  grammar: Grammar,
  style: Style,
): readonly (Instruction | null)[] {
  if (sentence.length > longestSentence) return [null]
  if (pattern(`^(?:${grammar.tells})`, 'iu').test(sentence)) return [instruction('note')]
  const parts = splitInstructions(mendSentence(sentence, text, grammar), grammar)
  const reading = { text, grammar, style }
  const read = (part: string) => withoutDoubt(readInstruction(part, parts.length === 1, reading), reading)
  return parts.flatMap(
    (part): readonly (Instruction | null)[] => readEachName(part, text, read) ?? [read(part)],
  )
}

/** What is done with each of the names that a part holds; null where it holds one, or where any of them cannot be read. */
function readEachName(
  part: string,
  text: MarkedText,
  read: (part: string) => Instruction | null,
): readonly Instruction[] | null {
  const each = eachName(part, text)
  if (each.length === 1) return null
  const said = each.map(read).filter((one) => one !== null)
  const names = new Set(said.map(({ kind, label, value }) => (kind === 'tree' ? value : label)))
  // `det som anges i fälten **A** och **B**`: where they are not what is filled in, every part reads the same.
  if (names.size !== each.length || names.has(null)) return null
  // `3 och 4 i fälten **A** och **B**`: which value is whose is not sure.
  const areOwn = new Set(said.map(({ value }) => value)).size === said.length
  return said.map((one) =>
    one.kind === 'tree' || one.kind === 'switch' || areOwn ? one : { ...one, value: null },
  )
}

/** One instruction of a sentence, by what is to be done or by the means that it tells. */
function readInstruction(part: string, isWhole: boolean, reading: Reading): Instruction | null {
  const { text, grammar } = reading
  const filter = interpretFilter(part, reading)
  if (filter) return filter
  const clause =
    readClause(part, grammar) ??
    (isWhole
      ? (readFieldEntry(part, text, grammar) ??
        readPart(part, grammar) ??
        readPressed(part, text, grammar) ??
        readMistyped(part, grammar))
      : null)
  const said = clause && interpret(clause, reading)
  if (said?.label && !isLowerCase(said.label)) return said
  const means = readMeans(part, grammar)
  const how = means && interpret(means, reading)
  // `Stäng dialogrutan genom att välja **OK**`: where the act names nothing, how it is done may.
  const isNamed =
    grammar.isTranslated && how?.label != null && !isLowerCase(how.label) && !isState(how.label, grammar)
  if (isNamed) return how
  // In other languages than English, `by` also stands in sentences that only tell.
  const isTold = how?.label === null && how.value === null && how.kind !== 'press' && grammar.isTranslated
  return how && !isTold && (said === null || said.label !== null) ? how : said
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

function readRange(text: MarkedText, { typically }: Grammar): ClassifiedStep['range'] {
  for (const sentence of splitSentences(text)) {
    if (!pattern(`(?<!\\p{L})(?:${typically})(?!\\p{L})`, 'iu').test(sentence)) continue
    const [, from, to] = /(\d+)\s*(?:-|–|to|till|til)\s*(\d+)/u.exec(sentence) ?? []
    if (from !== undefined && to !== undefined && Number(from) < Number(to))
      return { from: Number(from), to: Number(to) }
  }
  return null
}
