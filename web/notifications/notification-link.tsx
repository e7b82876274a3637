'use client'

import type { ReactNode } from 'react'
import { Link } from '../components/link.tsx'
import { noteOpened } from './actions.ts'

/** Leads to what a notification is about. Whoever has opened it has read it. */
export function NotificationLink({
  href,
  notification,
  isUnread,
  children,
}: {
  readonly href: string
  readonly notification: string
  readonly isUnread: boolean
  readonly children: ReactNode
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      data-row-link=""
      onClick={() => {
        if (isUnread) void noteOpened(notification)
      }}
    >
      {children}
    </Link>
  )
}
