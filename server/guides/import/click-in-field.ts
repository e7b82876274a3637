import { type Instruction, instruction } from './instruction.ts'
import { buttonOf, isButton } from './label-of.ts'
import { markClass, writtenOut } from './marked-text.ts'
import { cutPurpose, fixedValue, isDefiniteNoun, isLowerCase } from './names.ts'
import { buttonForPurpose } from './own-name.ts'
import { pattern } from './pattern.ts'
import type { Reading } from './reading.ts'
import { isState, isYes } from './values.ts'

/** What opens more of a field's values, or its own page, wherever it is clicked. */
export const opensMore =
  /^(?:sök|søk|search|bläddra|bla gjennom|browse|visa alla|vis alle|show all|redigera|rediger|edit)$/iu

/** Keys that a keyboard bears, `Tryck på **Enter**`: they are pressed in a field, and are no value of it. */
const isKey = /^(?:enter|return?|tabb?|esc|escape|f\d{1,2}|(?:ctrl|alt|shift|skift)\b.*)$/iu

/**
 * `I fältet **Åtgärd** klickar du på **Boka**`: one of the field's values is clicked, and so it is chosen; a button that
 * stands in the field is pressed. Anything else, its symbol or its link, is pressed as the field.
 */
export function clickInField(object: string, label: string, reading: Reading): Instruction {
  const { text, grammar } = reading
  const button = buttonOf(object, reading)
  if (button !== null) return instruction('press', { label: button })
  const opened = buttonForPurpose(object, reading)
  if (opened !== null && !isClickedOtherwise(object, text.words))
    return instruction('press', { label: opened })
  const name = nameOfClicked(object, reading)
  if (name === null || isKey.test(name) || writtenOut(text, object) === label)
    return instruction('press', { label })
  if (isState(name, grammar)) return instruction('switch', { label, value: isYes(name, grammar) })
  if (pattern(`^(?:${grammar.answers})$`, 'iu').test(name)) return instruction('confirm', { label: name })
  // `**Stoppa** i inspelningsfältet`: one word for a field may as well be a bar of buttons.
  const isBar = !writtenOut(text).includes(label)
  const isPressed =
    isBar || isButton(name, grammar) || opensMore.test(name) || choosesNext(object, text.words)
  return isPressed ? instruction('press', { label: name }) : instruction('choose', { label, value: name })
}

/** The name that is all that is clicked; `P0001 för att följa länken i fältet X` tells more of the field. */
function nameOfClicked(object: string, reading: Reading): string | null {
  const { text, grammar } = reading
  const isName = pattern(`^(?:${markClass}|\\p{Lu}[^,\\uE000-\\uF8FF]*)$`, 'u').test(object)
  // `Enter or enter an ID`: one of several acts is none.
  const isOneOf = pattern(`\\s(?:${grammar.or})\\s`, 'u').test(object)
  const isTold = isOneOf || cutPurpose(object, grammar) !== object || isDefiniteNoun(object, grammar)
  if (!isName || isTold || isClickedOtherwise(object, text.words)) return null
  const name = fixedValue(object, reading)
  // `**ellipsen** för **Från**`: a common noun is the field's symbol, whatever it is set in.
  return name === null || isLowerCase(name) ? null : name
}

/** `Högerklicka på **X**`: another button of the mouse, or a second click, chooses nothing. */
function isClickedOtherwise(object: string, words: string): boolean {
  const before = words.slice(0, words.indexOf(object))
  return /(?:höger|høyre|dubbel|dobbelt?|right[- ]|double[- ])(?:klick|klikk|click)\p{Ll}*(?: du)?(?: på| the)? ?$/iu.test(
    before,
  )
}

/** `Klicka på **A** i fältet **B** och välj en rutt`: the field's value is what is chosen next. */
function choosesNext(object: string, words: string): boolean {
  const behind = words.slice(words.indexOf(object) + object.length)
  return /^ (?:i|in) [^.]{1,80} (?:och|og|and) (?:sedan |deretter |then )?(?:välj|velg|select) (?:de[nt]?|ett?|en|the|an?) /u.test(
    behind,
  )
}
