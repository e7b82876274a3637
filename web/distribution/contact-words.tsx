import { Ago } from '../components/ago.tsx'
import type { Ui } from '../session/ui.ts'

/** When somebody was last heard of, and what keeps them from being so. */
export interface Contact {
  readonly lastContactAt: string | null
  readonly isPaused: boolean
  readonly hasProblem: boolean
}

/** A contact in words: how long ago it was, and what is the matter. */
export function ContactWords({
  ui,
  contact: { lastContactAt, hasProblem, isPaused },
}: {
  readonly ui: Pick<Ui, 't' | 'format'>
  readonly contact: Contact
}) {
  const { t } = ui
  const sentence = (when: string) => {
    if (hasProblem) return t('distribution:lag.broken', { when })
    return isPaused ? t('distribution:lag.paused', { when }) : when
  }
  if (lastContactAt === null) return <>{sentence(t('distribution:lag.never'))}</>
  return <Ago ui={ui} at={lastContactAt} sentence={sentence} />
}
