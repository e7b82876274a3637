import type { Database } from '../../server/database/database.ts'
import { valueAt } from '../../server/guides/predicate.ts'
import { schema } from '../../server/schema.ts'
import { operate } from '../support/graphql.ts'

/** The lists from which an operator chooses what no guide recommends, by the input that it is for. */
const lists: Readonly<Record<string, string>> = {
  'RerunUploadSessionInput.session': 'uploadSessions(companyId: $company, first: 1)',
  'SynchronizeTransactionInput.id': 'channelTransactions(companyId: $company, statuses: [FAILED], first: 1)',
  'ReleaseOrderHoldInput.id': 'orderHolds(companyId: $company, isOpen: true, first: 1)',
  'UpdateBatchJobInput.job':
    'batchJobs(filter: { companyId: $company, statuses: [WAITING, READY, EXECUTING, WITHHOLD] }, first: 1)',
}

/** The id of a record that an operator could choose for an input; null where there is none, or no list is known. */
export async function operatorsChoice(
  database: Database,
  company: string,
  bind: string,
): Promise<string | null> {
  const list = lists[bind]
  if (list === undefined) return null
  const found = await operate<object>(
    schema,
    database,
    `query ($company: String!) { records: ${list} { edges { node { id } } } }`,
    { variables: { company } },
  )
  const id = valueAt(found, 'records.edges.0.node.id'.split('.'))
  return typeof id === 'string' ? id : null
}
