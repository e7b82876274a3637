'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import type { Option } from '../forms/field.tsx'
import { FormPending } from './pending.tsx'
import styles from './shell.module.css'

/** A choice of the whole console's (language, company, theme), made at once and kept for the browser. */
export function ChoiceForm({
  id,
  action,
  label,
  options,
  value,
  submit,
  isLabelSeen = false,
}: {
  /** Of its input: by it the focus finds back when the choice has drawn everything anew. */
  readonly id: string
  readonly action: (form: FormData) => Promise<void>
  readonly label: string
  readonly options: readonly (Option & { readonly lang?: string })[]
  readonly value: string
  /** The button's words, for who has no script. */
  readonly submit: string
  readonly isLabelSeen?: boolean
}) {
  const parameters = useSearchParams()
  const pathname = usePathname()
  const page = parameters.size > 0 ? `${pathname}?${parameters}` : pathname
  return (
    <form action={action} className={styles.choice}>
      <FormPending />
      <input type="hidden" name="page" value={page} />
      <label>
        <span className={isLabelSeen ? styles.choiceLabel : 'visually-hidden'}>{label}</span>
        <select
          id={id}
          name="choice"
          // Who goes back finds what is chosen now, not what was.
          autoComplete="off"
          key={value}
          defaultValue={value}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.label}
            </option>
          ))}
        </select>
      </label>
      <noscript>
        <button type="submit">{submit}</button>
      </noscript>
    </form>
  )
}
