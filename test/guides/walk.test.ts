import { afterEach, expect, test } from 'vitest'
import { registerTasks } from '../../server/batch/task-registry.ts'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { now } from '../../server/database/instant.ts'
import { prepareDemo } from '../../server/demo/demo.ts'
import { demoShopDirectory } from '../../server/demo/demo-databases.ts'
import { draftNextHierarchy } from '../../server/demo/draft-hierarchy.ts'
import { fillDemoDatabases } from '../../server/demo/fill-channel-databases.ts'
import { mendSomeOrders } from '../../server/demo/mend-orders.ts'
import { shops } from '../../server/demo/shops.ts'
import { pullChannelDatabase } from '../../server/distribution/pull-channel-database.ts'
import { type Caller, permissions } from '../../server/graphql/access.ts'
import { guideLocales } from '../../server/guides/locales.ts'
import { demoUserId } from '../../server/identity/demo-accounts.ts'
import { silentLog } from '../../server/log.ts'
import { channelContract } from '../../server/organization/channel-contract.ts'
import type { ChannelNumber, CompanyId } from '../../server/organization/tables.ts'
import { schema } from '../../server/schema.ts'
import { synchronizeOrders } from '../../server/synchronization/run.ts'
import { tasks } from '../../server/tasks.ts'
import { describeOnBothDatabases, temporaryDirectory } from '../support/databases.ts'
import { callerWith, operate } from '../support/graphql.ts'
import { operatorsChoice } from './operators-choice.ts'

const companyId = 'USRT' as CompanyId
const cleanUp: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const clean of cleanUp.splice(0)) await clean()
})

interface Named {
  readonly id: string
  readonly name: string
}

interface Control {
  readonly bind: string
  readonly type: string
  readonly isOptional: boolean
  readonly recommended: unknown
  readonly path: readonly string[]
}

interface Shown {
  readonly guide: {
    readonly submit: string
    readonly constants: readonly {
      readonly path: readonly string[]
      readonly value: unknown
      readonly isCompany: boolean
    }[]
    readonly screens: readonly { readonly steps: readonly { readonly controls: readonly Control[] }[] }[]
  }
}

describeOnBothDatabases('the procedures, walked on the demo with what they recommend', (open) => {
  test('come to their end in every language, one after the other', async () => {
    const database = await open()
    await makeDemo(database)
    const caller = callerWith(permissions, 'all', await demoUserId(database.kysely, 'administrator'))
    const { guides } = await operate<{ guides: { id: string; kind: string }[] }>(
      schema,
      database,
      '{ guides(locale: "en") { id kind } }',
    )
    const procedures = guides.filter(({ kind }) => kind === 'PROCEDURE').map(({ id }) => id)
    expect(procedures).toHaveLength(11)
    for (const locale of guideLocales)
      for (const id of procedures) {
        if (id === 'publish-organization-hierarchy') await arrangeTheTree(database)
        expect(await walk(database, id, locale, caller), `${id} in ${locale}`).toEqual([])
      }
  }, 120_000)
})

/** Fills every control with what is recommended, submits, and gives the problems that kept it from being done. */
async function walk(database: Database, id: string, locale: string, caller: Caller): Promise<unknown> {
  const { guide } = await operate<Shown>(
    schema,
    database,
    `query ($id: ID!, $locale: Locale!) { guide(id: $id, locale: $locale) {
      submit constants { path value isCompany }
      screens { steps { controls { bind type isOptional recommended(companyId: "USRT") path } } }
    } }`,
    { variables: { id, locale }, caller },
  )
  const variables: Record<string, unknown> = {}
  for (const { path, value, isCompany } of guide.constants)
    put(variables, path, isCompany ? companyId : value)
  const controls = guide.screens.flatMap(({ steps }) => steps.flatMap((step) => step.controls))
  for (const { bind, type, isOptional, recommended, path } of controls) {
    const value = recommended ?? (isOptional ? null : await operatorsChoice(database, companyId, bind))
    if (!isOptional) expect(value, `${id}: ${bind}`).not.toBeNull()
    if (value !== null) put(variables, path, type === 'ID' ? await idsOf(database, bind, value) : value)
  }
  const input = `${guide.submit.charAt(0).toUpperCase()}${guide.submit.slice(1)}Input`
  const data = await operate<Record<string, { problems: unknown }>>(
    schema,
    database,
    `mutation ($input: ${input}!) { ${guide.submit}(input: $input) { problems { code parameters field } } }`,
    { variables, caller },
  )
  return data[guide.submit]?.problems
}

/** Ids are recommended by the names of their records, or as such. */
async function idsOf(database: Database, bind: string, recommended: unknown): Promise<unknown> {
  const names = await operate<{
    distributionSchedules: Named[]
    channelDatabaseGroups: Named[]
    organizationHierarchies: (Named & { versionInForce: { nodes: Named[] } })[]
  }>(
    schema,
    database,
    `{
      distributionSchedules(companyId: "USRT") { id name }
      channelDatabaseGroups(companyId: "USRT") { id name }
      organizationHierarchies(companyId: "USRT") { id name versionInForce { nodes { id name } } }
    }`,
  )
  const hierarchies = names.organizationHierarchies
  const records = bind.endsWith('.nodeIds')
    ? hierarchies.flatMap(({ versionInForce }) => versionInForce.nodes)
    : [...names.distributionSchedules, ...names.channelDatabaseGroups, ...hierarchies]
  const idOf = (one: unknown) => records.find(({ name }) => name === one)?.id ?? one
  return Array.isArray(recommended) ? recommended.map(idOf) : idOf(recommended)
}

function put(into: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) into[name] = value
  else {
    const below = (into[name] ?? {}) as Record<string, unknown>
    into[name] = below
    put(below, rest, value)
  }
}

/** The demo as its first run leaves it, on fewer orders. */
async function makeDemo(database: Database): Promise<void> {
  const { path: dataDirectory, remove } = await temporaryDirectory()
  cleanUp.push(remove)
  registerTasks(tasks)
  fillDemoDatabases({
    directory: demoShopDirectory(dataDirectory),
    seed: 'kontor',
    now: new Date(now()),
    transactions: 300,
  })
  await prepareDemo({ database, dataDirectory, publicUrl: 'http://localhost:4000' })
  const { kysely } = database
  const { id: scheduleId } = await kysely
    .selectFrom('distribution_schedule')
    .select('id')
    .executeTakeFirstOrThrow()
  for (const channelDatabase of await kysely.selectFrom('channel_database').selectAll().execute())
    await pullChannelDatabase(
      {
        database,
        log: silentLog(),
        clock: now,
        secret: '',
        dataDirectory,
        signal: new AbortController().signal,
        runId: null,
        checkpoint: async () => {},
        count: () => {},
      },
      { scheduleId, channelDatabase, contracts: channelContract },
    )
  const channelNumbers = shops.map((shop) => shop.channel as ChannelNumber)
  await synchronizeOrders({ database, clock: now, scope: { companyId, channelNumbers } })
  await mendSomeOrders(database, companyId)
}

/** What the guide has its reader do in the hierarchy editor. */
async function arrangeTheTree(database: Database): Promise<void> {
  const { id } = await database.kysely
    .selectFrom('organization_hierarchy')
    .select('id')
    .where('company_id', '=', companyId)
    .executeTakeFirstOrThrow()
  await inTransaction(database, (trx) => draftNextHierarchy(trx, id, now()))
}
