import type { TFunction } from 'i18next'
import { type JobName, jobNameIn, jobNameInWords, tasksCalled } from './job-name.ts'

/** What a code's words need: an object as the API's JSON has it. */
type Parameters = unknown

/** Words for what the API says by code. A code without words is shown as it is: a check keeps that from happening. */
export interface Wording {
  /** An enum's value: `word.enumValue('BatchJobStatus', 'WAITING')`. */
  enumValue(type: string, value: string): string
  /** A type's field: `word.field('SalesOrder', 'number')`. */
  field(type: string, name: string): string
  /** A code of the published model's, in a field of what a channel sent: `word.code('ChannelTransaction.type', '27')`. */
  code(coordinate: string, value: string): string
  /** An input's label by its coordinate: `RecurrenceInput.count`. */
  label(coordinate: string): string
  problem(code: string, parameters: Parameters): string
  /** Why a transaction failed: in short, in full, and what to do next. */
  cause(code: string, parameters: Parameters): Cause
  /** What a run's counter counts. */
  counter(name: string): string
  /** Something that the importer of guides has to say. */
  finding(code: string, parameters: Parameters): string
  /** A line of a run's log, a notification, a waiting reason. */
  message(code: string, parameters: Parameters): string
  /** What a batch job or one of its runs is called. */
  jobName(name: JobName): string
  /** The name of a batch job that stands as a text among others, as in the audit trail. */
  jobNameText(text: string): string
  /** The tasks whose jobs are called so as long as nobody has named them. */
  tasksCalled(text: string): string[]
}

export interface Cause {
  readonly title: string
  readonly text: string
  readonly mend: string
}

/** The words of one language for codes that are only known when they come. */
export function createWording(t: TFunction): Wording {
  // Codes come from the API: the compiler cannot know them, the check of the locales does.
  const words = t as unknown as (key: string, options: object) => string
  const say = (namespace: string, key: string, parameters: Parameters, fallback: string) =>
    words(`${namespace}:${key}`, { ...withJobName(parametersOf(parameters)), defaultValue: fallback })
  const cause: Wording['cause'] = (code, parameters) => ({
    title: say('causes', `${code}.title`, parameters, code),
    text: say('causes', `${code}.text`, parameters, code),
    mend: say('causes', `${code}.mend`, parameters, ''),
  })
  const jobName = (name: JobName) => jobNameInWords(words, cause, name)
  const jobNameText = (text: string) => {
    const name = jobNameIn(text)
    return name ? jobName(name) : text
  }
  // What a job is called is said by its words as `description`, whoever has named it. Messages that are older than names
  // made of tasks and subjects keep it as `job`.
  function withJobName(parameters: object): object {
    if (isJobName(parameters)) return { ...parameters, description: jobName(parameters) }
    return 'job' in parameters && typeof parameters.job === 'string'
      ? { description: jobNameText(parameters.job), ...parameters }
      : parameters
  }
  return {
    enumValue: (type, value) =>
      say('enums', `${type}.${value}`, null, say('labels', `${type}.${value}`, null, value)),
    field: (type, name) => say('fields', `${type}.${name}`, null, name),
    code: (coordinate, value) => say('codes', `${coordinate}.${value}`, null, value),
    label: (coordinate) => say('labels', coordinate, null, coordinate),
    // What breaks a rule is told by the rule's own words.
    problem: (code, parameters) =>
      say('problems', code, parameters, say('causes', `${code}.text`, parameters, code)),
    cause,
    counter: (name) => {
      const [counted = name, code] = name.split('.')
      return say('messages', `BatchRunCounter.${counted}`, { code }, name)
    },
    finding: (code, parameters) => say('guide-import', code, parameters, code),
    message: (code, parameters) => say('messages', code, parameters, code),
    jobName,
    jobNameText,
    tasksCalled: (text) => tasksCalled(words, text),
  }
}

/** A code's parameters as an object, to add more to them. */
export function parametersOf(parameters: Parameters): object {
  return typeof parameters === 'object' && parameters !== null ? parameters : {}
}

function isJobName(parameters: object): parameters is JobName {
  return 'task' in parameters && 'subject' in parameters && 'description' in parameters
}
