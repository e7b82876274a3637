/**
 * What kind of control or act a step speaks of. What no pattern takes is `manual`: a box to tick, whose label, where it
 * has one, is the only control that the step names.
 */
export type ImportedKind =
  | 'navigate'
  | 'press'
  | 'choose'
  | 'tree'
  | 'switch'
  | 'number'
  | 'date'
  | 'text'
  | 'confirm'
  | 'note'
  | 'manual'

/** What one instruction says. */
export interface Instruction {
  readonly kind: ImportedKind
  /** The words on the control, as printed. */
  readonly label: string | null
  /** The value that the sentence fixes; null when it leaves the value to the operator. */
  readonly value: string | boolean | null
  /** For a path (`Go to A > B`), its parts. */
  readonly path: readonly string[]
  readonly optional: boolean
}

/** An instruction of that kind, with what else is known of it. */
export function instruction(kind: ImportedKind, parts: Partial<Instruction> = {}): Instruction {
  return { kind, label: null, value: null, path: [], optional: false, ...parts }
}
