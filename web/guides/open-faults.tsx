'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { useFieldProblems } from '../forms/form-problems.tsx'

/** What of a screen is wrong already, before it is left; names of inputs. */
export interface OpenFaults {
  /** What stands in them cannot be read: the page still tells of what was saved before. */
  readonly unread: ReadonlySet<string>
  /** What is saved of them will be refused. */
  readonly refused: ReadonlySet<string>
}

export const OpenFaultsContext = createContext<OpenFaults>({ unread: new Set(), refused: new Set() })

/** Advice about an input's value; left out while the value is wrong anyway. */
export function Advice({ field, children }: { readonly field: string; readonly children: ReactNode }) {
  const { unread, refused } = useContext(OpenFaultsContext)
  const isWrong = useFieldProblems(field).length > 0 || unread.has(field) || refused.has(field)
  return isWrong ? null : children
}

/** What comes of the inputs of a type; words in its stead while one of them cannot be read. */
export function OnceReadable({
  type,
  waiting,
  children,
}: {
  /** Name of the input type: `RecurrenceInput`. */
  readonly type: string
  readonly waiting: string
  readonly children: ReactNode
}) {
  const { unread } = useContext(OpenFaultsContext)
  return [...unread].some((field) => field.startsWith(`${type}.`)) ? <p role="status">{waiting}</p> : children
}
