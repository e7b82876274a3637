'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { buttonClass } from '../components/button-look.ts'
import { useLive } from '../live/live-provider.tsx'
import { countRows } from './count-rows.ts'
import type { SearchParameters } from './list.ts'

const quietMilliseconds = 2_500

/** New rows wait behind a button that says how many they are, instead of moving what the reader looks at. */
export function NewRows({
  list,
  locale,
  parameters,
  total,
  words,
}: {
  readonly list: string
  readonly locale: string
  readonly parameters: SearchParameters
  /** How many rows the page was drawn with. */
  readonly total: number
  /** The button's words, with `{{total}}` where the number goes. */
  readonly words: string
}) {
  const router = useRouter()
  const { listen } = useLive()
  const [latest, setLatest] = useState(total)

  useEffect(() => setLatest(total), [total])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      timer = undefined
      const count = await countRows(locale, list, parameters)
      if (count !== null) setLatest(count)
    }
    const stop = listen(() => {
      timer ??= setTimeout(() => void look(), quietMilliseconds)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [listen, list, locale, parameters])

  if (latest <= total) return null
  return (
    <button type="button" className={buttonClass()} onClick={() => router.refresh()}>
      {words.replace('{{total}}', new Intl.NumberFormat(locale).format(latest - total))}
    </button>
  )
}
