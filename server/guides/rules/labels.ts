import { type GraphQLSchema, getNamedType, isEnumType } from 'graphql'
import type { Fault } from '../fault.ts'
import { controlsOf, type ProcedureGuide } from '../guide.ts'
import type { Structure } from '../read-structure.ts'
import { inputType } from './coordinates.ts'

/** Labels of one language: of inputs (`RecurrenceInput.count`) and enum values (`RecurrenceEnd.NEVER`), by coordinate. */
export interface Labels {
  readonly locale: string
  readonly file: string
  readonly words: Readonly<Record<string, string>>
}

/** Rule 4: every bound coordinate and every value of a bound enum has a label in every language. */
export function checkLabels(
  structure: Structure,
  guide: ProcedureGuide,
  schema: GraphQLSchema,
  labels: readonly Labels[],
): readonly Fault[] {
  const faults: Fault[] = []
  for (const [screenIndex, screen] of guide.screens.entries())
    for (const [stepIndex, step] of screen.steps.entries()) {
      const line = structure.lineOf('screens', screenIndex, 'steps', stepIndex, 'bind')
      for (const { bind } of controlsOf(step))
        for (const { locale, file, words } of labels)
          for (const coordinate of coordinatesToLabel(schema, bind))
            if (!words[coordinate]?.trim())
              faults.push({
                file: structure.file,
                line,
                rule: 'labels',
                message: `${coordinate} has no label in ${locale}: add it to ${file}.`,
              })
    }
  return faults
}

function coordinatesToLabel(schema: GraphQLSchema, bind: string): readonly string[] {
  const type = inputType(schema, bind)
  const named = type && getNamedType(type)
  if (!named || !isEnumType(named)) return [bind]
  return [bind, ...named.getValues().map(({ name }) => `${named.name}.${name}`)]
}
