import { encodeGlobalID } from '@pothos/plugin-relay'
import { expect, test } from 'vitest'
import { registerTasks } from '../../server/batch/task-registry.ts'
import type { Database } from '../../server/database/database.ts'
import { addSeconds } from '../../server/database/instant.ts'
import { faults } from '../../server/demo/faults.ts'
import type { CompanyId } from '../../server/organization/tables.ts'
import { schema } from '../../server/schema.ts'
import { lockHoldsForSeconds } from '../../server/synchronization/lock.ts'
import { synchronizeOrders } from '../../server/synchronization/run.ts'
import { synchronizationTasks } from '../../server/synchronization/tasks.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate, operateWithErrors } from '../support/graphql.ts'
import { addUser, createShops, someSales, stage, testNow } from '../transactions/stage.ts'

registerTasks(synchronizationTasks)

const accountant = ['orders.read', 'orders.synchronize', 'orders.edit'] as const
const kari = callerWith(accountant, ['USRT'], 'kari')
const ola = callerWith(accountant, ['USRT'], 'ola')

/** Six sales, one a shop; the first has a negative price. */
async function prepare(database: Database) {
  const { hierarchyId } = await createShops(database)
  for (const [id, name] of [
    ['kari', 'Kari Nordmann'],
    ['ola', 'Ola Nordmann'],
    ['admin', 'Anna Svensson'],
  ] as const)
    await addUser(database, id, name)
  const fault = faults.find(({ rule }) => rule === 'NEGATIVE_PRICE')
  const sales = someSales(6)
  const [first] = sales
  if (!first) throw new Error('No sales')
  fault?.spoil(first)
  const staged = await stage(database, sales)
  const nodes = await database.kysely.selectFrom('organization_node').selectAll().execute()
  const nodeId = (name: string) =>
    encodeGlobalID('OrganizationNode', nodes.find((node) => node.name === name)?.id ?? '')
  const hierarchy = encodeGlobalID('OrganizationHierarchy', hierarchyId)
  const id = encodeGlobalID('ChannelTransaction', staged[0]?.id ?? '')
  return { sales, staged, nodeId, hierarchy, id, spoilt: first }
}

async function mutate<Payload>(
  database: Database,
  field: string,
  input: Record<string, unknown>,
  payload: string,
  options: { caller?: typeof kari; now?: typeof testNow; changesNothing?: boolean } = {},
): Promise<
  Payload & { problems: { code: string; parameters: Record<string, unknown>; field: string | null }[] }
> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`
  const source = `mutation Do($input: ${type}) { ${field}(input: $input) { ${payload} problems { code parameters field } } }`
  const data = await operate<Record<string, never>>(schema, database, source, {
    caller: kari,
    now: testNow,
    variables: { input },
    ...options,
  })
  return data[field] as never
}

const standing =
  'channelTransaction { status version lockedBy { name } openFailures { code lineNumber parameters } salesOrder { number } }'
interface Standing {
  channelTransaction: {
    status: string
    version: number
    openFailures: { code: string; lineNumber: number }[]
    salesOrder: { number: string } | null
  } | null
}

describeOnBothDatabases('synchronizing orders over the API', (open) => {
  test('runs now, once, when batch processing is off, whatever the recurrence says', async () => {
    const database = await open()
    const { hierarchy, nodeId } = await prepare(database)
    const payload = await mutate<{ job: { name: object }; run: { status: string; trigger: string } }>(
      database,
      'synchronizeOrders',
      {
        companyId: 'USRT',
        organizationHierarchyId: hierarchy,
        nodeIds: [nodeId('Nordics')],
        runInBackground: { batchProcessing: false },
        recurrence: { end: 'AFTER', endAfter: 1 },
      },
      'job { name { description task subject subjectCount } } run { status trigger }',
    )
    expect(payload.problems).toEqual([])
    expect(payload.job.name).toEqual({
      description: null,
      task: 'synchronizeOrders',
      subject: 'Nordics',
      subjectCount: null,
    })
    expect(payload.run).toMatchObject({ trigger: 'MANUAL' })
    const [job] = await database.kysely.selectFrom('batch_job').selectAll().execute()
    expect(job).toMatchObject({
      task: 'synchronizeOrders',
      batch_processing: false,
      company_id: 'USRT',
      user_id: 'kari',
    })
    expect(await database.kysely.selectFrom('batch_job_run').selectAll().execute()).toHaveLength(1)
  })

  test('recurs when batch processing is on', async () => {
    const database = await open()
    const { hierarchy, nodeId } = await prepare(database)
    const payload = await mutate<{ job: { description: string }; run: { id: string } }>(
      database,
      'synchronizeOrders',
      {
        companyId: 'USRT',
        organizationHierarchyId: hierarchy,
        nodeIds: [nodeId('Stores by Region')],
        runInBackground: { batchProcessing: true, description: 'Every ten minutes' },
        recurrence: { count: 10, end: 'NEVER' },
      },
      'job { description } run { id }',
    )
    expect(payload.problems).toEqual([])
    expect(payload.job.description).toBe('Every ten minutes')
    const [job] = await database.kysely.selectFrom('batch_job').selectAll().execute()
    expect(job).toMatchObject({
      batch_processing: true,
      recurrence: { pattern: { unit: 'minutes', count: 10 } },
    })
  })

  test('is refused without anything to synchronize, or for what is not the company’s', async () => {
    const database = await open()
    const { nodeId } = await prepare(database)
    const codes = async (input: Record<string, unknown>) =>
      (
        await mutate(database, 'synchronizeOrders', { companyId: 'USRT', ...input }, 'job { id }')
      ).problems.map(({ code }) => code)
    expect(await codes({})).toEqual(['SYNCHRONIZATION_SCOPE_EMPTY'])
    expect(await codes({ nodeIds: [nodeId('Nordics')] })).toEqual(['HIERARCHY_MISSING'])
    expect(await codes({ channelNumbers: [4711] })).toEqual(['CHANNEL_UNKNOWN'])
    const other = callerWith(accountant, ['OTHR'])
    const { errors } = await operateWithErrors(
      schema,
      database,
      'mutation { synchronizeOrders(input: { companyId: "USRT", channelNumbers: [1] }) { problems { code } } }',
      { caller: other },
    )
    expect(errors).toMatchObject([{ code: 'FORBIDDEN' }])
  })

  test('can be previewed: what would be posted, what refused, what left out; nothing is written', async () => {
    const database = await open()
    const { hierarchy, nodeId, staged } = await prepare(database)
    const locked = encodeGlobalID('ChannelTransaction', staged[1]?.id ?? '')
    await mutate(database, 'beginTransactionEdit', { id: locked }, standing)
    const source = `query Preview($hierarchy: ID!, $nodes: [ID!]!) {
      previewSynchronizeOrders(companyId: "USRT", organizationHierarchyId: $hierarchy, nodeIds: $nodes) {
        total examined posted { channelNumber postedAs transactions grossAmount { amount currency } }
        refused { transactions grossAmount { currency } } causes { code transactions } leftOut { reason transactions }
        firstPosted { postedAs channelTransaction { status } } firstRefused { channelTransaction { transactionId } causes { code lineNumber } }
      }
    }`
    interface Preview {
      previewSynchronizeOrders: {
        total: number
        posted: { postedAs: string }[]
        causes: unknown
        leftOut: unknown
        firstRefused: { causes: unknown }[]
      }
    }
    const { previewSynchronizeOrders } = await operate<Preview>(schema, database, source, {
      caller: kari,
      now: testNow,
      variables: { hierarchy, nodes: [nodeId('Stores by Region')] },
    })
    expect(previewSynchronizeOrders).toMatchObject({
      total: 5,
      causes: [{ code: 'NEGATIVE_PRICE', transactions: 1 }],
      leftOut: [{ reason: 'EDITING', transactions: 1 }],
    })
    expect(previewSynchronizeOrders.posted.map(({ postedAs }) => postedAs)).toEqual([
      'ORDER',
      'ORDER',
      'ORDER',
      'ORDER',
    ])
    expect(previewSynchronizeOrders.firstRefused[0]?.causes).toEqual([
      { code: 'NEGATIVE_PRICE', lineNumber: 1 },
    ])
    expect(await database.kysely.selectFrom('sales_order').select('id').execute()).toEqual([])
    expect(await database.kysely.selectFrom('synchronization_failure').select('sequence').execute()).toEqual(
      [],
    )
  })
})

describeOnBothDatabases('one transaction over the API', (open) => {
  test('is tried by itself, locked, mended, tried out, saved, given back and posted', async () => {
    const database = await open()
    const { id, spoilt } = await prepare(database)
    const tried = await mutate<Standing>(database, 'synchronizeTransaction', { id }, standing)
    expect(tried.channelTransaction).toMatchObject({
      status: 'FAILED',
      openFailures: [{ code: 'NEGATIVE_PRICE', lineNumber: 1 }],
    })
    expect(
      (await mutate<Standing>(database, 'beginTransactionEdit', { id }, standing)).channelTransaction?.status,
    ).toBe('EDITING')
    const refused = await mutate<Standing>(database, 'beginTransactionEdit', { id }, standing, {
      caller: ola,
    })
    expect(refused.problems).toMatchObject([
      { code: 'TRANSACTION_LOCKED', parameters: { lockedBy: 'Kari Nordmann' } },
    ])
    const comment = [{ section: 'HEADER', row: '', field: 'comment', value: 'Rang' }]
    const preview = await mutate<{ plannedChanges: unknown; brokenRules: unknown }>(
      database,
      'saveTransactionEdit',
      { id, version: 0, changes: comment, validateOnly: true },
      'plannedChanges { section field newValue } brokenRules { code lineNumber }',
      { changesNothing: true },
    )
    expect(preview).toMatchObject({
      plannedChanges: [{ section: 'HEADER', field: 'comment', newValue: 'Rang' }],
      brokenRules: [{ code: 'NEGATIVE_PRICE', lineNumber: 1 }],
    })
    const wrong = await mutate<Standing>(
      database,
      'saveTransactionEdit',
      { id, version: 0, changes: comment },
      standing,
    )
    expect(wrong.problems).toMatchObject([{ code: 'NEGATIVE_PRICE', parameters: { line: 1 } }])
    const price = String(Math.abs(spoilt.lines[0]?.price ?? 0))
    const right = [{ section: 'LINES', row: '1', field: 'price', value: price }]
    const saved = await mutate<Standing>(
      database,
      'saveTransactionEdit',
      { id, version: 0, changes: right },
      standing,
    )
    expect(saved.channelTransaction).toMatchObject({ status: 'EDITING', version: 1 })
    const busy = await mutate<Standing>(database, 'synchronizeTransaction', { id }, standing)
    expect(busy.problems).toMatchObject([{ code: 'TRANSACTION_LOCKED' }])
    const ended = await mutate<Standing>(database, 'endTransactionEdit', { id }, standing)
    expect(ended.channelTransaction?.status).toBe('PENDING_SYNCHRONIZATION')
    const posted = await mutate<Standing>(database, 'synchronizeTransaction', { id }, standing, {
      now: addSeconds(testNow, 60),
    })
    expect(posted.channelTransaction).toMatchObject({ status: 'SUCCEEDED', openFailures: [] })
    expect(posted.channelTransaction?.salesOrder?.number).toMatch(/^SO-/)
    const again = await mutate<Standing>(database, 'synchronizeTransaction', { id }, standing)
    expect(again.problems).toMatchObject([{ code: 'TRANSACTION_STATUS_FORBIDS' }])
    const versions = await operate<{ channelTransaction: unknown }>(
      schema,
      database,
      `query Versions($id: ID!) { channelTransaction(id: $id) { versions { version createdBy { name } undoneAt changes { section row field oldValue newValue } } } }`,
      { variables: { id } },
    )
    expect(versions.channelTransaction).toEqual({
      versions: [
        {
          version: 1,
          createdBy: { name: 'Kari Nordmann' },
          undoneAt: null,
          changes: [{ section: 'LINES', row: '1', field: 'price', oldValue: `-${price}`, newValue: price }],
        },
      ],
    })
  })

  test('can be taken over by an administrator only', async () => {
    const database = await open()
    const { id } = await prepare(database)
    const begun = await mutate<{ channelTransaction: { lockedUntil: string } }>(
      database,
      'beginTransactionEdit',
      { id },
      'channelTransaction { lockedUntil }',
    )
    expect(begun.channelTransaction.lockedUntil).toBe(addSeconds(testNow, lockHoldsForSeconds))
    const source = `mutation Take($id: ID!) { beginTransactionEdit(input: { id: $id, takeOver: true }) { problems { code } channelTransaction { status } } }`
    const { errors } = await operateWithErrors(schema, database, source, {
      caller: ola,
      now: testNow,
      variables: { id },
    })
    expect(errors).toMatchObject([{ code: 'FORBIDDEN' }])
    const administrator = callerWith([...accountant, 'users.manage'], ['USRT'], 'admin')
    const taken = await mutate<Standing>(
      database,
      'beginTransactionEdit',
      { id, takeOver: true },
      'channelTransaction { status }',
      {
        caller: administrator,
      },
    )
    expect(taken).toMatchObject({ problems: [], channelTransaction: { status: 'EDITING' } })
    const undone = await mutate<Standing>(
      database,
      'undoTransactionEdit',
      { id },
      'channelTransaction { status }',
      { caller: administrator },
    )
    expect(undone.problems).toMatchObject([{ code: 'NOTHING_TO_UNDO' }])
    const stale = await mutate<Standing>(
      database,
      'undoTransactionEdit',
      { id, version: 1 },
      'channelTransaction { status }',
      { caller: administrator },
    )
    expect(stale.problems).toMatchObject([{ code: 'TRANSACTION_CHANGED', field: 'version' }])
  })
})

describeOnBothDatabases('failures over the API', (open) => {
  test('are listed, grouped, and tried again as a batch job', async () => {
    const database = await open()
    const { sales, id, spoilt } = await prepare(database)
    const channelNumbers = sales.map(({ header }) => header.Channel as never)
    const scope = { companyId: 'USRT' as CompanyId, channelNumbers }
    await synchronizeOrders({ database, clock: () => testNow, scope })
    const source = `{
      synchronizationFailures { totalCount codes { code count } edges { node { code cause lineNumber attempt isOpen total { amount currency } channelTransaction { id status } channel { name } } } }
      failureGroups { totalCount channels { channelNumber channel { name } count } edges { node { cause code count amountsAtStake { amount currency } channels { name } firstSeenAt sample { id openFailures { code } } } } }
    }`
    interface Failures {
      synchronizationFailures: {
        totalCount: number
        codes: unknown
        edges: { node: { channelTransaction: { id: string } } }[]
      }
      failureGroups: {
        totalCount: number
        edges: { node: { cause: string; count: number; sample: { id: string } } }[]
      }
    }
    const data = await operate<Failures>(schema, database, source, { caller: kari })
    expect(data.synchronizationFailures).toMatchObject({
      totalCount: 1,
      codes: [{ code: 'NEGATIVE_PRICE', count: 1 }],
      edges: [
        { node: { lineNumber: 1, attempt: 1, isOpen: true, channelTransaction: { id, status: 'FAILED' } } },
      ],
    })
    expect(data.failureGroups).toMatchObject({
      totalCount: 1,
      channels: [{ channelNumber: spoilt.header.Channel, count: 1 }],
      edges: [{ node: { count: 1, sample: { id } } }],
    })
    const cause = data.failureGroups.edges[0]?.node.cause
    const named = `{ of: failureGroups(cause: $cause) { totalCount } other: failureGroups(cause: "NEGATIVE") { totalCount }
        elsewhere: failureGroups(channelNumbers: [1]) { totalCount channels { channelNumber count } } }`
    expect(
      await operate(schema, database, `query ($cause: String) ${named}`, {
        caller: kari,
        variables: { cause },
      }),
    ).toMatchObject({
      of: { totalCount: 1 },
      other: { totalCount: 0 },
      elsewhere: { totalCount: 0, channels: [{ channelNumber: spoilt.header.Channel, count: 1 }] },
    })
    const retried = await mutate<{ count: number; run: { status: string }; job: { name: object } }>(
      database,
      'retryFailureGroup',
      { companyId: 'USRT', cause },
      'count run { status } job { name { description subject subjectCount } }',
    )
    const name = { description: null, subject: 'NEGATIVE_PRICE', subjectCount: 1 }
    expect(retried).toMatchObject({ problems: [], count: 1, job: { name } })
    expect(retried.run.status).toMatch(/WAITING|READY/)
    const empty = await mutate(database, 'retryFailureGroup', { companyId: 'USRT', cause }, 'count')
    expect(empty.problems).toMatchObject([{ code: 'FAILURE_GROUP_EMPTY' }])
    const picked = await mutate<{ count: number }>(
      database,
      'retryTransactions',
      { ids: [id] },
      'count run { id }',
    )
    expect(picked).toMatchObject({ problems: [], count: 1 })
  })
})

describeOnBothDatabases('decisions about posting over the API', (open) => {
  test('switch rules, set tolerances, close periods, and name hold codes', async () => {
    const database = await open()
    await prepare(database)
    const administrator = callerWith(undefined, 'all', 'admin')
    const options = { caller: administrator }
    const rule = 'validationRule { code isEnabled tolerance isEssential }'
    const companyId = 'USRT'
    expect(
      await mutate(
        database,
        'updateValidationRule',
        { companyId, code: 'NEGATIVE_PRICE', isEnabled: false },
        rule,
        options,
      ),
    ).toMatchObject({
      problems: [],
      validationRule: { code: 'NEGATIVE_PRICE', isEnabled: false },
    })
    const problems = async (input: Record<string, unknown>) =>
      (await mutate(database, 'updateValidationRule', { companyId, ...input }, rule, options)).problems.map(
        ({ code }) => code,
      )
    expect(await problems({ code: 'EMPTY_TRANSACTION', isEnabled: false })).toEqual([
      'VALIDATION_RULE_ESSENTIAL',
    ])
    expect(await problems({ code: 'NEGATIVE_PRICE', tolerance: 5 })).toEqual([
      'VALIDATION_RULE_WITHOUT_TOLERANCE',
    ])
    expect(await problems({ code: 'LINE_TAX_AMOUNT', tolerance: -1 })).toEqual(['NUMBER_OUT_OF_RANGE'])
    expect(await problems({ code: 'LINE_TAX_AMOUNT', tolerance: 100 })).toEqual([])
    const closed = await mutate(
      database,
      'updateSynchronizationSettings',
      { companyId, closedUntil: '2026-09-30', quotationValidDays: 14 },
      'synchronizationSettings { closedUntil isPaymentOptional quotationValidDays }',
      options,
    )
    expect(closed).toMatchObject({
      problems: [],
      synchronizationSettings: {
        closedUntil: '2026-09-30',
        isPaymentOptional: false,
        quotationValidDays: 14,
      },
    })
    const coded = await mutate(
      database,
      'saveHoldCode',
      { companyId, code: 'EDITED', description: 'Edited' },
      'holdCode { code description }',
      options,
    )
    expect(coded).toMatchObject({ problems: [], holdCode: { code: 'EDITED', description: 'Edited' } })
    const numbered = await mutate(
      database,
      'updateNumberSequence',
      { companyId, code: 'SALES_ORDER', prefix: 'WEB-' },
      'numberSequence { example }',
      options,
    )
    expect(numbered).toMatchObject({ problems: [], numberSequence: { example: 'WEB-000000001' } })
    const source = `{ validationRules(companyId: "USRT") { code number isEnabled isEnabledByDefault tolerance defaultTolerance hasTolerance }
      synchronizationSettings(companyId: "USRT") { closedUntil } holdCodes(companyId: "USRT") { code description } }`
    interface Decisions {
      validationRules: { code: string; isEnabled: boolean; tolerance: number }[]
    }
    const data = await operate<Decisions>(schema, database, source, options)
    expect(data.validationRules.find(({ code }) => code === 'NEGATIVE_PRICE')?.isEnabled).toBe(false)
    expect(data.validationRules.find(({ code }) => code === 'LINE_TAX_AMOUNT')?.tolerance).toBe(100)
    const actions = await database.kysely
      .selectFrom('audit_entry')
      .select('action')
      .where('user_id', '=', 'admin' as never)
      .execute()
    expect(new Set(actions.map(({ action }) => action))).toEqual(
      new Set([
        'updateValidationRule',
        'updateSynchronizationSettings',
        'saveHoldCode',
        'updateNumberSequence',
      ]),
    )
  })
})
