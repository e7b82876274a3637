'use client'

import { useState } from 'react'
import { buttonClass } from '../components/button-look.ts'
import { type CountedWords, sayCount } from '../language/counted-words.ts'
import type { Locale } from '../language/locales.ts'
import { companyHeader } from '../live/look-up.ts'
import { useCompany } from '../session/company-scope.tsx'
import { useToast } from '../shell/toast.tsx'
import { putOnClipboard } from './clipboard.ts'
import { tabbedText } from './tabbed-text.ts'

/** Puts all rows of a list on the clipboard, whatever page of them is shown, and says how many they were. */
export function CopyList({
  address,
  locale,
  words,
}: {
  /** Where the list is exported. */
  readonly address: string
  readonly locale: Locale
  readonly words: {
    readonly copy: string
    readonly copied: CountedWords
    readonly failed: string
  }
}) {
  const toast = useToast()
  const companyId = useCompany()
  const [isCopying, setCopying] = useState(false)
  const copy = async () => {
    if (isCopying) return
    setCopying(true)
    try {
      const text = readTabbed(address, companyId)
      await putOnClipboard(text)
      const [, ...rows] = (await text).split('\n')
      toast(sayCount(words.copied, rows.length, locale))
    } catch {
      toast(words.failed)
    } finally {
      setCopying(false)
    }
  }
  return (
    <button type="button" className={buttonClass('plain')} aria-busy={isCopying} onClick={() => void copy()}>
      {words.copy}
    </button>
  )
}

/**
 * A list as text: a line of headings, and a line for each row.
 * @throws when it does not come whole, or something else comes, such as the page to sign in.
 */
async function readTabbed(address: string, companyId: string): Promise<string> {
  const response = await fetch(address, { headers: { accept: tabbedText, [companyHeader]: companyId } })
  const isList = response.headers.get('content-type')?.startsWith(tabbedText) ?? false
  if (!response.ok || !isList) throw new Error(`${address} gave no list`)
  return (await response.text()).replace(/\n$/, '')
}
