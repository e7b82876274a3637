import { type Instruction, instruction } from './instruction.ts'
import { markClass, markOf, trimLabel, writtenOut } from './marked-text.ts'
import { pattern } from './pattern.ts'
import type { Reading } from './reading.ts'
import { isState } from './values.ts'

/** A noun, and not the verb of a clause that tells more: `som typ`, but not `som skapas`. */
const noun = '(?!(?:du|ska|skal|kan|har|är|er|ble|blev|inte|ikke)\\s)\\p{Ll}{3,}(?<![rs])'

const chosenAs = pattern(
  [`^(${markClass}) som `, `(?:(${markClass})|${noun}(?: f[öo]r de[nt] \\p{Ll}+ \\p{Ll}+)?)$`].join(''),
  'u',
)

/** `**12** som villkor för fältet **Vikt** i tabellen …`: the field that it is chosen for. */
const chosenFor = pattern(
  `^(${markClass}) som \\p{Ll}+ f[öo]r (?:f[eä]ltet )?(${markClass})(?:-feltet)?(?: i .*)?$`,
  'u',
)

/** `Välj **Norr** som **Typ**`, `Velg **Heltall** som datatype`: what is selected is a value, and no button. */
export function interpretChosenAs(object: string, { text, grammar }: Reading): Instruction | null {
  if (!grammar.isTranslated) return null
  const isField = chosenFor.test(object)
  const [, mark = '', field = ''] = chosenAs.exec(object) ?? chosenFor.exec(object) ?? []
  const kind = markOf(text, mark)?.kind
  if (kind === undefined || kind === 'picture') return null
  const label = trimLabel(writtenOut(text, field))
  // `Välj **Norr** som **standard**`: what is told in bold bears no capital.
  const isName = isField || (/^\p{Lu}/u.test(label) && !isState(label, grammar))
  return instruction('choose', { label: isName ? label : null, value: trimLabel(writtenOut(text, mark)) })
}
