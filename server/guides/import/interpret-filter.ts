import { type Instruction, instruction } from './instruction.ts'
import { markClass, trimLabel, writtenOut } from './marked-text.ts'
import { type Context, isLowerCase, nameOf } from './names.ts'
import { pattern } from './pattern.ts'

const name = `(?<name>${markClass}|(?-i:\\p{Lu})[^,\\uE000-\\uF8FF]{0,60}?)`
const value = `(?<value>${markClass}|[^,\\uE000-\\uF8FF]{1,60}?)`

/**
 * `Använd snabbfiltret för att filtrera på fältet **A** med värdet B`: what is typed into which filter, in the words of the
 * language; null for any other sentence.
 */
export function interpretFilter(sentence: string, reading: Context): Instruction | null {
  const whole = sentence.replace(/[\s.:;,!]+$/u, '')
  for (const form of reading.grammar.filters) {
    const source = form.replace('{name}', name).replace('{value}', value)
    const found = pattern(`^(?:${source})$`, 'iu').exec(whole)?.groups
    const label = found?.name === undefined ? null : nameOf(found.name, reading)
    if (label !== null) return instruction('text', { label, value: typedValue(found?.value ?? '', reading) })
  }
  return null
}

/** `innan`, `m0004`: what is typed may have any letters; `aktuellt datum` tells what it is. */
function typedValue(words: string, { text }: Context): string | null {
  const isTold = isLowerCase(words) && /\s/u.test(words)
  // `"1","2"`: one of several is none.
  if (/["”“],\s?["”“]/u.test(writtenOut(text, words))) return null
  return isTold ? null : trimLabel(writtenOut(text, words)) || null
}
