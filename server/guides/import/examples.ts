import type { Instruction } from './instruction.ts'
import { isNumber } from './values.ts'

/** `For example, …`, `For this procedure, …`, `If you are using demo data, …`: what is done in the example of a guide. */
const isExample =
  /^(?:For example, |(?:For|In) (?:this|the) (?:example|task|procedure|demo|exercise|scenario|task guide), |If you(?: are|['’]re) using [^,.]*demo data[^,.]*, )|\sfor this (?:example|task|task guide|procedure|demo|exercise|tutorial)[.]?$/u

/** `Skriv till exempel **Lund**`, `Angi for eksempel **Bergen**`: the same in other languages, where what is entered is told. */
const forExample = '(?:till exempel|t\\.ex\\.|exempelvis|for eksempel|f\\.eks\\.)'
const isEnteredExample = new RegExp(
  [
    `^(?:(?:Skriv|Ange|Skriv inn|Angi|Välj|Velg) ${forExample}[, ]`,
    `|Du kan ${forExample} (?:ange|angi|skriva|skrive|välja|velge) )`,
  ].join(''),
  'u',
)

/** What only supposes, tells what would happen. */
const supposes = /^For example, (?:if|when) /u

/**
 * `In the **Town** field, enter a name. For example, enter **Lund**.`: what the example says is the value of what was left
 * open before it, and no act of its own.
 * @param open what was told last.
 * @returns what was told last, with its value; null where the sentence is no example, or one of something else.
 */
export function withExample(
  open: Instruction | null,
  sentence: string,
  acts: readonly (Instruction | null)[],
): Instruction | null {
  const [act, ...more] = acts
  const tellsExample = isExample.test(sentence) || isEnteredExample.test(sentence)
  if (!tellsExample || !open || !isOpen(open) || !act || more.length > 0) return null
  if (supposes.test(sentence)) return open
  if (open.kind === 'navigate' && act.kind === 'navigate') return act
  // `Select the rows …. For example, type A* …`: what is typed belongs to a field that was told before.
  const isElsewhere = open.kind === 'choose' && open.label === null && /, type /u.test(sentence)
  const isNamed = isEnteredInBold(act, sentence)
  if (!isEntry(open) || !(isNamed || saysValue(act)) || isElsewhere) return null
  const value = act.value ?? act.label
  const fits = typeof value === 'string' && (open.kind !== 'number' || isNumber(value))
  return fits ? { ...open, value } : open
}

/** `Skriv till exempel, ange **Lund**`: what stands in bold alone would be a field without the example. */
function isEnteredInBold({ kind, value }: Instruction, sentence: string): boolean {
  return (
    kind === 'text' &&
    value === null &&
    /(?:^|\s)(?:ange|angi|skriv[ae]?(?: inn?)?) [\uE000-\uF8FF][.]?$/iu.test(sentence)
  )
}

/** `Exempelvis 24.`: an example that stands for itself. */
const isBareExample = /^(?:Exempelvis|Till exempel|T\.ex\.|For eksempel|F\.eks\.) (\d\S*?)[.]?$/u

/**
 * `I listan väljer du **Rutt-ID**. Exempelvis 24.`: what was taken for the value is what the value belongs to.
 * @returns what was told last, corrected; null where the sentence is no example of it.
 */
export function withBareExample(told: Instruction | null, sentence: string): Instruction | null {
  const [, example] = isBareExample.exec(sentence) ?? []
  const isName = told?.kind === 'choose' && told.label === null && typeof told.value === 'string'
  if (!isName || example === undefined || /\d/.test(String(told.value))) return null
  return { ...told, label: String(told.value), value: example }
}

/** What is to be entered or chosen, or to be gone to, and not yet told. */
function isOpen({ kind, label, value }: Instruction): boolean {
  return value === null && (kind !== 'navigate' || label === null)
}

function isEntry({ kind }: Instruction): boolean {
  return /^(?:text|number|date|choose|tree)$/.test(kind)
}

/** Whether all that an act says is a value, with no other control to enter it in. */
function saysValue(act: Instruction): boolean {
  const isNamed = act.label === null || act.label === act.value
  return (isEntry(act) && isNamed) || act.kind === 'press'
}
