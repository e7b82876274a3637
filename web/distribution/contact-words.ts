import type { Ui } from '../session/ui.ts'

/** When somebody was last heard of, and what keeps them from being so. */
export interface Contact {
  readonly lastContactAt: string | null
  readonly isPaused: boolean
  readonly hasProblem: boolean
}

/** A contact in words: how long ago it was, and what is the matter. */
export function contactWords(
  { t, format }: Pick<Ui, 't' | 'format'>,
  { lastContactAt, hasProblem, isPaused }: Contact,
): string {
  const when = lastContactAt === null ? t('distribution:lag.never') : format.relative(lastContactAt)
  if (hasProblem) return t('distribution:lag.broken', { when })
  return isPaused ? t('distribution:lag.paused', { when }) : when
}
