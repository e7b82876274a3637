import { expect } from 'vitest'
import { locales } from '../../../web/language/locales.ts'
import type { DeedDoer } from './deed-doer.ts'
import { findLeftovers } from './leftovers.ts'
import { readPageTexts } from './page-texts.ts'

/** Expects the audit trail to tell what has been done in words, in every language, from its first page to its last. */
export async function expectTrailInWords({ page, open }: DeedDoer): Promise<void> {
  for (const locale of locales) {
    let address: string | null = `/${locale}/settings/audit-trail`
    while (address) {
      await open(address)
      expect.soft(findLeftovers(await readPageTexts(page), locale)).toEqual([])
      const next = page.locator('a[rel="next"]')
      address = (await next.count()) > 0 ? await next.getAttribute('href') : null
    }
  }
}
