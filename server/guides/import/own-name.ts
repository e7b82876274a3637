import { isButton } from './label-of.ts'
import { markClass, writtenOut } from './marked-text.ts'
import { isMarked, nameOf } from './names.ts'
import { nounOf } from './nouns.ts'
import { pattern } from './pattern.ts'
import type { Reading } from './reading.ts'

/**
 * `I kolonnen **X** merker du av for **A**`: the box that bears a name of its own is marked, not what it stands in.
 * @returns null where several are named, since none of them is sure.
 */
export function boxWithin(object: string, label: string, reading: Reading): string | null {
  const isNamed = reading.grammar.isTranslated && pattern(markClass, 'u').test(object)
  return isNamed ? (nounOf(object, reading)?.label ?? nameOf(object, reading)) : label
}

/** `**Ny** för att öppna sidan`, `**Ny** for hver rute`: what is called as only buttons are is pressed. */
export function buttonForPurpose(object: string, { text, grammar }: Reading): string | null {
  const [, mark = ''] = pattern(`^(${markClass}) f[öo]r \\S`, 'u').exec(object) ?? []
  const name = writtenOut(text, mark)
  return isButton(name, grammar) ? name : null
}

/** `**Ny** i fältet **X** för att skapa en rutt`: what makes something else is no value of the field that it stands in. */
export function buttonThatMakes(object: string, { text, grammar }: Reading): string | null {
  const name = isMarked(object) ? writtenOut(text, object) : ''
  const behind = text.words.slice(text.words.indexOf(object) + object.length)
  const makes = /^ i [^.]{1,80} (?:för att (?:skapa|lägga till|öppna)|for å (?:opprette|legge til|åpne)) /u
  return isButton(name, grammar) && makes.test(behind) ? name : null
}
