'use client'

import { useRouter } from 'next/navigation'
import {
  createContext,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import {
  beforeField,
  type Fields,
  fieldsAsDrawn,
  fieldsOf,
  sameFields,
  withFieldsOf,
  written,
} from './form-fields.ts'
import { FreshWalkContext } from './fresh-walk.tsx'
import { sendScreen } from './send-screen.ts'

/** What of a form is kept: all of it, something that is on its way, or not all, and why. */
export type SaveState =
  | { readonly status: 'saved' | 'saving' | 'offline' | 'contradicted' }
  | { readonly status: 'refused'; readonly problem: string | null }

export interface Autosave {
  readonly state: SaveState
  /** Inputs in which the last save found what it could not read. */
  readonly unread: ReadonlySet<string>
  /** Something was changed: it is saved in a moment. */
  readonly touch: () => void
  /**
   * Saves at once what waits to be saved, and gives the save that is under way; undefined when there is none. Without a
   * connection it saves anew, to find out whether it is back.
   */
  readonly settle: () => Promise<void> | undefined
  /** Whether the last save found no connection. */
  readonly isOffline: () => boolean
}

/** Tells the form around an input, by its name, that script has changed it: such a change raises no event. */
export const TouchForm = createContext<(field: string) => void>(() => {})

const quietMilliseconds = 500
const retryMilliseconds = 5_000

/**
 * Keeps a form while it is filled in: a moment after each change, and at once when its page is left. Each save says what
 * it was made from, so that what other windows save of the same draft is neither overwritten nor in the way; saves go
 * one after the other, and while there is no connection they are tried again.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, draft: string): Autosave {
  const router = useRouter()
  const { drawing, tell } = useContext(FreshWalkContext)
  const [state, setState] = useState<SaveState>({ status: 'saved' })
  const [unreadFields, setUnreadFields] = useState<ReadonlySet<string>>(new Set())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<void>>(undefined)
  const isOffline = useRef(false)
  const before = useRef<readonly Fields[]>([])

  const saveNow = useCallback(
    ({ isLeaving = false } = {}) => {
      clearTimeout(timer.current)
      timer.current = undefined
      if (!form.current) return
      const fields = fieldsOf(form.current)
      const madeFrom = before.current
      // Whether this save comes through is not known before its answer; the oldest is what surely was there.
      before.current = [...madeFrom.slice(0, 1), ...madeFrom.slice(1).slice(-2), fields]
      const send = async (earlier: Promise<void> | undefined) => {
        await earlier
        setState({ status: 'saving' })
        const { revision, problem, unread, contradictions } = await sendScreen(draft, fields, madeFrom)
        isOffline.current = false
        // A newer save has been sent along with this one, and tells how it stands.
        if (running.current !== work) return
        if (revision === null) return setState({ status: 'refused', problem })
        const unsaved = new Set([...unread, ...contradictions.map(({ field }) => field)])
        before.current = [withFieldsOf(fields, unsaved, madeFrom[0] ?? [])]
        tell(contradictions)
        setUnreadFields(new Set(unread))
        setState({ status: contradictions.length > 0 ? 'contradicted' : 'saved' })
        // What the page tells of the answers is drawn anew, unless the reader has left it, or typed on.
        if (form.current && timer.current === undefined) router.refresh()
      }
      // A page that goes has no time to wait for what it sent before.
      const work = send(isLeaving ? undefined : running.current)
        .catch(() => {
          isOffline.current = true
          setState({ status: 'offline' })
          timer.current ??= setTimeout(saveNow, retryMilliseconds)
        })
        .finally(() => {
          if (running.current === work) running.current = undefined
        })
      running.current = work
    },
    [form, draft, router, tell],
  )

  const touch = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(saveNow, quietMilliseconds)
  }, [saveNow])

  // Where a new drawing and the form agree, the reader has that in front of them, whoever gave the answer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form is read after each drawing.
  useLayoutEffect(() => {
    if (!form.current) return
    const drawn = fieldsAsDrawn(form.current)
    const seen = sameFields(fieldsOf(form.current), drawn)
    const known = before.current.map((fields) => withFieldsOf(fields, seen, drawn))
    before.current = known.length > 0 ? known : [drawn]
  }, [form, drawing])

  // What was typed before the page's script had come raised no event that it heard.
  useEffect(() => {
    if (form.current && written(fieldsOf(form.current)) !== written(before.current[0] ?? [])) touch()
  }, [form, touch])

  // A layout effect, because the form is still there when it is cleaned up.
  useLayoutEffect(() => {
    const element = form.current
    const saveWhatWaits = () => {
      if (timer.current !== undefined) saveNow({ isLeaving: true })
    }
    const sayWhatItWasMadeFrom = ({ formData }: FormDataEvent) => {
      for (const fields of before.current) formData.append(beforeField, written(fields))
    }
    document.addEventListener('visibilitychange', saveWhatWaits)
    addEventListener('pagehide', saveWhatWaits)
    addEventListener('online', saveWhatWaits)
    element?.addEventListener('formdata', sayWhatItWasMadeFrom)
    return () => {
      document.removeEventListener('visibilitychange', saveWhatWaits)
      removeEventListener('pagehide', saveWhatWaits)
      removeEventListener('online', saveWhatWaits)
      element?.removeEventListener('formdata', sayWhatItWasMadeFrom)
      saveWhatWaits()
    }
  }, [form, saveNow])

  const settle = useCallback(() => {
    if (timer.current !== undefined || isOffline.current || !navigator.onLine) saveNow()
    return running.current
  }, [saveNow])
  const hasNoConnection = useCallback(() => isOffline.current, [])
  return { state, unread: unreadFields, touch, settle, isOffline: hasNoConnection }
}
