'use client'

import { useState } from 'react'
import styles from './field.module.css'
import { useFieldProblems } from './form-problems.tsx'

/** An input that remembers, for the action, what it was shown with, and marks itself when it holds something else. */
export function CheckedInput({
  name,
  wasName,
  was,
  value,
  label,
  isNumber,
}: {
  readonly name: string
  readonly wasName: string
  /** What the hidden input beside it holds. */
  readonly was: string
  readonly value: string
  readonly label: string
  readonly isNumber: boolean
}) {
  const [typed, setTyped] = useState(value)
  const problems = useFieldProblems(name)
  return (
    <div className={`${styles.field} ${typed === value ? '' : styles.changed}`}>
      <label htmlFor={name}>{label}</label>
      {problems.length > 0 && <p className={styles.problem}>{problems.join(' ')}</p>}
      <input type="hidden" name={wasName} value={was} />
      <input
        id={name}
        name={name}
        value={typed}
        inputMode={isNumber ? 'decimal' : undefined}
        autoComplete="off"
        aria-invalid={problems.length > 0 ? true : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </div>
  )
}
