import { encodeGlobalID } from '@pothos/plugin-relay'
import { expect, test } from 'vitest'
import { registerTasks } from '../../server/batch/task-registry.ts'
import { now } from '../../server/database/instant.ts'
import { runDistributionScheduleTask } from '../../server/distribution/tasks.ts'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate, operateWithErrors } from '../support/graphql.ts'
import { pull, pullApplied } from './headquarters.ts'
import { orderRows, writeOrder } from './orders.ts'
import { useShop } from './setting.ts'

registerTasks([runDistributionScheduleTask])

const operator = callerWith(
  ['distribution.read', 'distribution.run', 'distribution.manage', 'batch.read'],
  ['USRT'],
)

interface Payload {
  readonly problems: readonly { code: string; parameters: Record<string, unknown>; field: string | null }[]
  readonly job: { id: string } | null
  readonly run: { id: string; status: string } | null
}

describeOnBothDatabases('the P-job over GraphQL', (open) => {
  const setting = useShop(open, 'sqlite')

  const ask = <Data = Record<string, never>>(source: string, variables: Record<string, unknown> = {}) => {
    const { headquarters, path } = setting()
    return operate<Data>(schema, headquarters.database, source, {
      caller: operator,
      variables,
      dataDirectory: path,
    })
  }

  const scheduleId = () => encodeGlobalID('DistributionSchedule', setting().headquarters.scheduleId)
  const groupId = () => encodeGlobalID('ChannelDatabaseGroup', setting().headquarters.groupId)

  test('shows the schedule with its groups, its job and its subjobs', async () => {
    const data = await ask<{ distributionSchedules: { jobs: { subjobs: unknown[] }[] }[] }>(`{
      distributionSchedules(companyId: "USRT") {
        name description direction isActive groups { name }
        jobs { name isEnabled subjobs { isEnabled subjob { name stagedTable counterColumn } } }
        batchJobs { id }
      }
    }`)
    expect(data).toMatchObject({
      distributionSchedules: [
        {
          name: 'P-0001',
          description: 'Kanaltransaktioner',
          direction: 'UPLOAD',
          isActive: true,
          groups: [{ name: 'Default' }],
          batchJobs: [],
          jobs: [{ name: 'P-0001', isEnabled: true }],
        },
      ],
    })
    const [schedule] = data.distributionSchedules
    expect(schedule?.jobs[0]?.subjobs).toHaveLength(12)
    expect(schedule?.jobs[0]?.subjobs[0]).toEqual({
      isEnabled: true,
      subjob: {
        name: 'RetailTransactionTable',
        stagedTable: 'channel_transaction_header',
        counterColumn: 'replicationCounterFromOrigin',
      },
    })
  })

  test('changes the schedule, and writes down what changed', async () => {
    const { headquarters } = setting()
    const subjob = await headquarters.database.kysely
      .selectFrom('scheduler_subjob')
      .select('id')
      .where('name', '=', 'RetailTransactionTaxTrans')
      .executeTakeFirstOrThrow()
    const data = await ask<{ updateDistributionSchedule: { schedule: unknown; problems: unknown } }>(
      `mutation ($input: UpdateDistributionScheduleInput!) {
        updateDistributionSchedule(input: $input) { schedule { isActive groups { name } } problems { code } }
      }`,
      {
        input: {
          schedule: scheduleId(),
          isActive: false,
          groups: [],
          subjobs: [{ subjob: encodeGlobalID('SchedulerSubjob', subjob.id), isEnabled: false }],
        },
      },
    )
    expect(data.updateDistributionSchedule).toEqual({
      schedule: { isActive: false, groups: [] },
      problems: [],
    })
    const audit = await headquarters.database.kysely
      .selectFrom('audit_entry')
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(audit).toMatchObject({
      action: 'updateDistributionSchedule',
      changes: {
        isActive: { from: true, to: false },
        groups: { from: ['Default'], to: [] },
        'subjobs.RetailTransactionTaxTrans.isEnabled': { from: true, to: false },
      },
    })
  })

  test('runs P-0001 now, with its groups adjusted', async () => {
    const data = await ask<{ runDistributionSchedule: Payload }>(
      `mutation ($input: RunDistributionScheduleInput!) {
        runDistributionSchedule(input: $input) { job { id } run { id status } problems { code } }
      }`,
      { input: { schedule: scheduleId(), groups: [groupId()] } },
    )
    expect(data.runDistributionSchedule).toMatchObject({ problems: [], run: { id: expect.any(String) } })
    const job = await setting()
      .headquarters.database.kysely.selectFrom('batch_job')
      .select(['task', 'parameters', 'batch_processing'])
      .executeTakeFirstOrThrow()
    expect(job).toMatchObject({
      task: 'runDistributionSchedule',
      parameters: {
        scheduleId: setting().headquarters.scheduleId,
        groupIds: [setting().headquarters.groupId],
      },
      batch_processing: false,
    })
  })

  test('does not run a schedule that is not active, nor groups that are not there', async () => {
    const { headquarters } = setting()
    await headquarters.database.kysely
      .updateTable('distribution_schedule')
      .set({ is_active: false })
      .execute()
    const data = await ask<{ runDistributionSchedule: Payload }>(
      `mutation ($input: RunDistributionScheduleInput!) {
        runDistributionSchedule(input: $input) { run { id } problems { code field } }
      }`,
      { input: { schedule: scheduleId(), groups: [encodeGlobalID('ChannelDatabaseGroup', 'none')] } },
    )
    expect(data.runDistributionSchedule).toEqual({
      run: null,
      problems: [
        { code: 'DISTRIBUTION_SCHEDULE_INACTIVE', field: 'schedule' },
        { code: 'GROUP_NOT_FOUND', field: 'groups.0' },
      ],
    })
  })

  test('makes a recurrent batch job, every five minutes with no end date', async () => {
    const data = await ask<{ createDistributionScheduleBatchJob: Payload }>(
      `mutation ($input: CreateDistributionScheduleBatchJobInput!) {
        createDistributionScheduleBatchJob(input: $input) { job { id } run { id status } problems { code field parameters } }
      }`,
      {
        input: {
          schedule: scheduleId(),
          runInBackground: { batchProcessing: true },
          recurrence: { count: 5 },
        },
      },
    )
    expect(data.createDistributionScheduleBatchJob.problems).toEqual([])
    const schedules = await ask<{ distributionSchedule: { batchJobs: { id: string }[] } }>(
      `query ($id: ID!) { distributionSchedule(id: $id) { batchJobs { id } } }`,
      { id: scheduleId() },
    )
    expect(schedules.distributionSchedule.batchJobs).toEqual([data.createDistributionScheduleBatchJob.job])
  })

  test('shows sessions with what they brought, counts them, and does them again', async () => {
    const { headquarters, shop, channelDatabase } = setting()
    await writeOrder(shop, 'T-1')
    const { sessionId } = await pullApplied(headquarters, channelDatabase)
    await pullApplied(headquarters, channelDatabase)
    const rows = orderRows('T-1').length
    const data = await ask<{
      uploadSessions: unknown
      uploadSessionCounts: { status: string; count: number }[]
    }>(`{
      uploadSessions(companyId: "USRT", hasRows: true) {
        totalCount
        edges { node {
          id status tries rowsRead rowsApplied rowsQuarantined checksum
          schedule { name } channelDatabase { name } run { id }
          tables { channelTable rowsApplied amountColumn amount }
        } }
      }
      uploadSessionCounts { status count }
    }`)
    expect(data.uploadSessions).toMatchObject({
      totalCount: 1,
      edges: [
        {
          node: {
            id: encodeGlobalID('UploadSession', sessionId),
            status: 'APPLIED',
            rowsRead: rows,
            rowsApplied: rows,
            schedule: { name: 'P-0001' },
            channelDatabase: { name: 'Shop' },
            run: null,
          },
        },
      ],
    })
    expect(data.uploadSessionCounts.filter(({ count }) => count > 0)).toEqual([
      { status: 'APPLIED', count: 2 },
    ])
    const rerun = await ask<{ rerunUploadSession: Payload }>(
      `mutation ($input: RerunUploadSessionInput!) { rerunUploadSession(input: $input) { run { id status } problems { code } } }`,
      { input: { session: encodeGlobalID('UploadSession', sessionId) } },
    )
    expect(rerun.rerunUploadSession.problems).toEqual([])
    const job = await headquarters.database.kysely
      .selectFrom('batch_job')
      .select('parameters')
      .executeTakeFirstOrThrow()
    expect(job.parameters).toMatchObject({ rerunOf: sessionId, channelDatabaseIds: [channelDatabase.id] })
  })

  test('pulls counters again, of a table that there is, in the right order', async () => {
    const { channelDatabase } = setting()
    const repull = async (input: Record<string, unknown>) => {
      const data = await ask<{ repullCounterRange: Payload }>(
        `mutation ($input: RepullCounterRangeInput!) {
          repullCounterRange(input: $input) { run { id } problems { code } }
        }`,
        { input: { channelDatabase: encodeGlobalID('ChannelDatabase', channelDatabase.id), ...input } },
      )
      return data.repullCounterRange.problems.map(({ code }) => code)
    }
    expect(await repull({ channelTable: 'Rechnungen', from: 9, to: 1 })).toEqual([
      'CHANNEL_TABLE_UNKNOWN',
      'COUNTER_RANGE_INVALID',
    ])
    expect(await repull({ channelTable: 'retailtransactiontable', from: 1, to: 9 })).toEqual([])
    expect(await repull({ from: 1, to: 9 })).toEqual([])
  })

  test('cancels a session that failed, and none that has been applied', async () => {
    const { headquarters, shop, channelDatabase } = setting()
    await shop.execute('alter table RetailTransactionTable rename to Kopf')
    const failed = await pull(headquarters, channelDatabase)
    const cancel = async (id: string) => {
      const data = await ask<{
        cancelUploadSession: { session: { status: string } | null; problems: unknown }
      }>(
        `mutation ($input: CancelUploadSessionInput!) {
          cancelUploadSession(input: $input) { session { status problem { code } } problems { code parameters } }
        }`,
        { input: { session: encodeGlobalID('UploadSession', id) } },
      )
      return data.cancelUploadSession
    }
    expect(await cancel(failed.session.id)).toMatchObject({
      session: { status: 'CANCELED', problem: { code: 'CHANNEL_DATABASE_TABLES_MISSING' } },
      problems: [],
    })
    await shop.execute('alter table Kopf rename to RetailTransactionTable')
    const { sessionId } = await pullApplied(headquarters, channelDatabase)
    expect(await cancel(sessionId)).toEqual({
      session: null,
      problems: [
        {
          code: 'UPLOAD_SESSION_ENDED',
          parameters: { channelDatabase: channelDatabase.name, status: 'APPLIED' },
        },
      ],
    })
  })

  test('cancels a session that is under way', async () => {
    const { headquarters, shop, channelDatabase } = setting()
    await writeOrder(shop, 'T-1')
    const outcome = await pull(headquarters, channelDatabase, {
      // Between the package and its application somebody asks for it, and the pull looks.
      checkpoint: async (trx) => {
        const session = await trx.selectFrom('upload_session').selectAll().executeTakeFirstOrThrow()
        if (session.status !== 'available') return
        await trx
          .updateTable('upload_session')
          .set({ cancel_requested_at: now() })
          .where('id', '=', session.id)
          .execute()
      },
    })
    expect(outcome.outcome).toBe('canceled')
  })

  test('shows quarantined rows and who waits for them, and lets one go', async () => {
    const { headquarters, shop, channelDatabase } = setting()
    await writeOrder(shop, 'T-1', {
      overrides: { RetailTransactionPaymentTrans: { cardOrAccount: '4111111111111111' } },
    })
    await pullApplied(headquarters, channelDatabase)
    const source = `{
      quarantinedRows(companyId: "USRT", isResolved: false) {
        totalCount
        edges { node {
          id channelTable row column value reason transactionId channelDatabase { name } uploadSession { status }
          transaction { id }
        } }
      }
    }`
    interface Quarantine {
      quarantinedRows: { totalCount: number; edges: { node: { id: string } }[] }
    }
    const data = await ask<Quarantine>(source)
    expect(data.quarantinedRows).toMatchObject({
      totalCount: 1,
      edges: [
        {
          node: {
            channelTable: 'RetailTransactionPaymentTrans',
            row: '1',
            column: 'cardOrAccount',
            value: '************1111',
            reason: 'ROW_CARD_NUMBER_UNMASKED',
            transactionId: 'T-1',
            channelDatabase: { name: 'Shop' },
            uploadSession: { status: 'APPLIED' },
            transaction: { id: expect.any(String) },
          },
        },
      ],
    })
    const dismissed = await ask<{ dismissQuarantinedRow: { isDismissed: boolean; problems: unknown[] } }>(
      `mutation ($input: DismissQuarantinedRowInput!) {
        dismissQuarantinedRow(input: $input) { isDismissed problems { code } }
      }`,
      { input: { row: data.quarantinedRows.edges[0]?.node.id } },
    )
    expect(dismissed.dismissQuarantinedRow).toEqual({ isDismissed: true, problems: [] })
    expect((await ask<Quarantine>(source)).quarantinedRows.totalCount).toBe(0)
    const [waiting] = await headquarters.database.kysely
      .selectFrom('channel_transaction')
      .selectAll()
      .execute()
    expect(waiting).toMatchObject({ is_complete: true, status: 'pendingSynchronization' })
  })

  test('shows findings, and marks one as dealt with', async () => {
    const { headquarters, shop, channelDatabase } = setting()
    await writeOrder(shop, 'T-1')
    shop.skip('RetailTransactionTable', 3)
    await writeOrder(shop, 'T-2')
    await pullApplied(headquarters, channelDatabase)
    const source = `{ distributionFindings(kinds: [COUNTER_GAP], isResolved: false) {
      totalCount edges { node { id kind channelTable parameters occurrences } }
    } }`
    interface Findings {
      distributionFindings: { totalCount: number; edges: { node: { id: string } }[] }
    }
    const data = await ask<Findings>(source)
    expect(data.distributionFindings).toMatchObject({
      totalCount: 1,
      edges: [
        {
          node: {
            kind: 'COUNTER_GAP',
            channelTable: 'RetailTransactionTable',
            parameters: { from: 2, to: 4 },
            occurrences: 1,
          },
        },
      ],
    })
    const resolved = await ask<{ resolveDistributionFinding: { finding: { resolvedAt: string } } }>(
      `mutation ($input: ResolveDistributionFindingInput!) {
        resolveDistributionFinding(input: $input) { finding { resolvedAt } problems { code } }
      }`,
      { input: { finding: data.distributionFindings.edges[0]?.node.id } },
    )
    expect(resolved.resolveDistributionFinding.finding.resolvedAt).toEqual(expect.any(String))
    expect((await ask<Findings>(source)).distributionFindings.totalCount).toBe(0)
  })

  test('reconciles a channel database', async () => {
    const { headquarters, shop, channelDatabase } = setting()
    await writeOrder(shop, 'T-1')
    await pullApplied(headquarters, channelDatabase)
    await writeOrder(shop, 'T-2', { lines: 0, payments: 0 })
    const data = await ask<{ channelReconciliation: unknown[] }>(
      `query ($channelDatabase: ID!) {
        channelReconciliation(channelDatabase: $channelDatabase, from: "2026-11-20", to: "2026-11-20", differencesOnly: true) {
          date channelTable channelRows headquartersRows rowDifference amountDifference
        }
      }`,
      { channelDatabase: encodeGlobalID('ChannelDatabase', channelDatabase.id) },
    )
    expect(data.channelReconciliation[0]).toEqual({
      date: '2026-11-20',
      channelTable: 'RetailTransactionTable',
      channelRows: 2,
      headquartersRows: 1,
      rowDifference: 1,
      amountDifference: '0.00',
    })
  })

  test('is shut to whoever has no permission in the company', async () => {
    const { headquarters, channelDatabase } = setting()
    const stranger = callerWith(['distribution.read', 'distribution.run', 'distribution.manage'], ['OTHER'])
    const attempts = [
      `{ distributionSchedule(id: "${scheduleId()}") { name } }`,
      `{ uploadSessions(companyId: "USRT") { totalCount } }`,
      `{ quarantinedRows(companyId: "USRT") { totalCount } }`,
      `{ channelReconciliation(channelDatabase: "${encodeGlobalID('ChannelDatabase', channelDatabase.id)}", from: "2026-11-20", to: "2026-11-20") { date } }`,
      `mutation { runDistributionSchedule(input: { schedule: "${scheduleId()}" }) { run { id } } }`,
      `mutation { updateDistributionSchedule(input: { schedule: "${scheduleId()}", isActive: false }) { schedule { name } } }`,
    ]
    for (const source of attempts) {
      const { errors } = await operateWithErrors(schema, headquarters.database, source, { caller: stranger })
      expect(errors.map(({ code }) => code)).toEqual(['FORBIDDEN'])
    }
  })
})
