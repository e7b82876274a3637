import type { Grammar } from './grammar.ts'
import { isButton } from './label-of.ts'
import { type MarkedText, markClass, markOf } from './marked-text.ts'
import { pattern } from './pattern.ts'

const chosenInField = pattern(
  `^(.*,\\s)?(?:choose|select|click)(?: in)? the (${markClass}) field,? and (?:then )?(select|choose) (${markClass})[.]?$`,
  'iu',
)

const enteredInField = pattern(
  `^(.*,\\s)?(?:choose|select|click)(?: in)? the (${markClass}) field,? (?:and )?(?:then )?enter (?=\\S)`,
  'iu',
)

/**
 * `Choose the **Town** field, and then select **Lund**`: what is selected in a field that was just clicked is its value,
 * and no button, unless it is called as buttons are, or as what leads to a page of all values. What is entered behind it
 * always is. Written as `In the **Town** field, select **Lund**`.
 */
export function valueOfField(sentence: string, text: MarkedText, grammar: Grammar): string {
  if (grammar.isTranslated) return sentence
  const entered = enteredInField.exec(sentence)
  if (entered) {
    const [opening, where = '', name = ''] = entered
    return `${where}${where === '' ? 'In' : 'in'} the ${name} field, enter ${sentence.slice(opening.length)}`
  }
  const [, before = '', field = '', verb = '', value = ''] = chosenInField.exec(sentence) ?? []
  const label = markOf(text, value)?.text ?? ''
  const isPressed = isButton(label, grammar) || pattern(`^(?:${grammar.answers}|advanced)$`, 'iu').test(label)
  if (value === '' || isPressed) return sentence
  return `${before}${before === '' ? 'In' : 'in'} the ${field} field, ${verb} ${value}`
}
