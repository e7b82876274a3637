'use client'

import { useState } from 'react'
import type { CalendarInput } from '../language/calendar-input.ts'
import { CalendarField } from './calendar-field.tsx'
import styles from './field.module.css'
import { useFieldProblems } from './form-problems.tsx'
import { HeldInput } from './held-input.tsx'

/**
 * An input that remembers, for the action, what it was shown with, and marks itself when it holds something else. It
 * goes by what it was first drawn with, as `HeldInput` does.
 */
export function CheckedInput({
  name,
  wasName,
  was,
  value: drawnWith,
  label,
  type = 'text',
  options,
}: {
  readonly name: string
  readonly wasName: string
  /** What the hidden input beside it holds. */
  readonly was: string
  readonly value: string
  readonly label: string
  readonly type?: 'text' | 'decimal' | CalendarInput | undefined
  /** What can be chosen, where it is not typed. */
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined
}) {
  const [value] = useState(drawnWith)
  const [typed, setTyped] = useState(value)
  const problems = useFieldProblems(name)
  const described = {
    id: name,
    name,
    autoComplete: 'off',
    'aria-invalid': problems.length > 0 ? true : undefined,
    'aria-describedby': problems.length > 0 ? `${name}-problem` : undefined,
  } as const
  const attributes = {
    ...described,
    value: typed,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      setTyped(event.currentTarget.value),
  }
  return (
    <div className={`${styles.field} ${typed === value ? '' : styles.changed}`}>
      <label htmlFor={name}>{label}</label>
      {problems.length > 0 && (
        <p id={`${name}-problem`} className={styles.problem}>
          {problems.join(' ')}
        </p>
      )}
      <HeldInput name={wasName} value={was} />
      {options ? (
        <select {...attributes}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : type === 'text' || type === 'decimal' ? (
        <input {...attributes} inputMode={type === 'decimal' ? 'decimal' : undefined} />
      ) : (
        <CalendarField {...described} kind={type} value={value} label={label} onRead={setTyped} />
      )}
    </div>
  )
}
