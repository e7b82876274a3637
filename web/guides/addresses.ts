import type { Guide, Step } from './read-guide.ts'

/** Console address of all imported guides, without the language. */
export const importedGuidesPath = '/guides?shelf=imported'

/**
 * Console address of a guide's first page, without the language.
 * @param goneDraft id of a draft that was looked for in vain: the page says so.
 */
export function guidePath(guideId: string, goneDraft?: string | undefined): string {
  const path = `/guides/${guideId}`
  return goneDraft === undefined ? path : `${path}?${new URLSearchParams({ draft: goneDraft })}`
}

/**
 * Console address of a guide that begins with answers already given, without the language.
 * @param answers by the inputs' schema coordinates: `{ 'SynchronizeTransactionInput.id': transaction.id }`.
 */
export function prefilledGuidePath(
  guideId: string,
  answers: Readonly<Record<string, string | readonly string[]>>,
): string {
  const given = Object.entries(answers).flatMap(([bind, value]) =>
    [value].flat().map((one): [string, string] => [bind, one]),
  )
  return `${guidePath(guideId)}?${new URLSearchParams(given)}`
}

/** Address of one of a guide's pages (`print`, `form`) or screens, with the draft that it shows. */
export function guidePagePath(guideId: string, page: string, draftId?: string | undefined): string {
  const path = `${guidePath(guideId)}/${page}`
  return draftId === undefined ? path : `${path}?${new URLSearchParams({ draft: draftId })}`
}

/** Names of the parameters by which the page that an act has led to knows the walk. */
export const walkParameters = { guide: 'guide', draft: 'draft' } as const

/** Address of the page that an act has led to, which then leads back to the walk. */
export function pathAfterWalk(path: string, guideId: string, draftId: string): string {
  const walk = { [walkParameters.guide]: guideId, [walkParameters.draft]: draftId }
  return `${path}?${new URLSearchParams(walk)}`
}

/** Where a walk goes on: the screen that it was left on, else the first; the guide's own page where there is none. */
export function resumePath(
  guideId: string,
  { id, screen }: { readonly id: string; readonly screen: string | null },
  screens: readonly { readonly id: string }[],
): string {
  const next = screens.find((one) => one.id === screen) ?? screens[0]
  return next ? guidePagePath(guideId, next.id, id) : guidePath(guideId)
}

/** What a guide has been given so far: the draft that it is walked with, or answers that an address has brought. */
export type Given = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * The page that a step speaks of; undefined when it speaks of none. Where it speaks of a control, the address finds the
 * page that has it when it is gone to: which record that is may change until then.
 */
export function placePath(
  guideId: string,
  { id, where }: Pick<Step, 'id' | 'where'>,
  given: Given,
): string | undefined {
  if (!where) return undefined
  if (where.control === null) return `/${where.page}`
  const parameters = Object.entries(given).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  )
  const place = `${guidePath(guideId)}/where/${id}`
  return parameters.length === 0 ? place : `${place}?${new URLSearchParams(parameters)}`
}

/** An operation as it is pasted into a GraphQL client. */
export function operationText(operation: { readonly document: string; readonly variables: unknown }): string {
  return `${operation.document.trim()}\n\n${JSON.stringify(operation.variables, null, 2)}\n`
}

/** Whether a guide's steps are ticked off by hand, because none of them fills anything in. */
export function isChecklist({ kind, submit }: Pick<Guide, 'kind' | 'submit'>): boolean {
  return kind === 'PROCEDURE' && submit === null
}
