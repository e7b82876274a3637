'use client'

import { buttonClass } from '../components/button-look.ts'
import { useToast } from '../shell/toast.tsx'

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
    // Browsers have a clipboard on https and this machine only; Kontor may be reached by plain http, too.
    if (navigator.clipboard) await navigator.clipboard.writeText(text)
    else copyAsTyped(text)
    toast(done)
  }
  return (
    <button type="button" className={buttonClass('plain')} onClick={() => void copy()}>
      {label}
    </button>
  )
}

/** Copies as if the reader had selected the text in the page. */
function copyAsTyped(text: string): void {
  const area = document.createElement('textarea')
  const focused = document.activeElement
  area.value = text
  area.className = 'visually-hidden'
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
  if (focused instanceof HTMLElement) focused.focus()
}
