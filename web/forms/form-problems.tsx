'use client'

import { createContext, useContext } from 'react'
import type { FieldProblem } from './action-state.ts'

/** The problems of the form around an input. */
export const FormProblems = createContext<readonly FieldProblem[]>([])

/** What goes before the ids of a form's inputs, so that several forms of one page do not share them. */
export const FormScope = createContext('')

/** The id of an input of the form around it. */
export function useFieldId(name: string): string {
  return useContext(FormScope) + name
}

/** What is wrong with one input. */
export function useFieldProblems(name: string): readonly string[] {
  return useContext(FormProblems)
    .filter(({ field }) => field === name)
    .map(({ text }) => text)
}
