'use client'

import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import styles from './toast.module.css'

const ToastContext = createContext<(text: string) => void>(() => {})

/** Tells the reader in passing what was done. */
export function useToast(): (text: string) => void {
  return useContext(ToastContext)
}

const shownMilliseconds = 8_000

/** The place where toasts stand; screen readers are told of them politely. */
export function ToastRegion({
  closeLabel,
  children,
}: {
  readonly closeLabel: string
  readonly children: ReactNode
}) {
  const [text, setText] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const toast = useCallback((next: string) => {
    clearTimeout(timer.current)
    setText(next)
    timer.current = setTimeout(() => setText(null), shownMilliseconds)
  }, [])
  return (
    <ToastContext value={toast}>
      {children}
      <div role="status" className={styles.region}>
        {text && (
          <div className={styles.toast}>
            <span>{text}</span>
            <button type="button" aria-label={closeLabel} onClick={() => setText(null)}>
              ✕
            </button>
          </div>
        )}
      </div>
    </ToastContext>
  )
}
