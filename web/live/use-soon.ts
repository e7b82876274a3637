'use client'

import { useEffect, useRef } from 'react'

/**
 * Something to do a while after it was asked for: once, however often it is asked for meanwhile, and not at all when the
 * component has gone by then.
 * @returns how to ask for it.
 */
export function useSoon(milliseconds: number, act: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      // React may show the component again: then it can be asked for anew.
      timer.current = undefined
    },
    [],
  )
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      latest.current()
    }, milliseconds)
  }
}
