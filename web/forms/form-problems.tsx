'use client'

import { createContext, useContext } from 'react'
import type { FieldProblem } from './action-state.ts'

/** The problems of the form around an input. */
export const FormProblems = createContext<readonly FieldProblem[]>([])

/** What is wrong with one input. */
export function useFieldProblems(name: string): readonly string[] {
  return useContext(FormProblems)
    .filter(({ field }) => field === name)
    .map(({ text }) => text)
}
