'use client'

import { buttonClass } from '../components/button-look.ts'

/** Opens the browser's print dialog. */
export function PrintButton({ label }: { readonly label: string }) {
  return (
    <button type="button" className={buttonClass('primary')} onClick={() => window.print()}>
      {label}
    </button>
  )
}
