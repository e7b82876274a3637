'use server'

import { isLocale } from '../language/locales.ts'
import { openUiFor } from '../session/ui.ts'
import { pageOf, type SearchParameters } from './list.ts'
import { listNamed } from './registry.ts'
import { digestRows, type RowsDigest } from './rows-digest.ts'

/** What a page of a list shows now; null when it cannot be told. */
export async function lookAtRows(
  locale: string,
  name: string,
  parameters: SearchParameters,
): Promise<RowsDigest | null> {
  const list = listNamed(name)
  if (!list || !isLocale(locale)) return null
  try {
    const ui = await openUiFor(locale)
    return digestRows(ui, list, await list.load(ui, parameters, pageOf(parameters)))
  } catch {
    return null
  }
}
