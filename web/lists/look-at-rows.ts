'use server'

import { isLocale } from '../language/locales.ts'
import { openUiFor } from '../session/ui.ts'
import { pageOf, type SearchParameters } from './list.ts'
import { listNamed } from './registry.ts'
import { digestRows, type RowsDigest } from './rows-digest.ts'

/** What a page of a list shows now, drawn for the same company; null when it cannot be told. */
export async function lookAtRows(
  locale: string,
  companyId: string,
  name: string,
  parameters: SearchParameters,
): Promise<RowsDigest | null> {
  const list = listNamed(name)
  if (!list || !isLocale(locale)) return null
  try {
    const ui = await openUiFor(locale, companyId)
    return digestRows(ui, list, await list.load(ui, parameters, pageOf(parameters)))
  } catch {
    return null
  }
}
