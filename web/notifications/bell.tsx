'use client'

import { useEffect, useState } from 'react'
import { Link } from '../components/link.tsx'
import { useLiveEvents } from '../live/live-provider.tsx'
import { lookUp } from '../live/look-up.ts'
import { useSoon } from '../live/use-soon.ts'

/** Several notifications may come, or be read, at once. */
const quietMilliseconds = 300

/** How many notifications the reader has not read; follows what comes and what is read, in this window or another. */
export function Bell({
  href,
  address,
  since,
  words,
}: {
  readonly href: string
  /** Where it is looked up how many they are. */
  readonly address: string
  /** Position of the events when the page was drawn. */
  readonly since: number
  /** As the page was drawn with. */
  readonly words: string
}) {
  const [latest, setLatest] = useState(words)
  const lookSoon = useSoon(quietMilliseconds, async () => {
    const described = await lookUp<string>(address)
    if (described !== null) setLatest(described)
  })

  useEffect(() => setLatest(words), [words])
  useLiveEvents(since, (event) => {
    if (!event || event.kind === 'NOTIFICATION_RAISED' || event.kind === 'NOTIFICATIONS_READ') lookSoon()
  })

  return (
    <Link href={href} prefetch={false}>
      {latest}
    </Link>
  )
}
