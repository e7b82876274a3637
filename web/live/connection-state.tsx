'use client'

import styles from './connection-state.module.css'
import type { Connection } from './event-follower.ts'
import { useConnection } from './live-provider.tsx'

/** Whether what the page shows is live, in a word and a sign. */
export function ConnectionState({ words }: { readonly words: Readonly<Record<Connection, string>> }) {
  const connection = useConnection()
  return (
    <span className={`${styles.state} ${styles[connection]}`} role="status">
      <span aria-hidden="true">{connection === 'live' ? '●' : connection === 'offline' ? '✕' : '○'}</span>
      {words[connection]}
    </span>
  )
}
