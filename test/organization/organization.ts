import { type Database, inTransaction, type Transaction } from '../../server/database/database.ts'
import type { Instant } from '../../server/database/instant.ts'
import { ProblemError } from '../../server/graphql/problems.ts'
import { createChannel, type NewChannel } from '../../server/organization/channels.ts'
import { createCompany } from '../../server/organization/companies.ts'
import type { SealingDeed } from '../../server/organization/deed.ts'
import type { ChannelNumber, CompanyId } from '../../server/organization/tables.ts'

export const at = '2026-11-21T08:00:00.000Z' as Instant
export const secret = 'a secret of thirty-two characters, or more'
export const deed: SealingDeed = { userId: 'user-1', requestId: 'request-1', at, secret }
export const usrt = 'USRT' as CompanyId

/** Company USRT with three channels, 1001 to 1003, and company DEMF with one, 2001. */
export async function createOrganization(database: Database): Promise<void> {
  await inTransaction(database, async (trx) => {
    await createCompany(
      trx,
      { id: 'USRT', name: 'Contoso Retail', currency: 'SEK', timeZone: 'Europe/Stockholm' },
      deed,
    )
    await createCompany(
      trx,
      { id: 'DEMF', name: 'Contoso Norge', currency: 'NOK', timeZone: 'Europe/Oslo' },
      deed,
    )
    for (const number of [1001, 1002, 1003]) await createChannel(trx, aChannel({ number }), deed)
    await createChannel(
      trx,
      aChannel({ number: 2001, companyId: 'DEMF' as CompanyId, currency: 'NOK' }),
      deed,
    )
  })
}

/** A channel that has nothing wrong with it. */
export function aChannel(details: Partial<NewChannel> = {}): NewChannel {
  const number = details.number ?? 1001
  return {
    companyId: usrt,
    number,
    storeNumber: `S${number}`,
    name: `Nettbutikk ${number}`,
    currency: 'SEK',
    timeZone: 'Europe/Stockholm',
    country: 'SWE',
    pricesIncludeTax: true,
    ...details,
  }
}

export const channelNumber = (number: number): ChannelNumber => number as ChannelNumber

/** The problems that the work is refused with, as `CODE field`; fails when it is not refused. */
export async function refusalOf(
  database: Database,
  work: (trx: Transaction) => Promise<unknown>,
): Promise<readonly string[]> {
  try {
    await inTransaction(database, work)
  } catch (error) {
    if (error instanceof ProblemError)
      return error.problems.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`))
    throw error
  }
  throw new Error('It was not refused')
}

/** The audit trail: what was done to what, and which fields it changed. */
export async function auditOf(database: Database, action: string) {
  return database.kysely
    .selectFrom('audit_entry')
    .select(['user_id', 'company_id', 'subject_type', 'subject_id', 'changes', 'occurred_at', 'request_id'])
    .where('action', '=', action)
    .orderBy('id')
    .execute()
}
