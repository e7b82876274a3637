'use client'

import { useRouter } from 'next/navigation'
import {
  createContext,
  Fragment,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { buttonClass } from '../components/button-look.ts'
import noticeStyles from '../components/page.module.css'
import type { Contradiction } from './saved.ts'
import { sendAgain } from './send-screen.ts'

interface FreshWalkState {
  /** Names the drawing that is shown: each time that the server draws the page is another. */
  readonly drawing: string
  /** Says which answers another window has given differently; none, when the last save contradicts nothing. */
  readonly tell: (contradictions: readonly Contradiction[]) => void
}

export const FreshWalkContext = createContext<FreshWalkState>({ drawing: '', tell: () => {} })

/** What this document has shown: what comes again was kept by the browser, and tells of a draft as it once was. */
const shown = new Set<string>()

/**
 * Shows a page of a walk as the draft is now: one that the browser has kept and shows again, or that was drawn while the
 * page before it was still saving, is drawn anew. Tells, and takes in, what another window has answered meanwhile.
 */
export function FreshWalk({
  draft,
  drawing,
  words,
  className,
  children,
}: {
  readonly draft: string
  readonly drawing: string
  readonly words: { readonly contradicted: string; readonly load: string }
  readonly className: string | undefined
  readonly children: ReactNode
}) {
  const router = useRouter()
  const [contradictions, setContradictions] = useState<readonly Contradiction[]>([])
  const [old, setOld] = useState<string>()
  const [generation, setGeneration] = useState(0)
  const isFirst = useRef(true)
  // Inputs keep what was typed in them: to show what is saved they are made anew.
  if (old !== undefined && old !== drawing) {
    setOld(undefined)
    setGeneration(generation + 1)
  }

  useEffect(() => {
    const isKept = shown.has(drawing)
    shown.add(drawing)
    if (!isFirst.current) return
    isFirst.current = false
    const unanswered = sendAgain(draft)
    if (!isKept && !unanswered) return
    setOld(drawing)
    const takeIn = async () => {
      const saved = await unanswered
      setContradictions(saved?.contradictions ?? [])
      router.refresh()
    }
    takeIn().catch(() => setOld(undefined))
  }, [draft, drawing, router])

  const tell = useCallback((told: readonly Contradiction[]) => setContradictions(told), [])
  const state = useMemo(() => ({ drawing, tell }), [drawing, tell])
  const load = () => {
    setOld(drawing)
    router.refresh()
  }
  return (
    <div className={className} inert={old !== undefined}>
      {contradictions.length > 0 && (
        <div className={`${noticeStyles.notice} ${noticeStyles.warning}`}>
          <div role="alert">
            <p>{words.contradicted}</p>
            <ul>
              {contradictions.map(({ field, text }) => (
                <li key={field}>{text}</li>
              ))}
            </ul>
          </div>
          <button type="button" className={buttonClass()} onClick={load}>
            {words.load}
          </button>
        </div>
      )}
      <FreshWalkContext value={state}>
        <Fragment key={generation}>{children}</Fragment>
      </FreshWalkContext>
    </div>
  )
}
