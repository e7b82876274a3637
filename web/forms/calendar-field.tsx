'use client'

import { type ComponentProps, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { buttonClass } from '../components/button-look.ts'
import { type CalendarInput, parseCalendarInput, writeCalendarInput } from '../language/calendar-input.ts'
import { localeOf } from '../language/locales.ts'
import styles from './calendar-field.module.css'
import { useCalendarWords } from './field-words.tsx'
import { sentText } from './sent-text.ts'

const nativeTypes = { day: 'date', time: 'time', moment: 'datetime-local' } as const

type InputProps = Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue' | 'onChange'>

/**
 * An input of a day, a time or both, typed and shown as the page's language has it. Forms get what `date` and `time`
 * inputs would send, `2026-11-21`, and what cannot be read as it was typed. Without script it is the browser's own input.
 */
export function CalendarField({
  kind,
  value,
  label,
  onRead,
  ...attributes
}: InputProps & {
  readonly kind: CalendarInput
  /** As forms send it. */
  readonly value: string | undefined
  /** What the input is called: the button of its calendar says so. */
  readonly label: string
  /** Is told what has been typed, as forms send it. */
  readonly onRead?: (value: string) => void
}) {
  const [isOwn, setOwn] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const words = useCalendarWords(label)
  useEffect(() => setOwn(true), [])
  const shown = isOwn && value ? writeCalendarInput(kind, value, pageLocale()) : value

  // What had been chosen before the page's script came is shown as what is chosen now.
  useLayoutEffect(() => {
    if (isOwn && input.current && input.current.value !== input.current.defaultValue) {
      input.current.value = writeCalendarInput(kind, input.current.value, pageLocale())
    }
  }, [isOwn, kind])
  useEffect(() => {
    const { form } = input.current ?? {}
    const send = ({ formData }: FormDataEvent) => {
      if (input.current?.name && formData.has(input.current.name))
        formData.set(input.current.name, sentText(input.current))
    }
    form?.addEventListener('formdata', send)
    return () => form?.removeEventListener('formdata', send)
  }, [])
  const choose = useCallback((chosen: string) => {
    if (input.current) typeInto(input.current, writeCalendarInput('day', chosen, pageLocale()))
  }, [])

  return (
    <span className={styles.calendar}>
      <input
        {...attributes}
        ref={input}
        type={isOwn ? 'text' : nativeTypes[kind]}
        step={isOwn || kind === 'day' ? undefined : 1}
        className={styles[kind]}
        autoComplete="off"
        placeholder={isOwn ? words[kind] : undefined}
        defaultValue={shown}
        data-calendar-input={isOwn ? kind : undefined}
        onChange={({ currentTarget }) => onRead?.(sentText(currentTarget))}
        onBlur={({ currentTarget }) => {
          const written = writeCalendarInput(kind, sentText(currentTarget), pageLocale())
          // An input that is set does not show any more what its page is drawn anew with.
          if (isOwn && written !== currentTarget.value) currentTarget.value = written
        }}
      />
      {kind === 'day' && (
        <span className={isOwn ? undefined : styles.waiting}>
          <Calendar label={words.choose} of={input} onChoose={choose} />
        </span>
      )}
    </span>
  )
}

/** A button that opens the browser's calendar, whose days are seen even where its words are in another language. */
function Calendar({
  label,
  of: input,
  onChoose,
}: {
  readonly label: string
  readonly of: React.RefObject<HTMLInputElement | null>
  readonly onChoose: (day: string) => void
}) {
  const calendar = useRef<HTMLInputElement>(null)
  const open = () => {
    if (!calendar.current || !input.current) return
    calendar.current.value = parseCalendarInput('day', input.current.value) ?? ''
    calendar.current.showPicker()
  }
  return (
    <>
      <button type="button" className={buttonClass()} aria-label={label} title={label} onClick={open}>
        <span aria-hidden="true">▦</span>
      </button>
      <input
        ref={calendar}
        type="date"
        className={styles.native}
        tabIndex={-1}
        aria-hidden="true"
        // What is chosen is typed into the input beside it, which tells its form.
        onChange={(event) => {
          event.stopPropagation()
          onChoose(event.currentTarget.value)
        }}
      />
    </>
  )
}

/** Puts a text into an input so that React and the form around it hear of it, as of what is typed. */
function typeInto(input: HTMLInputElement, text: string): void {
  // React notes what it sets on the element itself, and would take the event for one that tells nothing new.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
  input.dispatchEvent(new Event('input', { bubbles: true }))
  input.focus()
}

function pageLocale() {
  return localeOf(document.documentElement.lang) ?? 'en'
}
