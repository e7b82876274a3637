import english from '../../locales/en/new-company.json' with { type: 'json' }
import norwegian from '../../locales/nb-NO/new-company.json' with { type: 'json' }
import swedish from '../../locales/sv-SE/new-company.json' with { type: 'json' }
import type { Queries, Transaction } from '../database/database.ts'
import { newId } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { channelContract } from '../organization/channel-contract.ts'
import { type Language, readCompany } from '../organization/companies.ts'
import { onCompanyCreated } from '../organization/company-created.ts'
import type { CompanyId } from '../organization/tables.ts'

/** The job and the schedule of the P-job, by the field's name (commerce 2.1); its description is in words. */
export const pullJobName = 'P-0001'
const wordsOf: Readonly<Record<Language, typeof english>> = {
  en: english,
  'sv-SE': swedish,
  'nb-NO': norwegian,
}

/**
 * Sets a company's P-job up: a subjob for every table of the channel database contract, the job P-0001 with all of them,
 * and the schedule P-0001, active, for the company's groups of channel databases. What is there already stays as it is,
 * so that it can be called again (the field's "initialize commerce scheduler"). It is described in the company's language.
 */
export async function initializeDistribution(
  trx: Transaction,
  companyId: CompanyId,
  now: Instant,
): Promise<void> {
  const description = await describePullJob(trx, companyId)
  await createSubjobs(trx, companyId)
  await createJob(trx, companyId, description)
  await createSchedule(trx, companyId, description, now)
}

/** What the P-job is for, in the language of the company that it is a record of. */
export async function describePullJob(queries: Queries, companyId: CompanyId): Promise<string> {
  const { language } = await readCompany(queries, companyId)
  // `createCompany` and `updateCompany` let no other language in.
  return wordsOf[language as Language].pullJob
}

async function createSubjobs(trx: Transaction, companyId: CompanyId): Promise<void> {
  await trx
    .insertInto('scheduler_subjob')
    .values(
      channelContract.map(({ channelTable, stagedTable, columns }, position) => ({
        id: newId<'SchedulerSubjob'>(),
        company_id: companyId,
        name: channelTable,
        channel_table: channelTable,
        staged_table: stagedTable,
        counter_column: columns.find(({ kind }) => kind === 'counter')?.channel ?? '',
        position,
      })),
    )
    .onConflict((conflict) => conflict.columns(['company_id', 'name']).doNothing())
    .execute()
}

async function createJob(trx: Transaction, companyId: CompanyId, description: string): Promise<void> {
  await trx
    .insertInto('scheduler_job')
    .values({
      id: newId<'SchedulerJob'>(),
      company_id: companyId,
      name: pullJobName,
      description,
      direction: 'upload',
    })
    .onConflict((conflict) => conflict.columns(['company_id', 'name']).doNothing())
    .execute()
  await trx
    .insertInto('scheduler_job_subjob')
    .columns(['job_id', 'subjob_id', 'position', 'is_enabled'])
    .expression((queries) =>
      queries
        .selectFrom('scheduler_job as job')
        .innerJoin('scheduler_subjob as subjob', 'subjob.company_id', 'job.company_id')
        .select((column) => [
          'job.id',
          'subjob.id as subjob_id',
          'subjob.position',
          column.lit(true).as('on'),
        ])
        .where('job.company_id', '=', companyId)
        .where('job.name', '=', pullJobName),
    )
    .onConflict((conflict) => conflict.columns(['job_id', 'subjob_id']).doNothing())
    .execute()
}

async function createSchedule(
  trx: Transaction,
  companyId: CompanyId,
  description: string,
  now: Instant,
): Promise<void> {
  const created = await trx
    .insertInto('distribution_schedule')
    .values({
      id: newId<'DistributionSchedule'>(),
      company_id: companyId,
      name: pullJobName,
      description,
      direction: 'upload',
      is_active: true,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(['company_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  await trx
    .insertInto('distribution_schedule_job')
    .columns(['schedule_id', 'job_id', 'position', 'is_enabled'])
    .expression((queries) =>
      queries
        .selectFrom('distribution_schedule as schedule')
        .innerJoin('scheduler_job as job', 'job.company_id', 'schedule.company_id')
        .select((column) => [
          'schedule.id',
          'job.id as job_id',
          column.lit(0).as('position'),
          column.lit(true).as('on'),
        ])
        .where('schedule.company_id', '=', companyId)
        .where('schedule.name', '=', pullJobName)
        .where('job.name', '=', pullJobName),
    )
    .onConflict((conflict) => conflict.columns(['schedule_id', 'job_id']).doNothing())
    .execute()
  if (!created) return
  await trx
    .insertInto('distribution_schedule_group')
    .columns(['schedule_id', 'group_id'])
    .expression((queries) =>
      queries
        .selectFrom('channel_database_group')
        .select((column) => [column.val(created.id).as('schedule_id'), 'id'])
        .where('company_id', '=', companyId),
    )
    .execute()
}

onCompanyCreated(initializeDistribution)
