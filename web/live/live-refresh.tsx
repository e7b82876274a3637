'use client'

import { useRouter } from 'next/navigation'
import { isReaderBusy } from './is-reader-busy.ts'
import { useLiveEvents } from './live-provider.tsx'
import { useSoon } from './use-soon.ts'

const quietMilliseconds = 1_500

/**
 * Draws the page anew, from the server, when something that it shows has changed; at most every one and a half
 * seconds, and never while the reader is in a dialog or an input.
 * @param since position of the events when the page was drawn.
 * @param runId only events of this run count.
 * @param jobId only events of this job count.
 */
export function LiveRefresh({
  since,
  runId,
  jobId,
}: {
  readonly since: number
  readonly runId?: string
  readonly jobId?: string
}) {
  const router = useRouter()
  const refreshSoon = useSoon(quietMilliseconds, () => {
    if (isReaderBusy()) refreshSoon()
    else router.refresh()
  })
  useLiveEvents(since, (event) => {
    const concerns = !event || ((!runId || event.runId === runId) && (!jobId || event.jobId === jobId))
    if (concerns) refreshSoon()
  })
  return null
}
