import type { Ui } from '../session/ui.ts'
import styles from './ago.module.css'

/** Stands where the time goes in a sentence until that is cut in two there: Unicode's character for just that. */
const place = '\ufffc'

/**
 * How long ago a moment was, alone or in a sentence; the exact moment, with the time zone, on hover and, in its stead,
 * on paper, which is read at another time.
 */
export function Ago({
  ui: { format },
  at,
  sentence = (when) => when,
}: {
  readonly ui: Pick<Ui, 'format'>
  readonly at: string
  /** The words around it. */
  readonly sentence?: (when: string) => string
}) {
  const [before = '', after = ''] = sentence(place).split(place)
  return (
    <>
      {before}
      <time className={styles.ago} dateTime={at} title={format.exactTime(at)}>
        <span>{format.relative(at)}</span>
      </time>
      {after}
    </>
  )
}
