'use client'

import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { buttonClass } from '../components/button-look.ts'
import { ActionForm } from '../forms/action-form.tsx'
import type { FormAction } from '../forms/action-state.ts'
import dialogStyles from '../forms/dialog.module.css'
import { SubmitButton } from '../forms/submit-button.tsx'
import { bulkInputs, everyRow } from './bulk-names.ts'
import styles from './list-view.module.css'

interface BulkBarWords {
  readonly open: string
  readonly title: string
  readonly text: string
  readonly confirm: string
  /** "All 39 that match". */
  readonly all: string
  /** How many are selected, with `{{total}}` where the number goes. */
  readonly selected: string
  readonly cancel: string
  readonly problem: string
}

/**
 * The form of a bulk act. The boxes of the rows stand in the table and belong to it by its id. What is selected is kept
 * in the address. Without script the button sends what is selected at once.
 */
export function BulkBar({
  id,
  action,
  locale,
  filters,
  total,
  areAllSelected,
  words,
  children,
}: {
  readonly id: string
  readonly action: FormAction
  readonly locale: string
  readonly filters: string
  /** How many rows match. */
  readonly total: number
  readonly areAllSelected: boolean
  readonly words: BulkBarWords
  readonly children?: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const [count, setCount] = useState<number | null>(null)

  useEffect(() => {
    const look = () => setCount(readBoxes(id).isAll ? total : readBoxes(id).keys.length)
    const change = (event: Event) => {
      if (!(event.target instanceof HTMLInputElement) || event.target.form?.id !== id) return
      look()
      keepInAddress(id)
    }
    look()
    document.addEventListener('change', change)
    return () => document.removeEventListener('change', change)
  }, [id, total])

  const ask = (event: React.MouseEvent) => {
    // Enter in the dialog presses the form's first button.
    if (dialog.current?.open) return
    event.preventDefault()
    if (count !== 0) dialog.current?.showModal()
  }
  const close = () => dialog.current?.close()
  const selected =
    count === null ? null : words.selected.replace('{{total}}', new Intl.NumberFormat(locale).format(count))
  return (
    <ActionForm
      id={id}
      className={styles.bulk}
      action={action}
      locale={locale}
      values={{ [bulkInputs.filters]: filters }}
      summaryTitle={words.problem}
      onDone={close}
    >
      <label className={styles.bulkAll}>
        <input
          type="checkbox"
          name={bulkInputs.all}
          value={everyRow}
          defaultChecked={areAllSelected}
          autoComplete="off"
        />
        {words.all}
      </label>
      <output className={styles.bulkCount}>{selected}</output>
      <button type="submit" className={buttonClass()} aria-disabled={count === 0} onClick={ask}>
        {words.open}
      </button>
      <dialog ref={dialog} aria-labelledby={heading} className={dialogStyles.dialog}>
        <h2 id={heading}>{words.title}</h2>
        <p>{words.text}</p>
        <p>
          <strong>{selected}</strong>
        </p>
        <div className={styles.bulkInputs}>{children}</div>
        <div className={dialogStyles.buttons}>
          <SubmitButton>{words.confirm}</SubmitButton>
          <button type="button" className={buttonClass()} onClick={close}>
            {words.cancel}
          </button>
        </div>
      </dialog>
    </ActionForm>
  )
}

function readBoxes(id: string): { readonly isAll: boolean; readonly keys: readonly string[] } {
  const form = document.getElementById(id)
  const boxes = form instanceof HTMLFormElement ? [...form.elements] : []
  const checked = boxes.filter((box) => box instanceof HTMLInputElement && box.checked) as HTMLInputElement[]
  return {
    isAll: checked.some(({ name }) => name === bulkInputs.all),
    keys: checked.filter(({ name }) => name === bulkInputs.row).map(({ value }) => value),
  }
}

/** A reload, another language and the way back show the same rows selected. */
function keepInAddress(id: string): void {
  const { isAll, keys } = readBoxes(id)
  const address = new URL(location.href)
  address.searchParams.delete(bulkInputs.selected)
  for (const key of isAll ? [everyRow] : keys) address.searchParams.append(bulkInputs.selected, key)
  history.replaceState(null, '', address)
}
