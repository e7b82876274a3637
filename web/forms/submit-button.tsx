'use client'

import { useFormStatus } from 'react-dom'
import { type ButtonLook, buttonClass } from '../components/button-look.ts'
import { usePending } from '../shell/pending.tsx'

/** Sends its form, once: while the answer is awaited it does nothing more, and says so when that takes long. */
export function SubmitButton({
  look = 'primary',
  children,
  name,
  value,
}: {
  readonly look?: ButtonLook
  readonly children: string
  readonly name?: string
  readonly value?: string
}) {
  const { pending, data } = useFormStatus()
  // Of a form's several buttons only the one that was pressed is at work.
  const words = usePending(pending && (name === undefined || data?.get(name) === value))
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={buttonClass(look)}
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
    >
      {words ?? children}
    </button>
  )
}
