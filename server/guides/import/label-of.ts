import type { Grammar } from './grammar.ts'
import { type MarkedText, markClass, markOf, writtenOut } from './marked-text.ts'
import { cutPurpose, isDefiniteNoun, isMarked, nameOf, nameOfPart, properName, tellsWhere } from './names.ts'
import { nounOf } from './nouns.ts'
import { pattern } from './pattern.ts'
import type { Clause } from './read-clause.ts'
import type { Reading } from './reading.ts'

/** What is selected, or described by a clause of its own, is only a label when it is written as a name. */
export function labelOf(verb: Clause['verb'], object: string, reading: Reading): string | null {
  const isDescription =
    verb === 'select' ||
    pattern(`\\s(?:${reading.grammar.relative})\\s`, 'u').test(cutPurpose(object, reading.grammar))
  // `Select the **OK**`, `Click **New category** node`: English sets nouns behind and articles before a name.
  const words = !reading.grammar.isTranslated ? object.replace(/^the (?=[\uE000-\uF8FF])/, '') : object
  // `Klikk på **Ny** kategorinode`: a noun without its article goes on with the name.
  const isWithNoun = verb === 'press' && pattern(`^${markClass} \\p{Ll}{4,}(?<!en|et|an)$`, 'u').test(words)
  const part = !reading.grammar.isTranslated || isWithNoun ? nameOfPart(words, reading) : null
  // `Select **Order** line`: without an article, it is the thing that is called so, and not one of them.
  if (part !== null && /^\S line$/u.test(object)) return part
  const bare = cutPurpose(object, reading.grammar)
  // `Table or Group`: one of several names is none.
  if (
    isDefiniteNoun(bare, reading.grammar) ||
    tellsWhere(bare, reading.grammar) ||
    pattern(
      `(?:,(?:\\s\\S+){1,3}\\s(?:${reading.grammar.or})\\s|\\s(?:${reading.grammar.or})\\s\\p{Lu})`,
      'u',
    ).test(bare)
  )
    return null
  return (isDescription ? properName(words, reading) : nameOf(words, reading)) ?? part
}

/** `Click the Edit button for the X field`; a link has no name of its own. */
export function buttonOf(object: string, reading: Reading): string | null {
  const named = nounOf(object, reading, false)
  return named?.noun === 'button' ? named.label : null
}

/** Buttons that are named so wherever they stand. */
export function isButton(label: string, { buttons }: Grammar): boolean {
  return pattern(`^(?:${buttons})$`, 'iu').test(label)
}

/** `the link on the 'Night' policy`, `the link in the row for Lund`: a link bears the name of what it leads to. */
export function linkOf(object: string, { text, grammar }: Reading): string | null {
  if (grammar.isTranslated) return null
  const name = `(${markClass}|\\p{Lu}[\\p{L}\\d -]*)`
  const [mark] = [
    `(?:on|for|in) the (${markClass})(?: \\p{Ll}+)?`,
    `(?:on|for|in) the ${name} (?:row|line|record)`,
    `(?:on|in) the (?:row|line|record) (?:for|of) (?:the )?${name}`,
  ].flatMap((form) => pattern(`^(?:${grammar.link}) ${form}$`, 'u').exec(object)?.[1] ?? [])
  return mark === undefined ? null : writtenOut(text, mark)
}

/** `Press ESC key`, `press tab`, `Press **Enter**`, `Select <kbd>F3</kbd>`: a key of the keyboard is no control. */
export function isPressedKey(verb: Clause['verb'], object: string, text: MarkedText): boolean {
  if (markOf(text, object.replace(/^the /, ''))?.kind === 'key') return true
  if (verb === 'press' && isNamedKey(object, text)) return true
  const isKey = /^(?:the )?(?:(?:enter|esc|escape|tab|return|[\uE000-\uF8FF])(?: key)|tab|ESC)$/iu.test(
    object,
  )
  return isKey && (verb === 'press' || / key$/iu.test(object))
}

const keysAtOnce = /^(?:(?:ctrl|alt|shift|skift|cmd|kommando|win|windows) ?\+ ?){1,3}[^\s+]{1,12}$/iu
const singleKey =
  /^(?:F\d{1,2}|enter|retur|return|esc|escape|skift|shift|ctrl|alt|tabb?|tabulator|mellanslag|mellomrom)$/iu

/** `Tryck på **Alt+S**`, `Trykk F5`: keys by what is printed on them; one alone only where it is not clicked. */
function isNamedKey(object: string, text: MarkedText): boolean {
  const isTyped = /(?:tryck|trykk|press)\p{Ll}* (?:du )?(?:på )?$/iu.test(
    text.words.slice(0, text.words.indexOf(object)),
  )
  const written = writtenOut(text, object).replace(/^(?:tangenten|tasten) |-(?:tangenten|tasten)$/u, '')
  return keysAtOnce.test(written) || (isTyped && singleKey.test(written))
}

/** `Visa Slutför tur` without a stop: an entry of a list of what there is to show, which asks for nothing. */
export function isEntryOfList(object: string, { text, grammar }: Reading): boolean {
  const isAll = [`Visa ${object}`, `Vis ${object}`].includes(text.words.trim())
  return grammar.isTranslated && isAll && !isMarked(object)
}
