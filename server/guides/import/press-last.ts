import type { Grammar } from './grammar.ts'
import { isButton } from './label-of.ts'
import { type MarkedText, markClass, markOf } from './marked-text.ts'
import { pattern } from './pattern.ts'

/**
 * `Ange ett namn, och sedan **OK**`: what is entered first is no verb of a button's, so that the second act is one of its
 * own. Only what is a button wherever it stands is one here: `anger du **A** och sedan **B**` enters both.
 */
export function pressLast(sentence: string, text: MarkedText, grammar: Grammar): string {
  if (!grammar.lastPress) return sentence
  const { joins, told } = grammar.lastPress
  const [, before = '', name = ''] =
    pattern(`^(.+?),? (?:${joins}) (${markClass}|OK)[.]?$`, 'u').exec(sentence) ?? []
  const entering = grammar.verbs.find(([verb]) => verb === 'enter')?.[1] ?? ''
  const isEntered = pattern(`(?:^|\\s)(?:${entering})\\s`, 'iu').test(before)
  const label = markOf(text, name)?.text ?? name
  const isPressed = isButton(label, grammar) || pattern(`^(?:${grammar.answers})$`, 'iu').test(label)
  return isEntered && isPressed ? `${before}, ${told} ${name}` : sentence
}
