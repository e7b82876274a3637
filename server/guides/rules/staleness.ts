import { hashProse } from '../hash-prose.ts'
import type { Prose } from '../prose.ts'

/** A part of a translation that is older than the source it was made from. Shown with a mark, not refused. */
export interface Stale {
  readonly file: string
  readonly locale: string
  /** A step's id, or `introduction`. */
  readonly part: string
}

/** Rule 5: finds what was translated from another wording than the source has now, or from none that is known. */
export function findStale(source: Prose, prose: Prose): readonly Stale[] {
  if (prose === source) return []
  return Object.entries(hashProse(source))
    .filter(([part, hash]) => prose.translatedFrom?.[part] !== hash)
    .map(([part]) => ({ file: prose.file, locale: prose.locale, part }))
}
