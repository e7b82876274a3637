import type { Transaction } from '../database/database.ts'
import type { Instant } from '../database/instant.ts'
import type { CompanyId } from './tables.ts'

/** What a module sets up for a new company, inside the transaction that creates it. */
export type CompanyCreatedHook = (trx: Transaction, companyId: CompanyId, now: Instant) => Promise<void>

const hooks: CompanyCreatedHook[] = []

/**
 * Registers what a module above sets up for every new company: its distribution schedules, number sequences,
 * validation rules. Modules call it when they are loaded; hooks run in that order, and one that throws undoes the
 * company.
 */
export function onCompanyCreated(hook: CompanyCreatedHook): void {
  hooks.push(hook)
}

/** Runs every registered hook for a new company. */
export async function setUpCompany(trx: Transaction, companyId: CompanyId, now: Instant): Promise<void> {
  for (const hook of hooks) await hook(trx, companyId, now)
}
