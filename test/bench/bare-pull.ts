import { openSecondHandle } from '../../server/database/database.ts'
import { shops } from '../../server/demo/shops.ts'
import { sqliteLayout } from '../../server/distribution/channel-layout.ts'
import { tableSql } from '../../server/distribution/table-sql.ts'
import { channelContract } from '../../server/organization/channel-contract.ts'
import { type StepResult, stopwatch } from './harness.ts'
import { openHeadquarters } from './headquarters.ts'

/**
 * What a pull comes down to when nothing is asked and nothing kept: attach the channel database, and INSERT … SELECT
 * every row into the same tables with the same indexes, with the same conversions, in one transaction on the same
 * settings. No check of a row, no session, no watermark, no completeness.
 */
export async function pullBare(step: {
  readonly file: string
  readonly directory: string
  readonly name: string
}): Promise<StepResult> {
  const { file } = step
  const headquarters = await openHeadquarters(step.directory, step.name)
  const handle = openSecondHandle(headquarters)
  handle.prepare('attach ? as channel').run(file)
  const registration = { companyId: 'USRT', channelNumbers: shops.map((shop) => shop.channel) }
  const statements = sqliteLayout(handle, 'channel', channelContract, file).map((layout) => {
    const { contract, table, staged } = tableSql(layout, 'channel', registration)
    const columns = contract.columns.map((column) => column.staged)
    return handle.prepare(
      `insert into main.${contract.stagedTable} (version, ${columns.join(', ')})
       select 0, ${staged.join(', ')} from ${table} as s`,
    )
  })
  const transactions = handle.prepare(
    `insert into channel_transaction (company_id, channel_number, transaction_id, id, channel_database_id,
       upload_session_id, pulled_at, version, is_complete, status, retry_count)
     select company_id, channel_number, transaction_id, uuid_v7(), 'bench', 'bench', '2026-11-21T00:00:00.000Z',
       0, true, 'pendingSynchronization', 0 from channel_transaction_header`,
  )
  const watch = stopwatch()
  const count = watch.run(() => {
    handle.exec('begin immediate')
    const rows = statements.reduce((sum, statement) => sum + statement.run().changes, 0)
    transactions.run()
    handle.exec('commit')
    return rows
  })
  handle.close()
  await headquarters.close()
  return { ...watch.read(), count }
}
