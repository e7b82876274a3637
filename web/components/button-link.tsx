import type { ReactNode } from 'react'
import { type ButtonLook, buttonClass } from './button-look.ts'
import { Link } from './link.tsx'

/** A link that looks like a button: for going somewhere, never for changing something. */
export function ButtonLink({
  href,
  look,
  children,
}: {
  readonly href: string
  readonly look?: ButtonLook
  readonly children: ReactNode
}) {
  return (
    <Link href={href} prefetch={false} className={buttonClass(look)}>
      {children}
    </Link>
  )
}
