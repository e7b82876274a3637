import { type GraphQLField, getNamedType, isInputObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { newId } from '../../server/database/identifiers.ts'
import { addSeconds } from '../../server/database/instant.ts'
import { createDemoOrganization } from '../../server/demo/create-organization.ts'
import { initializeDistribution } from '../../server/distribution/initialize-distribution.ts'
import { saveItems } from '../../server/sales/save-items.ts'
import { schema } from '../../server/schema.ts'
import { synchronizeOrders } from '../../server/synchronization/run.ts'
import { describeOnBothDatabases, describeOnSqlite } from '../support/databases.ts'
import { operate } from '../support/graphql.ts'
import { planOf, recordStatements } from '../support/statements.ts'
import { addUser, someTransactions, stage, testNow } from '../transactions/stage.ts'

const places = [0, 1, 2, 3, 4] as const
/** Names in no order, two of which differ in case only. */
const names = ['Örn', 'zeta', 'Åsa', 'åsa', 'Ärlig'] as const
const inSwedish = ['zeta', 'Åsa', 'åsa', 'Ärlig', 'Örn']

/** A company with five of everything that lists hold, with ties and with moments that have not come. */
async function prepare(database: Database): Promise<void> {
  const { kysely } = database
  const { companyId } = await inTransaction(database, async (trx) => {
    const databases = names.map((name) => ({
      name,
      group: { name: `Group ${name}`, description: '' },
      address: `/somewhere/${name}`,
      shops: [],
    }))
    const organization = await createDemoOrganization(trx, { at: testNow, databases })
    await initializeDistribution(trx, organization.companyId, testNow)
    const items = names.map((name, place) => ({ itemNumber: `10${place}`, name }))
    await saveItems(trx, organization.companyId, items, { userId: null, at: testNow })
    return organization
  })
  for (const [place, name] of names.entries()) await addUser(database, `user-${place}`, name)
  const transactions = someTransactions(30)
  await stage(database, transactions)
  const channelNumbers = [...new Set(transactions.map(({ header }) => header.Channel))]
  await synchronizeOrders({
    database,
    clock: () => testNow,
    scope: { companyId, channelNumbers: channelNumbers as never[] },
  })
  const orders = await kysely.selectFrom('sales_order').select('id').orderBy('id').execute()
  const quotations = orders.filter((_, place) => place % 4 === 0).map(({ id }) => id)
  await kysely.updateTable('sales_order').set({ kind: 'quotation' }).where('id', 'in', quotations).execute()
  await kysely.updateTable('order_payment').set({ paid_on: null }).where('line_number', '=', 2).execute()
  const customers = await kysely.selectFrom('customer').select('account').orderBy('account').execute()
  for (const [place, { account }] of customers.entries())
    await kysely
      .updateTable('customer')
      .set({ name: names[place % names.length] ?? '' })
      .where('account', '=', account)
      .execute()
  await addBatchJobs(database, companyId)
  await addSessions(database, companyId)
}

async function addBatchJobs({ kysely }: Database, companyId: string): Promise<void> {
  const common = {
    company_id: companyId as never,
    description: 'A job',
    task: 'doStep',
    task_version: 1,
    parameters: JSON.stringify({}),
    priority: 'normal',
    category_id: null,
    user_id: null,
    created_at: testNow,
  } as const
  for (const place of places) {
    const id = newId<'BatchJob'>()
    const at = place % 2 === 0 ? addSeconds(testNow, place % 4) : null
    await kysely
      .insertInto('batch_job')
      .values({
        ...common,
        id,
        is_private: false,
        is_critical: false,
        batch_processing: true,
        is_on_demand: true,
        recurrence: null,
        active_period: null,
        retry_policy: JSON.stringify({}) as never,
        goes_on_after_error: false,
        log_level: 'information',
        history_days: 1,
        follow_up_job_id: null,
        follow_up_on: 'ended',
        status: 'withhold',
        is_withheld: false,
        starts_again: false,
        occurrences_started: 0,
        next_run_at: at,
        last_run_id: null,
        last_run_status: null,
        last_run_started_at: null,
        last_run_ended_at: at,
        revision: 0,
        updated_at: testNow,
      })
      .execute()
    await kysely
      .insertInto('batch_job_run')
      .values({
        ...common,
        id: newId<'BatchJobRun'>(),
        job_id: id,
        parent_run_id: null,
        slot: id,
        trigger: 'manual',
        triggered_by_run_id: null,
        status: 'ended',
        planned_at: testNow,
        due_at: testNow,
        started_at: at,
        ended_at: at,
        task_id: null,
        attempt_id: null,
        attempt_count: 0,
        failed_attempts: 0,
        lost_attempts: 0,
        progress_done: null,
        progress_total: null,
        own_outcome: null,
        coalesced_count: 0,
        error_code: null,
        error_parameters: null,
        cancel_requested_by: null,
        cancel_requested_at: null,
        missed_alert_at: null,
      })
      .execute()
  }
}

async function addSessions({ kysely }: Database, companyId: string): Promise<void> {
  const schedule = await kysely.selectFrom('distribution_schedule').select('id').executeTakeFirstOrThrow()
  const channelDatabase = await kysely.selectFrom('channel_database').select('id').executeTakeFirstOrThrow()
  const sessions = places.map((place) => ({
    id: newId<'UploadSession'>(),
    company_id: companyId as never,
    schedule_id: schedule.id,
    channel_database_id: channelDatabase.id,
    run_id: null,
    rerun_of: null,
    status: 'applied' as const,
    tries: 1,
    rows_read: place % 3,
    rows_applied: 0,
    rows_already_received: 0,
    rows_quarantined: place % 2,
    started_at: addSeconds(testNow, place % 3),
  }))
  await kysely.insertInto('upload_session').values(sessions).execute()
}

const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((list) => {
  const input = getNamedType(list.args.find(({ name }) => name === 'orderBy')?.type)
  return isInputObjectType(input) ? [{ list, columns: Object.keys(input.getFields()) }] : []
})

interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly name?: string } }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** The cursors of a list's records tell them from each other. */
async function read(
  database: Database,
  list: GraphQLField<unknown, unknown>,
  args: string,
  selection = '__typename',
): Promise<Connection> {
  const locale = list.args.some(({ name }) => name === 'locale') ? 'locale: "sv-SE", ' : ''
  const source = `{ ${list.name}(${locale}${args}) {
    edges { cursor node { ${selection} } } pageInfo { hasNextPage endCursor } } }`
  const data = await operate<Record<string, Connection>>(schema, database, source)
  const connection = data[list.name]
  if (!connection) throw new Error(`No ${list.name}`)
  return connection
}

