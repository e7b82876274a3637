'use client'

import { useCallback, useState } from 'react'
import type { ActionState, FieldProblem } from './action-state.ts'

/** What is still wrong with a form. */
interface OpenProblems {
  readonly problems: readonly FieldProblem[]
  /** The input of this name has been changed: what was wrong with it is not told any more, until it is sent again. */
  readonly forget: (field: string) => void
}

/** The problems of a form's last try without those of inputs that were changed since. */
export function useOpenProblems({ tries, problems }: Pick<ActionState, 'tries' | 'problems'>): OpenProblems {
  const [changed, setChanged] = useState({ tries, fields: new Set<string | null>() })
  const forget = useCallback(
    (field: string) =>
      setChanged((before) => {
        const fields = before.tries === tries ? before.fields : new Set<string | null>()
        return fields.has(field) ? before : { tries, fields: new Set([...fields, field]) }
      }),
    [tries],
  )
  const isOpen = ({ field }: FieldProblem) => changed.tries !== tries || !changed.fields.has(field)
  return { problems: problems.filter(isOpen), forget }
}

/** The name of the input that an event of a form comes from; the id of one that is not sent by itself. */
export function changedField({ target }: { readonly target: EventTarget }): string {
  const { name, id } = target as { readonly name?: unknown; readonly id?: unknown }
  return [name, id].find((one): one is string => typeof one === 'string' && one !== '') ?? ''
}
