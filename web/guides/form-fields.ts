import { labelInput } from '../forms/label-input.ts'
import { sentText } from '../forms/sent-text.ts'

/** A form's fields in order; one that stands in it several times has several. */
export type Fields = readonly (readonly [name: string, text: string])[]

/** Name of the fields by which a form that is sent says what it was made from. */
export const beforeField = 'before'

/** What stands in a form; without what only names its inputs. */
export function fieldsOf(form: HTMLFormElement): Fields {
  const labels = labelInput('')
  const sent = new FormData(form)
  // A copy of a form has its fields, and nothing that listens to them.
  for (const input of form.querySelectorAll<HTMLInputElement>('[data-calendar-input]'))
    if (sent.has(input.name)) sent.set(input.name, sentText(input))
  return [...sent].flatMap(([name, value]) =>
    typeof value === 'string' && name !== beforeField && !name.startsWith(labels) ? [[name, value]] : [],
  )
}

/** What stood in a form before anybody filled it in. */
export function fieldsAsDrawn(form: HTMLFormElement): Fields {
  const copy = form.cloneNode(true)
  if (!(copy instanceof HTMLFormElement)) return []
  copy.reset()
  return fieldsOf(copy)
}

/** Fields in which those of some names are as in others. */
export function withFieldsOf(fields: Fields, names: ReadonlySet<string>, others: Fields): Fields {
  return [...fields.filter(([name]) => !names.has(name)), ...others.filter(([name]) => names.has(name))]
}

/** The names of the fields that are the same in both. */
export function sameFields(some: Fields, others: Fields): ReadonlySet<string> {
  const textsIn = (fields: Fields, name: string) =>
    JSON.stringify(fields.filter((field) => field[0] === name).map(([, text]) => text))
  const names = new Set([...some, ...others].map(([name]) => name))
  return new Set([...names].filter((name) => textsIn(some, name) === textsIn(others, name)))
}

/** Fields as the text that a form sends. */
export function written(fields: Fields): string {
  return new URLSearchParams(fields.map(([name, text]) => [name, text])).toString()
}
