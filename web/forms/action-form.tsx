'use client'

import { type ReactNode, useActionState, useEffect, useRef, useState } from 'react'
import { useCompany } from '../session/company-scope.tsx'
import { useToast } from '../shell/toast.tsx'
import styles from './action-form.module.css'
import { type ActionState, type FormAction, idle } from './action-state.ts'
import { FormProblems, FormScope } from './form-problems.tsx'
import { changedField, useOpenProblems } from './open-problems.ts'
import { ProblemSummary } from './problem-summary.tsx'

/**
 * A form of a server action. What is wrong is summed up on top, takes the focus and links to the inputs; what was done
 * is told by a toast. Works without script, too.
 */
export function ActionForm({
  action,
  locale,
  values = {},
  summaryTitle,
  onDone,
  keepsMessage = false,
  scope = '',
  id,
  className,
  children,
}: {
  readonly action: FormAction
  readonly locale: string
  /** Inputs that are not shown. */
  readonly values?: Readonly<Record<string, string | readonly string[]>>
  /** Heading of the summary of problems. */
  readonly summaryTitle: string
  readonly onDone?: () => void
  /** What was done stays to be read, instead of being told by a toast: a key that is shown once. */
  readonly keepsMessage?: boolean
  /** Goes before the ids of the inputs, where a page has several forms. */
  readonly scope?: string
  /** By which inputs elsewhere on the page belong to it. */
  readonly id?: string
  readonly className?: string | undefined
  readonly children: ReactNode
}) {
  const [isLive, setLive] = useState(false)
  const companyId = useCompany()
  const toast = useToast()
  const told = useRef(0)
  const tell = (next: ActionState) => {
    if (next.status !== 'done' || !next.message || keepsMessage || told.current === next.tries) return
    told.current = next.tries
    toast(next.message)
  }
  // Told at once: what was done may take the form from the page, as the row of what was deleted.
  const actAndTell: FormAction = async (previous, form) => {
    const next = await action(previous, form)
    tell(next)
    return next
  }
  // The page as it comes from the server names the server's own action: that works without script.
  const [state, formAction] = useActionState(isLive ? actAndTell : action, idle)
  const { problems, forget } = useOpenProblems(state)
  const summary = useRef<HTMLDivElement>(null)
  const seen = useRef(0)

  useEffect(() => setLive(true), [])
  useEffect(() => {
    if (state.tries === seen.current) return
    seen.current = state.tries
    if (state.status === 'failed') summary.current?.focus()
    if (state.status !== 'done') return
    tell(state)
    onDone?.()
  })

  return (
    <FormProblems value={problems}>
      <form
        id={id}
        action={formAction}
        className={className ?? styles.form}
        noValidate
        onChange={(event) => forget(changedField(event))}
        // React empties a form behind every action: what could not be done stays to be mended.
        onReset={(event) => {
          if (state.status === 'failed' || state.keepsInput) event.preventDefault()
        }}
      >
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="companyOfPage" value={companyId} />
        {Object.entries(values).flatMap(([name, value]) =>
          [value].flat().map((one) => <input key={`${name} ${one}`} type="hidden" name={name} value={one} />),
        )}
        <ProblemSummary place={summary} title={summaryTitle} problems={problems} scope={scope} />
        {state.status === 'done' && state.message && keepsMessage && (
          <output className={styles.done}>{state.message}</output>
        )}
        <FormScope value={scope}>{children}</FormScope>
      </form>
    </FormProblems>
  )
}
