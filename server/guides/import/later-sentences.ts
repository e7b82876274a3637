import type { Instruction } from './instruction.ts'

/** `Du kan også velge **X**`, `Om du inte vill …`: what may be done besides; an example tells what is to be done here. */
const offersOther =
  /^(?:Du kan (?!(?:f\.eks\.|t\.ex\.|for eksempel|till exempel|exempelvis)\s)|Du kan [^.]*, eller |(?:Om|Hvis) du (?:inte|ikke) vil|(?:Välj|Klicka på|Velg|Klikk) [^.]* (?:om|hvis) du (?:inte|ikke) vil )/u

/** Whether a later sentence of a step offers another way instead of going on with it. */
export function offersAnother(sentence: string): boolean {
  return offersOther.test(sentence)
}

/**
 * The acts of a later sentence without those that were told before: `Välj **Norr**. Välj **Norr** om …` says twice what is done
 * once. A way to a page is told anew when it is told whole, and a button may be pressed again behind another act.
 */
export function withoutRepeats(
  told: readonly (Instruction | null)[],
  acts: readonly (Instruction | null)[],
): readonly (Instruction | null)[] {
  const before = told.filter((act) => act !== null)
  const repeatable = before.filter(({ kind }, index) => kind !== 'press' || index === before.length - 1)
  return acts.filter((act) => act === null || !repeatable.some((earlier) => isRepeat(act, earlier)))
}

function isRepeat(act: Instruction, earlier: Instruction): boolean {
  if (act.label === null || act.kind === 'confirm' || act.path.length > 1) return false
  const isSame =
    act.label === earlier.label && areKin(act, earlier) && (act.value === earlier.value || isOpen(act))
  // `Velg **Bare forslag** …`, behind the field in which it was chosen.
  const isItsValue = isSelected(act) && isOpen(act) && act.label === earlier.value
  return isSame || isItsValue
}

/** What is selected may be a button or a value; what is typed is neither. */
function areKin(one: Instruction, other: Instruction): boolean {
  return one.kind === other.kind || [one, other].every(isSelected)
}

function isSelected({ kind }: Instruction): boolean {
  return kind === 'press' || kind === 'choose'
}

/** Whether nothing but its own name says what is done with it. */
function isOpen({ label, value }: Instruction): boolean {
  return value === null || value === label
}
