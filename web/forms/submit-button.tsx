'use client'

import { useFormStatus } from 'react-dom'
import { type ButtonLook, buttonClass } from '../components/button-look.ts'

/** Sends its form, once: while the answer is awaited it does nothing more. */
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
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={buttonClass(look)}
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
    >
      {children}
    </button>
  )
}
