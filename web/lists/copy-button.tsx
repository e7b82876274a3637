'use client'

import { buttonClass } from '../components/button-look.ts'
import { useToast } from '../shell/toast.tsx'
import { putOnClipboard } from './clipboard.ts'

/** Puts text on the clipboard, and says so. */
export function CopyButton({
  text,
  label,
  done,
}: {
  readonly text: string
  readonly label: string
  readonly done: string
}) {
  const toast = useToast()
  const copy = async () => {
    await putOnClipboard(Promise.resolve(text))
    toast(done)
  }
  return (
    <button type="button" className={buttonClass('plain')} onClick={() => void copy()}>
      {label}
    </button>
  )
}
