import type { Locale } from '../language/locales.ts'
import { parseNumber } from '../language/parse-decimal.ts'
import type { Answers, AnswerValue } from './answers.ts'
import type { Control } from './read-guide.ts'
import { isNeededWhenRelevant, isRelevant } from './relevance.ts'

/** What is wrong with what was typed or chosen; each kind has its words. */
export type InputFault = 'enter' | 'choose' | 'add' | 'number' | 'wholeNumber' | 'date'

export interface InputProblem {
  readonly field: string
  readonly label: string
  /** `tooLong` has the words that the mutation would refuse it with. */
  readonly fault: InputFault | 'tooLong'
  /** How many characters there may be, when there are more. */
  readonly maximum?: number
}

export interface ReadAnswers {
  /** Canonical values by coordinate; null takes an answer back. What cannot be read is not in it. */
  readonly answers: Readonly<Record<string, AnswerValue | null>>
  readonly problems: readonly InputProblem[]
}

type Asked = Pick<
  Control,
  'bind' | 'label' | 'kind' | 'type' | 'isList' | 'isOptional' | 'isRequired' | 'isSecret' | 'maximumLength'
> & {
  readonly constant?: unknown
}

/** What a form's inputs come to; their names are the controls' coordinates. */
export function readAnswers(form: FormData, controls: readonly Asked[], locale: Locale): ReadAnswers {
  const read = controls
    .filter(({ isSecret, constant }) => !isSecret && (constant === null || constant === undefined))
    .map((control) => ({ control, ...readValue(form, control, locale) }))
  const given: Answers = Object.fromEntries(
    read.flatMap(({ control, value }) =>
      value === null || value === undefined ? [] : [[control.bind, value]],
    ),
  )
  const answers: Record<string, AnswerValue | null> = {}
  const problems: InputProblem[] = []
  for (const { control, value, fault } of read) {
    const { bind, label } = control
    if (!isRelevant(bind, given)) answers[bind] = null
    else if (fault) problems.push({ field: bind, label, fault })
    else {
      answers[bind] = value
      if (value === null && isNeeded(control))
        problems.push({ field: bind, label, fault: missingFault(control) })
      const maximum = control.maximumLength
      if (maximum != null && typeof value === 'string' && value.length > maximum)
        problems.push({ field: bind, label, fault: 'tooLong', maximum })
    }
  }
  return { answers, problems }
}

/** Whether the procedure asks for an input, and not only allows it. One that counts under a condition may be needed then. */
export function isNeeded({
  bind,
  isOptional,
  isRequired,
}: Pick<Control, 'bind' | 'isOptional' | 'isRequired'>): boolean {
  return isNeededWhenRelevant(bind) ?? (!isOptional || isRequired)
}

function missingFault({ kind }: Asked): InputFault {
  if (kind === 'TREE') return 'add'
  if (kind === 'CHOOSE') return 'choose'
  if (kind === 'NUMBER') return 'number'
  return kind === 'DATE' ? 'date' : 'enter'
}

type Read =
  | { readonly value: AnswerValue | null; readonly fault?: undefined }
  | { readonly value?: undefined; readonly fault: InputFault }

function readValue(form: FormData, control: Asked, locale: Locale): Read {
  const texts = form.getAll(control.bind).flatMap((one) => (typeof one === 'string' ? [one.trim()] : []))
  const [text = ''] = texts
  switch (control.kind) {
    case 'SWITCH':
      return { value: texts.length > 0 }
    case 'TREE':
    case 'CHOOSE':
      return control.isList ? readList(texts, control) : readOne(text, control)
    case 'NUMBER':
      return readNumber(text, control, locale)
    case 'DATE':
      if (text === '') return { value: null }
      return isDay(text) ? { value: text } : { fault: 'date' }
    case 'TEXT':
      return { value: text === '' ? null : text }
  }
}

function readList(texts: readonly string[], control: Asked): Read {
  const chosen = texts.filter((text) => text !== '')
  if (chosen.length === 0) return { value: control.isRequired && control.kind !== 'TREE' ? [] : null }
  return { value: isNumeric(control) ? chosen.map(Number) : chosen }
}

function readOne(text: string, control: Asked): Read {
  if (text === '') return { value: null }
  return { value: isNumeric(control) ? Number(text) : text }
}

function readNumber(text: string, control: Asked, locale: Locale): Read {
  if (text === '') return { value: null }
  const value = parseNumber(text, locale)
  if (value === undefined) return { fault: isWhole(control) ? 'wholeNumber' : 'number' }
  return isWhole(control) && !Number.isSafeInteger(value) ? { fault: 'wholeNumber' } : { value }
}

function isNumeric({ type }: Asked): boolean {
  return ['Int', 'Float', 'BigInteger'].includes(type)
}

function isWhole({ type }: Asked): boolean {
  return type === 'Int' || type === 'BigInteger'
}

/** Whether a text is a day that there is: `2026-11-21`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
