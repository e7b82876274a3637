import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
} from 'graphql'
import { maximumLengthOf } from '../graphql/maximum-length.ts'
import {
  type AnswerValue,
  type Constant,
  type Control,
  controlsOf,
  type GuideStep,
  stepsOfGuide,
} from './guide.ts'
import { introductionPart } from './hash-prose.ts'
import { type InputPath, inputPaths } from './input-paths.ts'
import type { Library, LibraryGuide } from './library.ts'
import { sourceLocale } from './locales.ts'
import type { Prose, ProseStep } from './prose.ts'
import type { LinkTargets } from './render-markdown.ts'
import { inputField } from './rules/coordinates.ts'
import { neededInputs } from './rules/required-inputs.ts'

/** A guide as it is shown to a reader of one language. */
export interface ShownGuide {
  readonly guide: LibraryGuide
  /** Its words: in the reader's language, or, where it has none, in the one that it was written in. */
  readonly prose: Prose
  /** The reader's language: labels and links are in it, whatever the words are in. */
  readonly locale: string
  readonly library: Library
  readonly targets: LinkTargets
}

/** A screen with its steps. */
export interface ShownScreen {
  readonly id: string
  readonly title: string | null
  readonly steps: readonly ShownStep[]
}

export interface ShownStep {
  readonly shown: ShownGuide
  readonly step: GuideStep
  readonly words: ProseStep
  /** Counted from 1 over the whole guide; printed numbers may come twice. */
  readonly position: number
}

/** An input that a step fills, in the schema's and in the reader's terms. */
export interface ShownControl extends Control {
  /** The reader's language. */
  readonly locale: string
  readonly label: string
  readonly constant: AnswerValue | undefined
  /** The input's type by its name, such as `ID`. */
  readonly typeName: string
  readonly isList: boolean
  readonly isRequired: boolean
  /** How long its text may be, blanks at its ends not counted; undefined when there is no such limit. */
  readonly maximumLength: number | undefined
  /** Where the value stands in the mutation's variables. */
  readonly path: InputPath
  /** The values of an enum, in the schema's order; empty for other types. */
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

/** An input that no step asks for. */
export interface ShownConstant {
  readonly bind: string
  readonly value: AnswerValue | null
  readonly isCompany: boolean
  readonly label: string | null
  readonly path: InputPath
}

/** A guide for a reader. */
export function showGuide(guide: LibraryGuide, locale: string, library: Library): ShownGuide {
  const prose = guide.prose[locale] ?? guide.prose[sourceLocale] ?? Object.values(guide.prose)[0]
  if (!prose) throw new TypeError(`The guide ${guide.id} has no words`)
  const targets = { locale, hasGuide: (id: string) => library.guides.has(id) }
  return { guide, prose, locale, library, targets }
}

/** The parts of the shown words that are older than what they were translated from. */
export function stalePartsOf({ guide, prose }: ShownGuide): readonly string[] {
  return guide.stale.filter(({ locale }) => locale === prose.locale).map(({ part }) => part)
}

/** Whether the words that are no step's are older than their source. */
export function isIntroductionStale(shown: ShownGuide): boolean {
  return stalePartsOf(shown).includes(introductionPart)
}

/** A procedure's screens; none of a page. */
export function screensOf(shown: ShownGuide): readonly ShownScreen[] {
  const { guide } = shown.guide
  if (guide.kind !== 'procedure') return []
  let position = 0
  return guide.screens.map(({ id, steps }) => ({
    id,
    title: shown.prose.screens[id] ?? null,
    steps: steps.map((step) => {
      position += 1
      const words = shown.prose.steps.find((candidate) => candidate.id === step.id)
      if (!words) throw new TypeError(`The guide ${shown.guide.id} has no words for ${step.id}`)
      return { shown, step, words, position }
    }),
  }))
}

/** What a step asks for. */
export function shownControls({ shown, step }: ShownStep, schema: GraphQLSchema): readonly ShownControl[] {
  const paths = pathsOf(shown, schema)
  const needed = inputsNeeded(shown, schema)
  return controlsOf(step).map((control) => {
    const { bind } = control
    const field = inputField(schema, bind)
    if (!field) throw new TypeError(`The schema has no input ${bind}`)
    const { type } = field
    return {
      ...control,
      locale: shown.locale,
      label: labelOf(shown, bind) ?? bind,
      constant: bind === step.bind ? step.const : undefined,
      typeName: getNamedType(type).name,
      isList: isList(type),
      isRequired: needed.has(bind),
      maximumLength: maximumLengthOf(field),
      path: paths.get(bind) ?? [],
      choices: choicesOf(shown, type),
    }
  })
}

/** What the guide fills in by itself. */
export function shownConstants(shown: ShownGuide, schema: GraphQLSchema): readonly ShownConstant[] {
  const { guide } = shown.guide
  if (guide.kind !== 'procedure') return []
  const paths = pathsOf(shown, schema)
  return (guide.constants ?? []).map((constant) => ({
    bind: constant.bind,
    value: constantValue(constant),
    isCompany: 'given' in constant,
    label: labelOf(shown, constant.bind),
    path: paths.get(constant.bind) ?? [],
  }))
}

/** What an input or a value of an enum is called in the reader's language. */
export function labelOf({ library, locale }: ShownGuide, coordinate: string): string | null {
  return library.labels.get(locale)?.words[coordinate] ?? null
}

function constantValue(constant: Constant): AnswerValue | null {
  return 'const' in constant ? constant.const : null
}

function pathsOf({ guide: { guide } }: ShownGuide, schema: GraphQLSchema) {
  return guide.kind === 'procedure' && guide.submit !== undefined
    ? inputPaths(schema, guide.submit)
    : new Map<string, InputPath>()
}

/** What the mutation cannot do without when everything is answered that the procedure asks for, and nothing else. */
function inputsNeeded({ guide: { guide } }: ShownGuide, schema: GraphQLSchema): ReadonlySet<string> {
  if (guide.kind !== 'procedure' || guide.submit === undefined) return new Set()
  const asked = stepsOfGuide(guide)
    .flatMap(controlsOf)
    .filter(({ optional }) => !optional)
  return neededInputs(schema, guide.submit, new Set(asked.map(({ bind }) => bind)))
}

function choicesOf(shown: ShownGuide, type: GraphQLInputType): ShownControl['choices'] {
  const named = getNamedType(type)
  if (!isEnumType(named)) return []
  return named
    .getValues()
    .map(({ name }) => ({ value: name, label: labelOf(shown, `${named.name}.${name}`) ?? name }))
}

function isList(type: GraphQLInputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type)
}
