'use client'

import { buttonClass } from '../components/button-look.ts'
import { openPaletteEvent } from './shortcuts.tsx'

/** Opens the command palette by pointing. */
export function PaletteButton({ label }: { readonly label: string }) {
  return (
    <button
      type="button"
      className={buttonClass()}
      onClick={() => dispatchEvent(new Event(openPaletteEvent))}
    >
      {label} <kbd>Ctrl K</kbd>
    </button>
  )
}
