'use server'

import { isLocale } from '../language/locales.ts'
import { openUiFor } from '../session/ui.ts'
import type { SearchParameters } from './list.ts'
import { listNamed } from './registry.ts'

/** How many rows a list has now; null when it cannot be told. */
export async function countRows(
  locale: string,
  name: string,
  parameters: SearchParameters,
): Promise<number | null> {
  const list = listNamed(name)
  if (!list || !isLocale(locale)) return null
  try {
    return (await list.load(await openUiFor(locale), parameters, { first: 1 })).totalCount
  } catch {
    return null
  }
}
