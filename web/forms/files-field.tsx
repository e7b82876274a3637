'use client'

import { useEffect, useRef, useState } from 'react'
import { buttonClass } from '../components/button-look.ts'
import styles from './field.module.css'
import { useFieldProblems } from './form-problems.tsx'

/**
 * A file to choose, or several. The browser's own control speaks the browser's language, so a button of ours stands for
 * it; what it is, and what it does without script, stays the browser's.
 */
export function FilesField({
  name,
  label,
  hint,
  choose,
  accept,
  isMultiple = false,
}: {
  readonly name: string
  readonly label: string
  readonly hint: string
  /** The button's words. */
  readonly choose: string
  readonly accept: string
  readonly isMultiple?: boolean
}) {
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const problems = useFieldProblems(name)

  useEffect(() => {
    const form = input.current?.form
    // Looked at when the reset is over: its form may have refused it.
    const onReset = () => setTimeout(() => setChosen(namesOf(input.current)))
    form?.addEventListener('reset', onReset)
    return () => form?.removeEventListener('reset', onReset)
  }, [])

  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      <p id={`${name}-hint`} className={styles.hint}>
        {hint}
      </p>
      {problems.length > 0 && <p className={styles.problem}>{problems.join(' ')}</p>}
      <div className={styles.files}>
        <input
          ref={input}
          type="file"
          id={name}
          name={name}
          multiple={isMultiple}
          accept={accept}
          className="visually-hidden"
          aria-describedby={`${name}-hint`}
          aria-invalid={problems.length > 0 ? true : undefined}
          onChange={({ currentTarget }) => setChosen(namesOf(currentTarget))}
        />
        <label htmlFor={name} className={buttonClass()}>
          {choose}
        </label>
        <output htmlFor={name}>{chosen.join(', ')}</output>
      </div>
    </div>
  )
}

function namesOf(input: HTMLInputElement | null): readonly string[] {
  return [...(input?.files ?? [])].map(({ name }) => name)
}
