'use client'

import type { ReactNode } from 'react'
import { CalendarField } from './calendar-field.tsx'
import styles from './field.module.css'
import { useShownLabel } from './field-words.tsx'
import { useFieldId, useFieldProblems } from './form-problems.tsx'
import { labelInput } from './label-input.ts'

interface Described {
  /** Path of the input that the API knows it by, such as `recurrence.count`; also the element's id, behind the scope of its form. */
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
}

/** Of an input that can be left empty. */
interface Fillable extends Described {
  /** Whether it must not be: else its label says that it may. */
  readonly isRequired?: boolean | undefined
}

interface InputAttributes {
  readonly id: string
  readonly name: string
  readonly required: boolean
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
}

/** A labelled input with its hint and what is wrong with it. */
function Field({
  name,
  label,
  hint,
  isRequired = false,
  children,
}: Fillable & { readonly children: (attributes: InputAttributes) => ReactNode }) {
  const problems = useFieldProblems(name)
  const id = useFieldId(name)
  const shownLabel = useShownLabel(label, isRequired)
  const described = [hint && `${id}-hint`, problems.length > 0 && `${id}-problem`].filter(Boolean)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{shownLabel}</label>
      <input type="hidden" name={labelInput(name)} value={label} />
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {problems.length > 0 && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problems.join(' ')}
        </p>
      )}
      {children({
        id,
        name,
        required: isRequired,
        'aria-invalid': problems.length > 0 ? true : undefined,
        'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
      })}
    </div>
  )
}

type TextType = 'text' | 'email' | 'password' | 'number' | 'url' | 'search'

/** One line of text, or a number. */
export function TextField({
  type = 'text',
  value,
  autoComplete,
  inputMode,
  ...described
}: Fillable & {
  readonly type?: TextType
  readonly value?: string | undefined
  readonly autoComplete?: string
  readonly inputMode?: 'numeric' | 'decimal'
}) {
  return (
    <Field {...described}>
      {(attributes) => (
        <input
          {...attributes}
          type={type}
          defaultValue={value}
          autoComplete={autoComplete ?? 'off'}
          inputMode={inputMode}
        />
      )}
    </Field>
  )
}

/** A day or a time of day. */
export function DateField({
  kind = 'day',
  value,
  ...described
}: Fillable & {
  readonly kind?: 'day' | 'time'
  /** As forms send it: `2026-11-21`, `08:30`. */
  readonly value?: string | undefined
}) {
  return (
    <Field {...described}>
      {(attributes) => <CalendarField {...attributes} kind={kind} value={value} label={described.label} />}
    </Field>
  )
}

/** Several lines of text. */
export function TextAreaField({
  value,
  rows = 3,
  ...described
}: Fillable & { readonly value?: string | undefined; readonly rows?: number }) {
  return (
    <Field {...described}>
      {(attributes) => <textarea {...attributes} rows={rows} defaultValue={value} />}
    </Field>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
}

/** One of a few values. */
export function SelectField({
  options,
  value,
  none,
  isRequired = none === undefined,
  ...described
}: Fillable & {
  readonly options: readonly Option[]
  readonly value?: string | undefined
  /** Words for no choice; without them there always is one. */
  readonly none?: string
}) {
  return (
    <Field {...described} isRequired={isRequired}>
      {(attributes) => (
        // A new first choice makes a new element: a select does not take it over when its form is reset.
        <select key={value ?? ''} {...attributes} defaultValue={value ?? ''}>
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Yes or no. */
export function CheckboxField({
  name,
  label,
  hint,
  isChecked,
  value = 'on',
}: Described & { readonly isChecked?: boolean; readonly value?: string }) {
  const problems = useFieldProblems(name)
  const own = useFieldId(name)
  const id = value === 'on' ? own : `${own}-${value}`
  return (
    <div className={styles.check}>
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={isChecked}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} className={styles.hint}>
            {hint}
          </p>
        )}
        {problems.length > 0 && <p className={styles.problem}>{problems.join(' ')}</p>}
      </div>
    </div>
  )
}

/** Longer labels than this, in characters, each take a line of their own. */
const longestShortLabel = 12

/** Looks of a group of radios or checkboxes: names of days and units stand side by side. */
export function groupClass(
  options: readonly { readonly label: string; readonly hint?: string | undefined }[],
): string {
  const areShort = options.every(({ label, hint }) => label.length <= longestShortLabel && !hint)
  return [styles.group, areShort && styles.short].filter(Boolean).join(' ')
}

/** Any of a few values, under one name. */
export function CheckboxGroup({
  name,
  label,
  hint,
  isRequired = false,
  options,
  values = [],
}: Fillable & { readonly options: readonly Option[]; readonly values?: readonly string[] }) {
  const problems = useFieldProblems(name)
  const id = useFieldId(name)
  const shownLabel = useShownLabel(label, isRequired)
  return (
    <fieldset className={groupClass(options)} id={id}>
      <legend>{shownLabel}</legend>
      <input type="hidden" name={labelInput(name)} value={label} />
      {hint && <p className={styles.hint}>{hint}</p>}
      {problems.length > 0 && <p className={styles.problem}>{problems.join(' ')}</p>}
      {options.map((option) => (
        <CheckboxField
          key={option.value}
          name={name}
          value={option.value}
          label={option.label}
          isChecked={values.includes(option.value)}
        />
      ))}
    </fieldset>
  )
}
