'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { isReaderBusy } from './is-reader-busy.ts'
import { useLive } from './live-provider.tsx'

const quietMilliseconds = 1_500

/**
 * Draws the page anew, from the server, when something that it shows has changed; at most every one and a half
 * seconds, and never while the reader is in a dialog or an input.
 * @param runId only events of this run count.
 * @param jobId only events of this job count.
 */
export function LiveRefresh({ runId, jobId }: { readonly runId?: string; readonly jobId?: string }) {
  const router = useRouter()
  const { listen } = useLive()

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      timer = undefined
      if (isReaderBusy()) timer = setTimeout(refresh, quietMilliseconds)
      else router.refresh()
    }
    const stop = listen((event) => {
      const concerns = !event || ((!runId || event.runId === runId) && (!jobId || event.jobId === jobId))
      if (concerns) timer ??= setTimeout(refresh, quietMilliseconds)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [listen, router, runId, jobId])

  return null
}
