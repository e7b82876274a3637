'use client'

import { createContext, type ReactNode, useContext } from 'react'

/** Stands in the words for the label, until a field fills it in. */
const labelGap = '{{label}}'

const OptionalWords = createContext(labelGap)

/** Gives the fields within the words by which one that may be left empty says so. */
export function FieldWords({
  optional,
  children,
}: {
  /** With a gap where the label goes: `{{label}} (optional)`. */
  readonly optional: string
  readonly children: ReactNode
}) {
  return <OptionalWords value={optional}>{children}</OptionalWords>
}

/** What stands beside an input: its label, and that it may be left empty, unless it has to be filled in. */
export function useShownLabel(label: string, isRequired: boolean): string {
  const optional = useContext(OptionalWords)
  return isRequired ? label : optional.replace(labelGap, () => label)
}
