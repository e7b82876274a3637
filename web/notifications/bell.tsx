'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { useLive } from '../live/live-provider.tsx'
import { describeUnread } from './actions.ts'

/** Several notifications may come, or be read, at once. */
const quietMilliseconds = 300

/** How many notifications the reader has not read; follows what comes and what is read, in this window or another. */
export function Bell({
  href,
  locale,
  words,
}: {
  readonly href: string
  readonly locale: string
  /** As the page was drawn with. */
  readonly words: string
}) {
  const { listen } = useLive()
  const [latest, setLatest] = useState(words)

  useEffect(() => setLatest(words), [words])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      timer = undefined
      const described = await describeUnread(locale)
      if (described !== null) setLatest(described)
    }
    const stop = listen((event) => {
      if (event && event.kind !== 'NOTIFICATION_RAISED' && event.kind !== 'NOTIFICATIONS_READ') return
      timer ??= setTimeout(() => void look(), quietMilliseconds)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [listen, locale])

  return (
    <Link href={href} prefetch={false}>
      {latest}
    </Link>
  )
}
