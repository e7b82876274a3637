'use client'

import { useRouter } from 'next/navigation'
import {
  createContext,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { sendScreen, textFields } from './send-screen.ts'

/** What of a form is kept: all of it, something that is on its way, or nothing, and why. */
export type SaveState =
  | { readonly status: 'saved' | 'saving' | 'offline' }
  | { readonly status: 'refused'; readonly problem: string | null }

export interface Autosave {
  readonly state: SaveState
  /** Something was changed: it is saved in a moment. */
  readonly touch: () => void
  /**
   * Makes ready for the form being sent as a whole: calls off what waits to be saved, and gives the save that is under
   * way; undefined when there is none. Without a connection it saves at once, to find out whether it is back.
   */
  readonly settle: () => Promise<void> | undefined
  /** Whether the last save found no connection. */
  readonly isOffline: () => boolean
  /** The newest revision that is known. */
  readonly revision: () => number
}

/** Tells the form around an input, by its name, that script has changed it: such a change raises no event. */
export const TouchForm = createContext<(field: string) => void>(() => {})

const quietMilliseconds = 500
const retryMilliseconds = 5_000

/**
 * Keeps a form while it is filled in: a moment after each change, and at once when its page is left. Saves go one after
 * the other, each on the revision that the one before made; while there is no connection they are tried again.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, shownRevision: number): Autosave {
  const router = useRouter()
  const [state, setState] = useState<SaveState>({ status: 'saved' })
  const known = useRef(shownRevision)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<void>>(undefined)
  const isOffline = useRef(false)
  const isRefused = useRef(false)

  // After a refusal the form stands on what another window has changed: until it is loaded anew it stays refused.
  useEffect(() => {
    if (!isRefused.current) known.current = Math.max(known.current, shownRevision)
  }, [shownRevision])

  const saveNow = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    if (!form.current) return
    const data = new FormData(form.current)
    const send = async (before: Promise<void> | undefined) => {
      await before
      data.set('revision', String(known.current))
      setState({ status: 'saving' })
      const { revision, problem } = await sendScreen(data)
      isOffline.current = false
      isRefused.current = revision === null
      if (revision === null) return setState({ status: 'refused', problem })
      known.current = Math.max(known.current, revision)
      setState({ status: 'saved' })
      // What the page tells of the answers is drawn anew, unless the reader has left it, or typed on.
      if (form.current && timer.current === undefined) router.refresh()
    }
    const work = send(running.current)
      .catch(() => {
        isOffline.current = true
        setState({ status: 'offline' })
        timer.current ??= setTimeout(saveNow, retryMilliseconds)
      })
      .finally(() => {
        if (running.current === work) running.current = undefined
      })
    running.current = work
  }, [form, router])

  const touch = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(saveNow, quietMilliseconds)
  }, [saveNow])

  // What was typed before the page's script had come raised no event that it heard.
  useEffect(() => {
    if (form.current && isChanged(form.current)) touch()
  }, [form, touch])

  // A layout effect, because the form is still there when it is cleaned up.
  useLayoutEffect(() => {
    const saveWhatWaits = () => {
      if (timer.current !== undefined) saveNow()
    }
    document.addEventListener('visibilitychange', saveWhatWaits)
    addEventListener('online', saveWhatWaits)
    return () => {
      document.removeEventListener('visibilitychange', saveWhatWaits)
      removeEventListener('online', saveWhatWaits)
      saveWhatWaits()
    }
  }, [saveNow])

  const settle = useCallback(() => {
    if (isOffline.current || !navigator.onLine) saveNow()
    clearTimeout(timer.current)
    timer.current = undefined
    return running.current
  }, [saveNow])
  const revision = useCallback(() => known.current, [])
  return { state, touch, settle, isOffline: useCallback(() => isOffline.current, []), revision }
}

/** Whether something in a form is not as it was drawn. */
function isChanged(form: HTMLFormElement): boolean {
  return written(form) !== written(asDrawn(form))
}

function written(form: HTMLFormElement): string {
  return new URLSearchParams(textFields(new FormData(form))).toString()
}

/** A copy of a form as it was before anybody filled it in. */
function asDrawn(form: HTMLFormElement): HTMLFormElement {
  const copy = form.cloneNode(true)
  if (!(copy instanceof HTMLFormElement)) return form
  copy.reset()
  return copy
}
