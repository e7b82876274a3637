'use client'

import type { ReactNode } from 'react'
import styles from '../../forms/field.module.css'
import { groupClass } from '../../forms/field.tsx'
import { useShownLabel } from '../../forms/field-words.tsx'
import { useFieldProblems } from '../../forms/form-problems.tsx'

export interface RadioOption {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
}

/** One of a few values, all of them in sight. Its own id stands on the first radio, so that problems lead there. */
export function RadioGroup({
  name,
  label,
  isRequired,
  hint,
  options,
  value,
}: {
  readonly name: string
  readonly label: string
  readonly isRequired: boolean
  readonly hint?: ReactNode
  readonly options: readonly RadioOption[]
  readonly value: string | undefined
}) {
  const problems = useFieldProblems(name)
  const shownLabel = useShownLabel(label, isRequired)
  const described = [hint && `${name}-hint`, problems.length > 0 && `${name}-problem`]
    .filter(Boolean)
    .join(' ')
  return (
    <fieldset className={groupClass(options)} aria-describedby={described || undefined}>
      <legend>{shownLabel}</legend>
      {hint && (
        <p id={`${name}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {problems.length > 0 && (
        <p id={`${name}-problem`} className={styles.problem}>
          {problems.join(' ')}
        </p>
      )}
      {options.map((option, index) => {
        const id = index === 0 ? name : `${name}-${option.value}`
        return (
          <div key={option.value} className={styles.check}>
            <input
              type="radio"
              id={id}
              name={name}
              value={option.value}
              defaultChecked={option.value === value}
              aria-describedby={option.hint ? `${id}-option` : undefined}
            />
            <div>
              <label htmlFor={id}>{option.label}</label>
              {option.hint && (
                <p id={`${id}-option`} className={styles.hint}>
                  {option.hint}
                </p>
              )}
            </div>
          </div>
        )
      })}
    </fieldset>
  )
}
