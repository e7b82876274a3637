'use client'

import { useEffect, useRef } from 'react'
import { buttonClass } from '../components/button-look.ts'
import dialogStyles from '../forms/dialog.module.css'
import styles from './shell.module.css'

export interface ShortcutWords {
  readonly title: string
  readonly close: string
  readonly keys: readonly (readonly [key: string, words: string])[]
}

/** What the keys do. */
export function ShortcutList({
  words,
  onClose,
}: {
  readonly words: ShortcutWords
  readonly onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className={dialogStyles.dialog} aria-label={words.title} onClose={onClose}>
      <h2>{words.title}</h2>
      <dl className={styles.keys}>
        {words.keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className={buttonClass()} onClick={() => dialog.current?.close()}>
        {words.close}
      </button>
    </dialog>
  )
}
