import { type Database, inTransaction } from '../database/database.ts'
import { now } from '../database/instant.ts'
import { ProblemError } from '../graphql/problems.ts'
import { demoUserId } from '../identity/demo-accounts.ts'
import type { CompanyId } from '../organization/tables.ts'
import { saveEdit } from '../synchronization/edit.ts'
import { type FailureRecord, listFailures } from '../synchronization/failures.ts'
import { beginEdit, endEdit } from '../synchronization/lock.ts'
import type { RuleCode } from '../synchronization/rules.ts'
import { synchronizeOrders } from '../synchronization/run.ts'

/** Causes that name the right value themselves: the header is to say what the lines come to. */
const mendings: readonly { readonly code: RuleCode; readonly field: string }[] = [
  { code: 'NUMBER_OF_ITEMS', field: 'numberOfItems' },
  { code: 'NUMBER_OF_ITEM_LINES', field: 'numberOfItemLines' },
  { code: 'DISCOUNT_AMOUNT', field: 'discountAmount' },
]

/**
 * Has the demo's store accountant mend one failed order for each of a few causes and post it: the demo then has
 * corrections to look at, and orders that wait on hold because they were edited.
 */
export async function mendSomeOrders(database: Database, companyId: CompanyId): Promise<void> {
  const userId = await demoUserId(database.kysely, 'storeAccountant')
  if (!userId) return
  for (const { code, field } of mendings) {
    const [failure] = await listFailures(
      database.kysely,
      { companies: [companyId], codes: [code], isOpen: true },
      { after: undefined, before: undefined, limit: 1, inverted: false },
    )
    if (failure) await mend(database, failure, field, userId).catch(passOverProblems)
  }
}

/** Somebody else was quicker, or it breaks another rule as well: then it stays as it is. */
function passOverProblems(error: unknown): void {
  if (!(error instanceof ProblemError)) throw error
}

async function mend(
  database: Database,
  { channel_transaction_id: id, company_id: companyId, parameters }: FailureRecord,
  field: string,
  userId: string,
): Promise<void> {
  await inTransaction(database, async (trx) => {
    const editor = { userId, at: now() }
    const { version } = await beginEdit(trx, id, editor)
    const change = {
      section: 'channel_transaction_header',
      row: '',
      field,
      value: String(parameters.lines),
    } as const
    await saveEdit(trx, { id, version, changes: [change], additions: [], removals: [] }, editor)
    await endEdit(trx, id, editor)
  })
  await synchronizeOrders({
    database,
    clock: now,
    scope: { companyId, channelNumbers: [], transactionIds: [id] },
  })
}
