import styles from './status-badge.module.css'

/** What a status means to who reads it; each tone has a sign of its own, so that colour is never alone. */
export type Tone = 'good' | 'bad' | 'warning' | 'busy' | 'neutral'

const signs: Readonly<Record<Tone, string>> = { good: '✓', bad: '✕', warning: '!', busy: '◔', neutral: '•' }

/** A status in words, with its tone's sign and colour. */
export function StatusBadge({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <span className={`${styles.badge} ${styles[tone]}`}>
      <span aria-hidden="true">{signs[tone]}</span>
      {children}
    </span>
  )
}
