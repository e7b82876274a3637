import { type Instruction, instruction } from './instruction.ts'
import { markClass, trimLabel, writtenOut } from './marked-text.ts'
import { type Context, cutPurpose, fixedValue, isLowerCase, nameOf } from './names.ts'
import { nounOf } from './nouns.ts'
import { pattern } from './pattern.ts'
import { isState, isYes } from './values.ts'

/** `dialogrutan där …`, `meldingen som vises`: a question of its own. */
function isDialog(words: string): boolean {
  return (
    /^\p{Ll}*(?:rutan|boksen|meddelandet|meldingen|fönstret|vinduet|dialogen|frågan|spørsmålet|varningen|advarselen)(?=$|\s(?!f[öo]r\s(?!att |å ))\p{Ll})/u.test(
      words,
    ) || /^(?:\p{Ll}+ )?(?:message|dialog|prompt|warning|question)(?: box)?$/u.test(words)
  )
}

/** `Select Yes for X`, without the word "field", and `Select Yes or No for X`. */
export function interpretAnswer(object: string, reading: Context): Instruction | null {
  const { grammar } = reading
  const state = `${grammar.yes}|${grammar.no}|${markClass}`
  const expression = `^(?:alternativet )?(${state})(?:\\s+(?:${grammar.or})\\s+(${state}))?\\s+(?:${grammar.yesFor})\\s+(?:the )?(.+)$`
  const [, answer = '', otherAnswer, subject = ''] = pattern(expression, 'iu').exec(object) ?? []
  const value = answer === '' ? null : fixedValue(answer, reading)
  if (!isState(value, grammar)) return null
  if (otherAnswer !== undefined && !isState(fixedValue(otherAnswer, reading), grammar)) return null
  // `Ja i bekräftelserutan som visas`: what is answered, not what is switched.
  if (otherAnswer === undefined && isDialog(subject))
    return instruction('confirm', { label: trimLabel(writtenOut(reading.text, answer)) })
  const named = nounOf(subject, reading)
  // `statusen "Ny" för orten`: what bears the status is not what is answered.
  if (named?.noun === 'named' && pattern(`${markClass} f[öo]r (?!att |å )`, 'u').test(subject)) return null
  // `Yes on the **Routes** row`: only what may be switched bears an answer.
  const isOn = !grammar.isTranslated && pattern(`^\\S+ on `, 'iu').test(object)
  if (isOn && !/^(?:switch|checkbox|option)$/.test(named?.noun ?? '')) return null
  const label = named?.label ?? nameOf(subject, reading)
  if (label === null) return null
  // `Ja i standard när …` describes.
  if (
    isLowerCase(subject) &&
    !pattern(markClass, 'u').test(subject) &&
    cutPurpose(subject, grammar) !== subject
  )
    return instruction('switch')
  return instruction('switch', { label, value: otherAnswer === undefined ? isYes(value, grammar) : null })
}