/** The same cursor with something else as what the list is sorted by. */
function withValue(cursor: string, value: unknown): string {
  const [, ...key] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
  return Buffer.from(JSON.stringify([value, ...key])).toString('base64url')
}

async function expectWholeInItsPages(database: Database, { list, columns }: (typeof lists)[number]) {
  for (const column of columns) {
    const ask = (direction: string, args: string) =>
      read(database, list, `orderBy: { ${column}: ${direction} }, ${args}`)
    const { edges } = await ask('ASCENDING', 'first: 200')
    const cursors = edges.map(({ cursor }) => cursor)
    expect([list.name, column, new Set(cursors).size]).toEqual([list.name, column, cursors.length])
    expect(cursors.length).toBeGreaterThanOrEqual(places.length)
    const paged: string[] = []
    for (let after = ''; ; ) {
      const page = await ask('ASCENDING', `first: 7 ${after && `, after: "${after}"`}`)
      paged.push(...page.edges.map(({ cursor }) => cursor))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor ?? ''
    }
    expect([list.name, column, paged]).toEqual([list.name, column, cursors])
    const reversed = await ask('DESCENDING', 'first: 200')
    expect(reversed.edges.map(({ cursor }) => cursor)).toEqual(cursors.toReversed())
    const [cursor = ''] = cursors
    const wrong = column.endsWith('At') || column.endsWith('On') ? ['2026-02-30', {}] : [{}]
    for (const value of wrong)
      await expect(ask('ASCENDING', `after: "${withValue(cursor, value)}"`)).rejects.toThrow('CURSOR_INVALID')
  }
}

async function expectSwedishNames(database: Database, { list }: (typeof lists)[number]) {
  const { edges } = await read(database, list, 'orderBy: { name: ASCENDING }, first: 200', 'name')
  const found = edges.flatMap(({ node: { name = '' } }) => (inSwedish.includes(name) ? [name] : []))
  const order = found.map((name) => inSwedish.indexOf(name.replace('åsa', 'Åsa')))
  expect([list.name, order]).toEqual([list.name, order.toSorted((one, other) => one - other)])
}

describeOnBothDatabases('every list that can be sorted', (open) => {
  test('is whole in its pages in each order; names stand as the reader’s language has them', async () => {
    const database = await open()
    await prepare(database)
    // Failures are grouped anew for each page, and sorted where they are grouped.
    for (const sorted of lists)
      if (sorted.list.name !== 'failureGroups') await expectWholeInItsPages(database, sorted)
    const named = lists.filter(({ columns }) => columns.includes('name'))
    expect(named.map(({ list }) => list.name).toSorted()).toEqual([
      'channelDatabases',
      'channels',
      'customers',
      'items',
      'users',
    ])
    for (const sorted of named) await expectSwedishNames(database, sorted)
  })
})

describeOnSqlite('a list that can be long', (open) => {
  test('is read in each of its orders by an index, from its place on', async () => {
    const database = recordStatements(await open())
    await prepare(database)
    const long = ['batchJobRuns', 'customers', 'items', 'payments', 'salesOrders', 'uploadSessions']
    for (const { list, columns } of lists.filter(({ list: { name } }) => long.includes(name)))
      for (const column of columns) {
        const company = list.name === 'batchJobRuns' ? 'filter: { companyId: "USRT" }' : 'companyId: "USRT"'
        const args = `${company}, orderBy: { ${column}: DESCENDING }, first: 3`
        const { pageInfo } = await read(database, list, args)
        database.statements.length = 0
        await read(database, list, `${args}, after: "${pageInfo.endCursor}"`)
        const [statement] = database.statements.filter(({ sql }) => sql.includes('sort_value'))
        if (!statement) throw new Error(`${list.name} is not read`)
        const steps = (await planOf(database, statement)).join('; ')
        expect([list.name, column, /TEMP B-TREE/.test(steps)]).toEqual([list.name, column, false])
        expect([list.name, column, steps]).toEqual([list.name, column, expect.stringMatching(/[<>]\(?\?/)])
      }
  })
})
