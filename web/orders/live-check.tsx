'use client'

import { useEffect, useRef, useState } from 'react'
import { useFormStatus } from 'react-dom'
import { checkEdit, type EditOutlook } from './check-edit.ts'
import styles from './section-editor.module.css'

const quietMilliseconds = 500

/**
 * Says, while the form around it is filled in, which rules would still be broken if it were saved as it is. The last
 * word has what was typed last; without a connection it says nothing, and the server has the last word all the same.
 */
export function LiveCheck({
  words,
}: {
  readonly words: { readonly holds: string; readonly breaks: string }
}) {
  const [outlook, setOutlook] = useState<EditOutlook>({ state: 'unchanged' })
  const place = useRef<HTMLOutputElement>(null)
  const isSending = useRef(false)
  const { pending } = useFormStatus()

  useEffect(() => {
    isSending.current = pending
  }, [pending])

  useEffect(() => {
    const form = place.current?.form
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let latest: symbol | undefined
    const check = async () => {
      // What is being saved may lead to another page, which answers no questions about this one.
      if (isSending.current) return
      const question = Symbol('question')
      latest = question
      const found = await checkEdit(new FormData(form)).catch((): EditOutlook => ({ state: 'unchanged' }))
      if (question === latest) setOutlook(found)
    }
    const checkSoon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void check(), quietMilliseconds)
    }
    const stop = () => clearTimeout(timer)
    form.addEventListener('input', checkSoon)
    form.addEventListener('submit', stop)
    return () => {
      stop()
      latest = undefined
      form.removeEventListener('input', checkSoon)
      form.removeEventListener('submit', stop)
    }
  }, [])

  return (
    <output ref={place} className={styles.outlook} data-state={outlook.state}>
      {outlook.state === 'holds' && words.holds}
      {outlook.state === 'refused' && outlook.text}
      {outlook.state === 'breaks' && (
        <>
          {words.breaks}
          <ul>
            {outlook.rules.map(({ text, field }) => (
              <li key={text}>{field ? <a href={`#${field}`}>{text}</a> : text}</li>
            ))}
          </ul>
        </>
      )}
    </output>
  )
}
