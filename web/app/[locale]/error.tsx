'use client'

import { useParams } from 'next/navigation'
import { buttonClass } from '../../components/button-look.ts'
import { errorWords } from '../../language/error-words.ts'
import { isLocale } from '../../language/locales.ts'

/** What stands where a page failed: what happened, the number under which the log has it, and how to try again. */
export default function PageError({
  error,
  reset,
}: {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}) {
  const { locale } = useParams<{ locale: string }>()
  const words = errorWords[isLocale(locale) ? locale : 'en']
  return (
    <div role="alert">
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      {error.digest && <p>{words.id.replace('{{id}}', error.digest)}</p>}
      <button type="button" className={buttonClass('primary')} onClick={reset}>
        {words.retry}
      </button>
    </div>
  )
}
