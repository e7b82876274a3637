import { encodeGlobalID } from '@pothos/plugin-relay'
import { expect, test } from 'vitest'
import { saveCategory } from '../../server/batch/categories.ts'
import type { Database } from '../../server/database/database.ts'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate } from '../support/graphql.ts'
import { recordStatements } from '../support/statements.ts'
import { Stage, usrt } from './stage.ts'

const ann = callerWith(undefined, 'all', 'ann')
const bob = callerWith(undefined, 'all', 'bob')
const jobId = (id: string) => encodeGlobalID('BatchJob', id)

interface Entry {
  readonly action: string
  readonly subjectName: string | null
  readonly isSubjectThere: boolean
  readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[]
}

async function entriesFor(
  stage: Stage,
  caller = ann,
  database: Database = stage.database,
): Promise<readonly Entry[]> {
  const { auditEntries } = await operate<{ auditEntries: { edges: readonly { node: Entry }[] } }>(
    schema,
    database,
    '{ auditEntries { edges { node { action subjectName isSubjectThere changes { field from to } } } } }',
    { caller, now: stage.time },
  )
  return auditEntries.edges.map(({ node }) => node)
}

async function change(stage: Stage, mutation: string): Promise<void> {
  const answer = await operate<Record<string, { problems: readonly unknown[] }>>(
    schema,
    stage.database,
    `mutation { ${mutation} { problems { code } } }`,
    { caller: ann, now: stage.time },
  )
  for (const { problems } of Object.values(answer)) expect(problems).toEqual([])
}

describeOnBothDatabases('the audit trail of batch jobs', (open) => {
  test('tells changes in the forms of the API, and of other records by their names', async () => {
    const stage = await Stage.open(await open())
    const { jobId: job } = await stage.createJob({ isOnDemand: true }, { description: 'By night' })
    const { jobId: next } = await stage.createJob({ isOnDemand: true }, { description: 'Afterwards' })
    const { after: category } = await stage.change((trx) =>
      saveCategory(trx, { companyId: usrt, name: 'Night work' }, stage.time),
    )
    await change(
      stage,
      `updateBatchJob(input: {
        job: "${jobId(job)}", priority: HIGH, description: "By night only",
        categoryId: "${encodeGlobalID('BatchCategory', category.id)}", followUpJobId: "${jobId(next)}",
        recurrence: { unit: MONTHS, count: 1, ordinal: LAST, ordinalWeekday: FRIDAY, end: AFTER, endAfter: 3,
          startDate: "2026-12-01", startTime: "22:00", timeZone: "Europe/Oslo" },
        activePeriod: { from: "22:00", to: "06:00", timeZone: "Europe/Oslo" }, retries: { maximum: 1 } })`,
    )
    const [entry] = await entriesFor(stage)
    expect(entry).toMatchObject({
      action: 'updateBatchJob',
      subjectName: 'By night only',
      isSubjectThere: true,
    })
    const told = Object.fromEntries(
      (entry?.changes ?? []).map(({ field, from, to }) => [field, { from, to }]),
    )
    expect(told).toMatchObject({
      description: { from: 'By night', to: 'By night only' },
      priority: { from: 'NORMAL', to: 'HIGH' },
      category: { from: null, to: 'Night work' },
      followUpJob: { from: null, to: 'Afterwards' },
      isOnDemand: { from: true, to: false },
      recurrence: {
        from: null,
        to: {
          unit: 'MONTHS',
          count: 1,
          ordinal: 'LAST',
          ordinalWeekday: 'FRIDAY',
          end: 'AFTER',
          endAfter: 3,
          startDate: '2026-12-01',
          startTime: '22:00:00',
          timeZone: 'Europe/Oslo',
        },
      },
      activePeriod: { from: null, to: { from: '22:00', to: '06:00', timeZone: 'Europe/Oslo' } },
    })
    expect(told.retryPolicy?.to).toMatchObject({ maximum: 1 })
    expect(JSON.stringify(told)).not.toContain('"version"')
  })

  test('tells what a deleted job was, by name, and that it is gone', async () => {
    const stage = await Stage.open(await open())
    const { jobId: job } = await stage.createJob({ isOnDemand: true }, { description: 'Once' })
    await change(stage, `withholdBatchJob(input: { job: "${jobId(job)}" })`)
    await change(stage, `deleteBatchJob(input: { job: "${jobId(job)}" })`)
    const [deleted, withheld] = await entriesFor(stage)
    expect(deleted).toMatchObject({ action: 'deleteBatchJob', subjectName: 'Once', isSubjectThere: false })
    expect(deleted?.changes).toContainEqual({ field: 'description', from: 'Once', to: null })
    expect(withheld).toMatchObject({ action: 'withholdBatchJob', subjectName: 'Once', isSubjectThere: false })
  })

  test('leads nobody to a job that is private to somebody else', async () => {
    const stage = await Stage.open(await open())
    const { jobId: job } = await stage.createJob({ isOnDemand: true, isPrivate: true })
    await change(stage, `runBatchJobNow(input: { job: "${jobId(job)}" })`)
    expect((await entriesFor(stage)).map(({ isSubjectThere }) => isSubjectThere)).toEqual([true])
    expect((await entriesFor(stage, bob)).map(({ isSubjectThere }) => isSubjectThere)).toEqual([false])
  })

  test('tells alert rules by what they are about and whom they alert, and keeps the secret in an address', async () => {
    const stage = await Stage.open(await open())
    const { jobId: job } = await stage.createJob({ isOnDemand: true }, { description: 'Watched' })
    await change(
      stage,
      `saveBatchAlertRule(input: { companyId: "USRT", job: "${jobId(job)}",
        alert: { on: [ERROR, MISSED], webhookUrl: "https://alerts.example/T0/s3cr3t" } })`,
    )
    const [entry] = await entriesFor(stage)
    expect(entry?.subjectName).toMatch(/^Watched, /)
    expect(entry?.changes).toContainEqual({ field: 'on', from: null, to: ['ERROR', 'MISSED'] })
    expect(entry?.changes).toContainEqual({ field: 'webhookUrl', from: null, to: 'https://alerts.example' })
  })

  test('asks once for each kind of record, however many entries a page has', async () => {
    const stage = await Stage.open(await open())
    for (let index = 0; index < 12; index += 1) {
      const { jobId: job } = await stage.createJob({ isOnDemand: true })
      await change(stage, `withholdBatchJob(input: { job: "${jobId(job)}" })`)
    }
    const database = recordStatements(stage.database)
    expect(await entriesFor(stage, ann, database)).toHaveLength(12)
    expect(database.statements.filter(({ sql }) => sql.includes('batch_job'))).toHaveLength(1)
  })
})
