import type { Grammar, Verb } from './grammar.ts'
import type { ImportedKind } from './instruction.ts'
import { pattern } from './pattern.ts'

/** The kind of what is entered, by how a sentence describes it or by the value that it fixes. */
export function inputKind(object: string, value: string | null, grammar: Grammar): ImportedKind {
  return dateOrNumber(object, grammar) ?? (value !== null && isNumber(value) ? 'number' : 'text')
}

/** `a date`, `the number of`: null when the words tell neither. */
export function dateOrNumber(object: string, { date, number }: Grammar): 'date' | 'number' | null {
  if (pattern(`^(?:${date})`, 'u').test(object)) return 'date'
  if (pattern(`^(?:${number})`, 'u').test(object)) return 'number'
  return null
}

/** A figure that is one: `10`, `2,5`, `10 000`, not an item number such as `0160`. */
export function isNumber(value: string): boolean {
  return value.length <= 12 && /^-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:[ \u00A0]\d{3})+)(?:[.,]\d+)?$/.test(value)
}

/** `P-0001`: letters of one case and figures, as things are numbered. */
export function isIdentifier(label: string): boolean {
  return /\d/.test(label) && !/\p{Ll}/u.test(label)
}

/** `AR-DOM`: capitals and figures that a hyphen joins. */
export function isCode(label: string): boolean {
  return /^[\p{Lu}\d]+(?:-[\p{Lu}\d]+)+$/u.test(label)
}

/** `NordRute`: words that no space parts, as things are named by who programs. */
export function isCamelCase(label: string): boolean {
  return /^(?:\p{Lu}\p{Ll}+){2,}$/u.test(label)
}

/** `Yes`, `Off`: the value of a switch. */
export function isState(value: string | null, { yes, no }: Grammar): value is string {
  return value !== null && pattern(`^(?:${yes}|${no})$`, 'iu').test(value)
}

/** `aktiverad`, `deaktivert`: what a sentence tells a switch to be; null for anything else. */
export function toldState(words: string): boolean | null {
  const [told, off] = /^(in|av|de)?aktiver(?:ad|at|t)$/u.exec(words) ?? []
  return told === undefined ? null : off === undefined
}

/** Which of the two. */
export function isYes(value: string, { yes }: Grammar): boolean {
  return pattern(`^(?:${yes})$`, 'iu').test(value)
}

/** Which way a verb puts a switch; null where it leaves that open. */
export function stateOf(verb: Verb): boolean | null {
  if (verb === 'enable' || verb === 'check') return true
  if (verb === 'disable' || verb === 'clear') return false
  return null
}
