'use client'

import {
  type ReactNode,
  type RefObject,
  type SubmitEvent,
  useActionState,
  useEffect,
  useMemo,
  useRef,
} from 'react'
import { type FormAction, idle } from '../forms/action-state.ts'
import { FormProblems } from '../forms/form-problems.tsx'
import { changedField, useOpenProblems } from '../forms/open-problems.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { type Autosave, TouchForm, useAutosave } from './autosave.ts'
import { useHoldLeaving } from './hold-leaving.ts'
import { OpenFaultsContext } from './open-faults.tsx'
import styles from './walk.module.css'

/** Words about keeping what was filled in. */
export interface SaveWords {
  readonly saved: string
  readonly saving: string
  readonly offline: string
  readonly refused: string
  readonly contradicted: string
  /** Saved, but for what could not be read. */
  readonly unread: string
}

/**
 * A screen's form. What is filled in is kept while it is; what is wrong when the screen is left is summed up on top,
 * takes the focus and links to the inputs. Works without script, too.
 */
export function WalkForm({
  leave,
  draft,
  values,
  revision,
  refused,
  summaryTitle,
  words,
  children,
}: {
  readonly leave: FormAction
  /** The draft's id. */
  readonly draft: string
  /** Inputs that are not shown. */
  readonly values: Readonly<Record<string, string>>
  /** The draft's, as this page shows it. */
  readonly revision: number
  /** Inputs whose saved value will be refused. */
  readonly refused: readonly string[]
  readonly summaryTitle: string
  readonly words: SaveWords
  readonly children: ReactNode
}) {
  const [state, formAction] = useActionState(leave, idle)
  const { problems, forget } = useOpenProblems(state)
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const autosave = useAutosave(form, draft)
  useHoldLeaving(form, autosave.settle)
  useKeptInputs(form)

  useEffect(() => {
    if (state.tries > 0 && state.status === 'failed') summary.current?.focus()
  }, [state])

  const touch = (field: string) => {
    forget(field)
    autosave.touch()
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    const underWay = autosave.settle()
    if (!underWay) return
    event.preventDefault()
    const { submitter } = event.nativeEvent
    // What cannot be sent stays on the page; the line below the form says why.
    void underWay.then(() => autosave.isOffline() || form.current?.requestSubmit(submitter))
  }

  // What was wrong with the whole form kept it from being saved: the summary says so.
  const isRefused = problems.some(({ field }) => field === null)
  const faults = useMemo(
    () => ({ unread: autosave.unread, refused: new Set(refused) }),
    [autosave.unread, refused],
  )
  return (
    <FormProblems value={problems}>
      <TouchForm value={touch}>
        <form
          ref={form}
          action={formAction}
          onSubmit={submit}
          onChange={(event) => touch(changedField(event))}
          className={styles.form}
          noValidate
        >
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="draft" value={draft} />
          <input type="hidden" name="revision" value={revision} />
          <ProblemSummary place={summary} title={summaryTitle} problems={problems} level="h2" />
          <OpenFaultsContext value={faults}>{children}</OpenFaultsContext>
          <p role="status" className={styles.saved} data-save-state={autosave.state.status}>
            {!isRefused && wordsFor(autosave, words)}
          </p>
        </form>
      </TouchForm>
    </FormProblems>
  )
}

/** React empties a form after each of its actions; what somebody has typed stays, right or wrong. */
function useKeptInputs(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const element = form.current
    const keep = (event: Event) => event.preventDefault()
    element?.addEventListener('reset', keep)
    return () => element?.removeEventListener('reset', keep)
  }, [form])
}

function wordsFor({ state, unread }: Autosave, words: SaveWords): string {
  if (state.status === 'saved' && unread.size > 0) return words.unread
  return state.status === 'refused' && state.problem !== null ? state.problem : words[state.status]
}
