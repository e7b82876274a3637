import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import english from '../../locales/en/enums.json' with { type: 'json' }
import { createBatchJob } from '../batch/jobs.ts'
import { type Database, databaseWithin, inTransaction, type Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { type Instant, now } from '../database/instant.ts'
import { takeStartLock } from '../database/start-lock.ts'
import { pullJobName } from '../distribution/initialize-distribution.ts'
import { runDistributionScheduleTask } from '../distribution/tasks.ts'
import { createDemoAccounts, createDemoSignInLink, type DemoAccount } from '../identity/demo-accounts.ts'
import { isWithoutUsers } from '../identity/one-time-links.ts'
import type { CompanyId } from '../organization/tables.ts'
import { nameOrganizationSelection } from '../synchronization/organization-selection.ts'
import { synchronizeOrdersTask } from '../synchronization/tasks.ts'
import { createDemoMasterData } from './create-master-data.ts'
import { createDemoOrganization, type DemoOrganization } from './create-organization.ts'
import { demoDatabases, demoShopDirectory, demoShopFiles } from './demo-databases.ts'
import { demoSummaryText, readDemoSummary } from './demo-summary.ts'
import { draftNextHierarchy } from './draft-hierarchy.ts'
import { fillDemoDatabases } from './fill-channel-databases.ts'
import { mendSomeOrders } from './mend-orders.ts'
import { demoCompany } from './shops.ts'
import { textTable } from './text-table.ts'

const seed = 'kontor'
const minutesBetweenPulls = 5

/** What the start prints about the demo. */
export interface DemoWelcome {
  /** Where to sign in, and as whom. */
  readonly text: string
  /** Whether the demo was made just now: then its first run is still to come. */
  readonly isNew: boolean
}

/**
 * Makes the demo on the first start: the shops and what they have sold, the company, its accounts, and P-0001 every
 * five minutes with order synchronization after it. A database that has a company or a user already is left as it is; the demo's
 * administrator then gets a fresh link to sign in by. Of servers that start together one makes it.
 */
export async function prepareDemo(options: {
  readonly database: Database
  readonly dataDirectory: string
  readonly publicUrl: string
}): Promise<DemoWelcome> {
  const { database, dataDirectory, publicUrl } = options
  return inTransaction(database, async (trx) => {
    await takeStartLock(database, trx)
    const within = databaseWithin(database, trx)
    if ((await hasCompany(trx)) || !(await isWithoutUsers(trx))) {
      const link = await createDemoSignInLink(within, publicUrl)
      return { text: link ? signInText(link.url) : '', isNew: false }
    }
    const at = now()
    if (!demoShopFiles(dataDirectory).every((file) => existsSync(file))) {
      fillDemoDatabases({ directory: demoShopDirectory(dataDirectory), seed, now: new Date(at) })
    }
    await makeDemoCompany(within, trx, at)
    const { accounts, signInLink } = await createDemoAccounts(within, {
      companyId: demoCompany.id,
      publicUrl,
    })
    return { text: `${signInText(signInLink.url)}\n\n${accountsText(accounts)}`, isNew: true }
  })
}

async function makeDemoCompany({ kind }: Database, trx: Transaction, at: Instant): Promise<void> {
  const organization = await createDemoOrganization(trx, { at, databases: demoDatabases })
  await createDemoMasterData(trx, { kind, companyId: organization.companyId, at })
  await draftNextHierarchy(trx, organization.hierarchyId, at)
  await holdEditedOrders(trx, organization.companyId)
  await scheduleDemoJobs(trx, organization, at)
}

async function hasCompany(trx: Transaction): Promise<boolean> {
  return (await trx.selectFrom('company').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Orders posted from edited transactions wait for a second pair of eyes. */
async function holdEditedOrders(trx: Transaction, companyId: CompanyId): Promise<void> {
  const code = 'EDITED'
  await trx
    .insertInto('hold_code')
    .values({ company_id: companyId, code, description: 'Edited before it was posted' })
    .onConflict((conflict) => conflict.columns(['company_id', 'code']).doNothing())
    .execute()
  await trx.updateTable('company').set({ edited_order_hold_code: code }).where('id', '=', companyId).execute()
}

/**
 * P-0001 every five minutes, at once for the first time, and order synchronization whenever it has ended: an order need
 * not wait for two clocks.
 */
async function scheduleDemoJobs(
  trx: Transaction,
  { companyId, hierarchyId, groupIds }: DemoOrganization,
  at: Instant,
): Promise<void> {
  const scheduleId = await givePullJobItsGroups(trx, companyId, groupIds)
  const selection = { hierarchyId, nodeIds: [await rootNodeOf(trx, hierarchyId)], channelNumbers: [] }
  const { jobId: synchronizeJobId } = await createBatchJob(
    trx,
    {
      task: synchronizeOrdersTask,
      parameters: selection,
      companyId,
      userId: null,
      subject: (await nameOrganizationSelection(trx, companyId, selection, at)).join(', '),
      background: { batchProcessing: true, isOnDemand: true },
    },
    at,
  )
  await createBatchJob(
    trx,
    {
      task: runDistributionScheduleTask,
      parameters: { scheduleId, groupIds: null, channelDatabaseIds: null, counterRange: null, rerunOf: null },
      companyId,
      userId: null,
      subject: pullJobName,
      background: {
        batchProcessing: true,
        recurrence: { unit: 'minutes', count: minutesBetweenPulls, end: 'never' },
        followUpJobId: synchronizeJobId,
        followUpOn: 'ended',
      },
    },
    at,
  )
}

/** The schedule that company set-up has made, with the demo's groups of channel databases added. */
async function givePullJobItsGroups(
  trx: Transaction,
  companyId: CompanyId,
  groupIds: DemoOrganization['groupIds'],
): Promise<Id<'DistributionSchedule'>> {
  const schedule = await trx
    .selectFrom('distribution_schedule')
    .select('id')
    .where('company_id', '=', companyId)
    .where('name', '=', pullJobName)
    .executeTakeFirstOrThrow()
  const rows = groupIds.map((group_id) => ({ schedule_id: schedule.id, group_id }))
  await trx.insertInto('distribution_schedule_group').values(rows).execute()
  return schedule.id
}

async function rootNodeOf(trx: Transaction, hierarchyId: DemoOrganization['hierarchyId']) {
  const root = await trx
    .selectFrom('organization_node as node')
    .innerJoin('organization_hierarchy_version as version', 'version.id', 'node.version_id')
    .select('node.id')
    .where('version.hierarchy_id', '=', hierarchyId)
    .where('version.status', '=', 'published')
    .where('node.parent_id', 'is', null)
    .executeTakeFirstOrThrow()
  return root.id
}

function signInText(url: string): string {
  return `Sign in as its administrator (the link works once, for an hour):\n  ${url}`
}

/** Roles by the words that the console has for them. */
const roleNames: Readonly<Record<DemoAccount['role'], string>> = {
  administrator: english['Role.ADMINISTRATOR'],
  itOperator: english['Role.IT_OPERATOR'],
  storeAccountant: english['Role.STORE_ACCOUNTANT'],
  viewer: english['Role.VIEWER'],
}

function accountsText(accounts: readonly DemoAccount[]): string {
  const rows = accounts.map(({ role, email, password }) => [roleNames[role], email, password])
  return textTable([{ title: 'Role' }, { title: 'E-mail' }, { title: 'Password' }], rows)
}

/**
 * Prints what the demo's first pull and posting came to, by channel and currency, as soon as both have ended; by then
 * some of what failed has been mended. Gives up silently when the program is told to stop before.
 */
export async function announceFirstRun(
  database: Database,
  output: { write(text: string): unknown },
  signal: AbortSignal,
): Promise<void> {
  const companyId = demoCompany.id as CompanyId
  while (!signal.aborted) {
    if (await hasFollowUpEnded(database, companyId)) {
      const summary = await readDemoSummary(database.kysely, companyId)
      await mendSomeOrders(database, companyId)
      output.write(`\nThe first run pulled and posted:\n\n${demoSummaryText(summary)}\n\n`)
      return
    }
    await pause(500, undefined, { signal }).catch(() => {})
  }
}

async function hasFollowUpEnded(database: Database, companyId: CompanyId): Promise<boolean> {
  const run = await database.kysely
    .selectFrom('batch_job_run')
    .select('id')
    .where('company_id', '=', companyId)
    .where('trigger', '=', 'followUp')
    .where('ended_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return run !== undefined
}
