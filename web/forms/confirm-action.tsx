'use client'

import { useId, useRef, useState } from 'react'
import { type ButtonLook, buttonClass } from '../components/button-look.ts'
import { ActionForm } from './action-form.tsx'
import type { FormAction } from './action-state.ts'
import styles from './dialog.module.css'
import { SubmitButton } from './submit-button.tsx'

/** Words of a dialog that asks before something is done. */
export interface ConfirmWords {
  /** The button that opens it. */
  readonly open: string
  readonly title: string
  readonly text: string
  /** Names the act. */
  readonly confirm: string
  readonly cancel: string
  /** Heading of what is wrong, when it could not be done. */
  readonly problem: string
}

/** A button whose act is asked about once more, in a dialog, before it is done. */
export function ConfirmAction({
  action,
  locale,
  values,
  words,
  look = 'ordinary',
  id,
  scope,
  children,
}: {
  readonly action: FormAction
  readonly locale: string
  readonly values: Readonly<Record<string, string | readonly string[]>>
  readonly words: ConfirmWords
  readonly look?: ButtonLook
  /** Address of the button, for *Show me where*. */
  readonly id?: string
  /** Goes before the ids of its inputs, where a page has several such acts. */
  readonly scope?: string
  /** Inputs that the act asks for. */
  readonly children?: React.ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const [round, setRound] = useState(0)
  const close = () => dialog.current?.close()
  return (
    <>
      <button type="button" id={id} className={buttonClass(look)} onClick={() => dialog.current?.showModal()}>
        {words.open}
      </button>
      {/* Who leaves it finds it anew: what they did not send, and what was wrong with it, is gone. */}
      <dialog
        ref={dialog}
        aria-labelledby={heading}
        className={styles.dialog}
        onClose={() => setRound(round + 1)}
      >
        <h2 id={heading}>{words.title}</h2>
        <p>{words.text}</p>
        <ActionForm
          key={round}
          action={action}
          locale={locale}
          values={values}
          summaryTitle={words.problem}
          onDone={close}
          {...(scope ? { scope } : {})}
        >
          {children}
          <div className={styles.buttons}>
            <SubmitButton look={look === 'danger' ? 'danger' : 'primary'}>{words.confirm}</SubmitButton>
            <button type="button" className={buttonClass()} onClick={close}>
              {words.cancel}
            </button>
          </div>
        </ActionForm>
      </dialog>
    </>
  )
}
