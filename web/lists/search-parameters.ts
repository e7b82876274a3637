import { bulkInputs } from './bulk-names.ts'

/** An address's search parameters. */
export type SearchParameters = Readonly<Record<string, string | readonly string[] | undefined>>

/** A search parameter's one value; undefined when it is missing or empty. */
export function oneValueOf(parameters: SearchParameters, name: string): string | undefined {
  const value = parameters[name]
  const first = typeof value === 'string' ? value : value?.[0]
  return first === '' ? undefined : first
}

/** A search parameter's values; undefined when there are none, which means all. */
export function valuesOf(parameters: SearchParameters, name: string): string[] | undefined {
  const values = [parameters[name] ?? []].flat().filter((value) => value !== '')
  return values.length > 0 ? values : undefined
}

/** The values of an enum that a search parameter names; anything else in it is ignored. */
export function enumValuesOf<Value extends string>(
  parameters: SearchParameters,
  name: string,
  known: readonly Value[],
): Value[] | undefined {
  const values = known.filter((value) => valuesOf(parameters, name)?.includes(value))
  return values.length > 0 ? values : undefined
}

/** A day that a search parameter names: `2026-11-21`; undefined for one that no calendar has. */
export function dayOf(parameters: SearchParameters, name: string): string | undefined {
  const value = oneValueOf(parameters, name)
  return value && isDay(value) ? value : undefined
}

/** The calendar begins with the year 1: what lies a week before a day of the year 0 could not be written. */
function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The parameters of a request's address, as pages have theirs. */
export function searchParametersOf({ url }: Request): SearchParameters {
  const { searchParams } = new URL(url)
  return Object.fromEntries([...new Set(searchParams.keys())].map((key) => [key, searchParams.getAll(key)]))
}

const beginning = { after: undefined, before: undefined, [bulkInputs.selected]: undefined }

/** The address of a list with other parameters; a change of filters begins at the first page again, with none selected. */
export function addressWith(
  path: string,
  parameters: SearchParameters,
  changes: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const kept = Object.entries({ ...parameters, ...beginning, ...changes })
  const search = new URLSearchParams(
    kept.flatMap(([name, value]) =>
      [value ?? []].flat().flatMap((one) => (one === '' ? [] : [[name, one] as [string, string]])),
    ),
  )
  return search.size > 0 ? `${path}?${search}` : path
}
