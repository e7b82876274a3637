'use client'

import { useState } from 'react'

/**
 * A hidden input that keeps what it was first drawn with. Its page may be drawn anew behind an action, with what others
 * have saved meanwhile: what the reader has typed was typed upon the older state, and the form goes on saying so.
 */
export function HeldInput({ name, value }: { readonly name: string; readonly value: string }) {
  const [held] = useState(value)
  return <input type="hidden" name={name} value={held} />
}
