import type { Instruction } from './instruction.ts'

/** `Du kan også velge **X**`, `Om du inte vill …`, `Alternativt …`: what may be done besides; an example tells what is to be done here. */
const offersOther =
  /^(?:Du kan (?!(?:f\.eks\.|t\.ex\.|for eksempel|till exempel|exempelvis)\s)|Du kan [^.]*, eller |Alternativt(?!\p{L})|(?:Om|Hvis) du (?:inte|ikke) vil|(?:Välj|Klicka på|Velg|Klikk) [^.]* (?:om|hvis) du (?:inte|ikke) vil )/u

/** `You can also …`, `If you don't want to …`: the same in English. */
const offersOtherInEnglish =
  /^(?:(?:(?:Alternatively, )?You|For (?!example)[^,.]*, you) (?:can|may|could|might|will be able to) |If you want to [^.,]* yourself, |If you (?:do not|don['’]t|are not|aren['’]t) )/u

/** `To remove it, click …`: how what was just done is undone, or done with what is there already. */
const undoes =
  /^To (?:remove|delete|modify|cancel|undo|reverse|restore|disable|deactivate|un\p{Ll}{3,}) [^.]*, /u

/** `Om du vill ta bort den väljer du …`: the same in other languages. */
const undoesTranslated =
  /^(?:Om du vill|För att|Hvis du vil|For å) (?:ta bort|ångra|återkalla|avbryta|fjerne|angre|tilbakestille|avbryte) /u

/** `Select this option to …`, `Välj det här alternativet om …`: what the control is for that was just told of. */
const tellsOfThis =
  /^(?:(?:Select|Choose|Use|Enable) this (?:option|check box|setting)|(?:Välj|Markera|Använd|Aktivera) (?:det|den) här (?:alternativet|kryssrutan|inställningen)|(?:Velg|Merk av (?:i|for)|Bruk|Aktiver) (?:dette|denne) (?:alternativet|avmerkingsboksen|innstillingen))(?!\p{L})/u

/** `Choose **Cancel** to go back`: how a step is left without having been done. */
export function isWayOut(sentence: string, acts: readonly (Instruction | null)[]): boolean {
  return acts.length === 1 && /^cancel$/iu.test(acts[0]?.label ?? '') && / to \p{Ll}/u.test(sentence)
}

/** Whether a later sentence of a step offers another way, or explains, instead of going on with it. */
export function offersAnother(sentence: string): boolean {
  return [offersOther, offersOtherInEnglish, undoes, undoesTranslated, tellsOfThis].some((begins) =>
    begins.test(sentence),
  )
}

/** `Om du vill …, kan du …`: what may be done at times. */
const offers = /^(?:Om|Hvis) [^.]*(?:,| ) ?kan du /u

/** `När det är gjort, …`: goes on with the sentence before it. */
const goesOn = /^(?:När|Når) (?:det|detta|dette) (?:är|er) (?:gjort|klart|ferdig)(?!\p{L})/u

/** Whether a sentence goes on with what the one before it only offers. */
export function continuesOffer(sentence: string, before: string): boolean {
  return goesOn.test(sentence) && offers.test(before)
}

/** How they begin: with a case, or with what is to be done. */
const casesAndGoals = [/^If (?!you(?: are|['’]re) using )/u, /^To (?!do )\p{Ll}/u]

/** The sentences of which one at a time holds: `If A, …. If B, …`, `To add a row, …. To print it, …`. */
export function onesOfSeveral(sentences: readonly string[]): ReadonlySet<string> {
  const groups = casesAndGoals.map((begins) => sentences.filter((sentence) => begins.test(sentence)))
  return new Set(groups.filter(({ length }) => length > 1).flat())
}

/**
 * The acts of a later sentence without those that were told before: `Välj **Norr**. Välj **Norr** om …` says twice what is done
 * once. A way to a page is told anew when it is told whole, and a button may be pressed again behind another act.
 */
export function withoutRepeats(
  told: readonly (Instruction | null)[],
  acts: readonly (Instruction | null)[],
): readonly (Instruction | null)[] {
  if (acts.every((act) => act === null)) return acts
  const last = told.findLastIndex((act) => act !== null)
  const mayRepeat = (earlier: Instruction, index: number) => earlier.kind !== 'press' || index === last
  return acts.filter(
    (act) =>
      act === null ||
      !told.some((earlier, index) => earlier !== null && mayRepeat(earlier, index) && isRepeat(act, earlier)),
  )
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
