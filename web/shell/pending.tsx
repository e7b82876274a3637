'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useFormStatus } from 'react-dom'
import styles from './pending.module.css'

interface Pending {
  /** What is said of all that takes long. */
  readonly words: string
  /** Shows that something takes long, until what it gives is called. */
  readonly show: () => () => void
}

const PendingContext = createContext<Pending>({ words: '', show: () => () => {} })

/** What takes less is over before it could be read. */
const longMilliseconds = 1_000

/**
 * Shows on the page that something is under way, once it has taken longer than a second.
 * @returns then the words for it, where something is to say so by itself.
 */
export function usePending(isPending: boolean): string | undefined {
  const { words, show } = useContext(PendingContext)
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isPending) return
    let hide = () => {}
    const timer = setTimeout(() => {
      setLong(true)
      hide = show()
    }, longMilliseconds)
    return () => {
      clearTimeout(timer)
      setLong(false)
      hide()
    }
  }, [isPending, show])
  return isLong ? words : undefined
}

/** In a form without a button of its own: shows that it takes long to be answered. */
export function FormPending() {
  usePending(useFormStatus().pending)
  return null
}

/** A line on top of the page while anything takes long; screen readers are told in words. */
export function PendingRegion({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  const [count, setCount] = useState(0)
  const show = useCallback(() => {
    setCount((current) => current + 1)
    return () => setCount((current) => current - 1)
  }, [])
  const pending = useMemo(() => ({ words, show }), [words, show])
  return (
    <PendingContext value={pending}>
      {children}
      <div role="status" className={count > 0 ? styles.line : undefined}>
        {count > 0 && <span className="visually-hidden">{words}</span>}
      </div>
    </PendingContext>
  )
}
