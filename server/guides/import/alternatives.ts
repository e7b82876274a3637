import type { Grammar } from './grammar.ts'
import { type Instruction, instruction } from './instruction.ts'
import { markClass } from './marked-text.ts'
import { pattern } from './pattern.ts'

/** A sentence and the instructions that it was read as. */
export interface ReadSentence {
  readonly sentence: string
  readonly instructions: readonly (Instruction | null)[]
}

/**
 * `Välj A om …. Välj B om …`, `Välj A för att … eller välj B för att …`: which of them is left to the operator. Such
 * sentences are one choice, in the field that they name, or that the sentence before them asks to fill in.
 */
export function joinAlternatives(read: readonly ReadSentence[], grammar: Grammar): readonly ReadSentence[] {
  const joined: ReadSentence[] = []
  for (let index = 0; index < read.length; ) {
    const isAsked = asksForChoice(joined.at(-1))
    const run = runOfAlternatives(read.slice(index), isAsked, grammar)
    const isOpen = run.length > 1 || run.some((one) => isEither(one, grammar))
    if (!isOpen) joined.push(...read.slice(index, index + 1))
    else if (!isAsked) joined.push(withoutChoice(run))
    index += isOpen ? run.length : 1
  }
  return joined
}

/**
 * The sentences at the beginning that each tell one of the alternatives; one of them may tell all.
 * @param isAsked whether a field was named before, whose values they are.
 */
function runOfAlternatives(
  read: readonly ReadSentence[],
  isAsked: boolean,
  grammar: Grammar,
): readonly ReadSentence[] {
  if (read.slice(0, 1).some((one) => isEither(one, grammar))) return read.slice(0, 1)
  const end = read.findIndex(
    (one, index) =>
      !isAlternative(one, index > 1, grammar) &&
      !isCase(one, isAsked, grammar) &&
      !isOtherValue(one, read[index === 0 ? 1 : 0]) &&
      !isOtherPurpose(one, read[index === 0 ? 1 : index - 1], grammar),
  )
  return end < 0 ? read : read.slice(0, end)
}

/** One thing to choose, and when: of the third one on, also what for. */
function isAlternative({ sentence, instructions }: ReadSentence, isSure: boolean, grammar: Grammar): boolean {
  const [only] = instructions
  if (!only || instructions.length > 1 || !isChoice(only) || beginsCase(sentence, grammar)) return false
  // `Välj A för att låta …`: what it lets be done.
  if (/\s(?:för att låta|for å la)\s/u.test(sentence)) return true
  const when = isSure ? `${grammar.onlyIf}|${grammar.infinitive}` : grammar.onlyIf
  return pattern(`\\s(?:${when})\\s`, 'iu').test(sentence)
}

/**
 * `Om du vill X, väljer du A.`, `Annars väljer du B.`: a value for a case. Buttons are pressed one after the other, unless
 * they are the values of a field.
 */
function isCase({ sentence, instructions }: ReadSentence, isAsked: boolean, grammar: Grammar): boolean {
  const [only] = instructions
  if (!only || instructions.length > 1 || !beginsCase(sentence, grammar)) return false
  return only.kind === 'press' ? isAsked : only.kind === 'choose' && only.label === only.value
}

function beginsCase(sentence: string, { conditional, otherwise }: Grammar): boolean {
  return pattern(`^(?:${conditional}|${otherwise})\\s`, 'iu').test(sentence)
}

/** `Välj A i fältet X för att …. Välj B i fältet X för att …`: a field holds one value. */
function isOtherValue(
  { instructions: [one, ...more] }: ReadSentence,
  other: ReadSentence | undefined,
): boolean {
  const [first, ...others] = other?.instructions ?? []
  return (
    one?.kind === 'choose' &&
    first?.kind === 'choose' &&
    one.label !== null &&
    one.label === first.label &&
    one.label !== one.value &&
    one.value !== null &&
    first.value !== null &&
    one.value !== first.value &&
    more.length + others.length === 0
  )
}

/** `Select **A** to …`: the act and its purpose are the whole beginning of the sentence. */
const selectsFor = pattern(
  `^(?:select|choose) (?:the )?${markClass}(?: (?:option|button|value|action))? to \\p{Ll}{2,}`,
  'iu',
)

/**
 * `Select **A** to …. Select **B** to …`: each with what it is for. English presses one button after another in the same
 * words, where either of them ends or begins what is done, as `New`, `Next` and `OK` do.
 */
function isOtherPurpose(one: ReadSentence, other: ReadSentence | undefined, grammar: Grammar): boolean {
  const [first, second] = [one, other].map((each) => labelOfPurpose(each, grammar))
  return first != null && second != null && first !== second
}

/** What alone is selected for a purpose; null where the name says that other acts go before it or follow. */
function labelOfPurpose(read: ReadSentence | undefined, grammar: Grammar): string | null {
  const [only = null, ...more] = read?.instructions ?? []
  if (!read || !only?.label || more.length > 0 || grammar.isTranslated) return null
  const isSelected = /^(?:press|choose|confirm)$/.test(only.kind) && selectsFor.test(read.sentence)
  const isStep = pattern(`^(?:${grammar.buttons}|ok|cancel|close|continue)(?!\\p{L})`, 'iu').test(only.label)
  return isSelected && !isStep ? only.label : null
}

/** `Välj A för att …, eller välj B om …`: each with its own purpose or condition. */
function isEither({ sentence, instructions }: ReadSentence, grammar: Grammar): boolean {
  const [first] = instructions
  if (!first || !isChoice(first)) return false
  const { onlyIf, or, infinitive, verbs } = grammar
  const choosing = verbs.filter(([verb]) => verb === 'select' || verb === 'press').map(([, source]) => source)
  const other = `(?:(?:${choosing.join('|')})\\s\\S|${markClass}\\s(?:${onlyIf}|för ${infinitive}|for ${infinitive}|to)\\s)`
  return pattern(`\\s(?:${onlyIf}|${infinitive})\\s.*\\s(?:${or})\\s${other}`, 'iu').test(sentence)
}

function isChoice({ kind, value }: Instruction): boolean {
  return kind === 'press' || (kind === 'choose' && value !== true && value !== false)
}

/** `Välj ett alternativ i fältet X.`: what follows it are the options. */
function asksForChoice(before: ReadSentence | undefined): boolean {
  const last = before?.instructions.at(-1)
  return last?.kind === 'choose' && last.label !== null && last.value === null
}

/** The choice alone, with the name of its field where the first alternative tells it. */
function withoutChoice([first]: readonly ReadSentence[]): ReadSentence {
  const choice = first?.instructions[0]
  const names = choice?.kind === 'choose' && choice.label !== choice.value
  const open = instruction('choose', {
    label: names ? choice.label : null,
    optional: choice?.optional ?? false,
  })
  return { sentence: first?.sentence ?? '', instructions: [open] }
}
