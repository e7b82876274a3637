'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { buttonClass } from '../components/button-look.ts'
import { type CountedWords, sayCount } from '../language/counted-words.ts'
import type { Locale } from '../language/locales.ts'
import { isReaderBusy } from '../live/is-reader-busy.ts'
import { useLiveEvents } from '../live/live-provider.tsx'
import { lookUp } from '../live/look-up.ts'
import { useSoon } from '../live/use-soon.ts'
import { useCompany } from '../session/company-scope.tsx'
import type { RowsDigest } from './rows-digest.ts'

const quietMilliseconds = 2_500

/**
 * Keeps a list true without moving what the reader looks at: while the same rows stand in the same order they are
 * brought up to date where they are; rows that are new, or gone, wait behind a button that says so.
 */
export function RowChanges({
  address,
  locale,
  since,
  shown,
  isFirstPage,
  words,
}: {
  /** Where the page is looked at again. */
  readonly address: string
  readonly locale: Locale
  /** Position of the events when the page was drawn. */
  readonly since: number
  /** What the page was drawn with. */
  readonly shown: RowsDigest
  /** New rows are counted on the first page only: on the others they are not what has changed. */
  readonly isFirstPage: boolean
  readonly words: {
    readonly isNew: CountedWords
    readonly hasChanged: string
  }
}) {
  const router = useRouter()
  const companyId = useCompany()
  const { total, order, content } = shown
  const [latest, setLatest] = useState(shown)

  useEffect(() => setLatest({ total, order, content }), [total, order, content])
  const lookSoon = useSoon(quietMilliseconds, async () => {
    const now = await lookUp<RowsDigest>(address, companyId)
    if (now === null) return
    setLatest(now)
    if (now.order !== order || now.content === content) return
    if (isReaderBusy()) lookSoon()
    else router.refresh()
  })
  useLiveEvents(since, lookSoon)

  const added = isFirstPage ? latest.total - total : 0
  if (added <= 0 && latest.order === order) return null
  return (
    <button type="button" className={buttonClass()} onClick={() => router.refresh()}>
      {added > 0 ? sayCount(words.isNew, added, locale) : words.hasChanged}
    </button>
  )
}
