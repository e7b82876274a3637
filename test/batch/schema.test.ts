import { encodeGlobalID } from '@pothos/plugin-relay'
import { expect, test } from 'vitest'
import { saveCategory } from '../../server/batch/categories.ts'
import { TaskFailure } from '../../server/batch/task.ts'
import type { Caller, Permission } from '../../server/graphql/access.ts'
import { schema } from '../../server/schema.ts'
import { addUser } from '../identity/people.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate, operateWithErrors } from '../support/graphql.ts'
import { recordStatements } from '../support/statements.ts'
import { createCompany, Stage, usrt } from './stage.ts'

const ann = callerWith(undefined, 'all', 'ann')
const jobId = (id: string) => encodeGlobalID('BatchJob', id)
const runIdOf = (id: string | null) => encodeGlobalID('BatchJobRun', id ?? '')

interface JobsPage {
  batchJobs: {
    totalCount: number
    edges: { node: { description: string } }[]
    pageInfo: { endCursor: string }
  }
}

async function descriptions(stage: Stage, query: string, caller = ann): Promise<string[]> {
  const { batchJobs } = await operate<JobsPage>(
    schema,
    stage.database,
    `{ batchJobs${query} { totalCount edges { node { description } } pageInfo { endCursor } } }`,
    { caller, now: stage.time },
  )
  return batchJobs.edges.map(({ node }) => node.description)
}

describeOnBothDatabases('batch jobs over GraphQL', (open) => {
  test('a recurring job shows its settings, next run, upcoming occurrences and why it waits', async () => {
    const stage = await Stage.open(await open())
    const job = await stage.createJob({
      recurrence: {
        unit: 'weeks',
        weekdays: ['monday', 'friday'],
        startTime: '08:30',
        end: 'by',
        endBy: '2026-12-31',
      },
      activePeriod: { from: '22:00', to: '06:00' },
      isCritical: true,
    })
    const { batchJob } = await operate<{ batchJob: unknown }>(
      schema,
      stage.database,
      `query ($id: ID!) { batchJob(id: $id) {
        description task status isCritical priority batchProcessing mayControl nextRunAt
        waitingReason { code until run { id } }
        recurrence { unit count weekdays dayOfMonth end endBy startDate startTime timeZone }
        activePeriod { from to timeZone } retryPolicy { maximum firstDelay }
        upcoming(count: 2) { at localTime utcOffset plannedAt isMovedIntoActivePeriod clockChange }
        company { companyId } liveRun { status plannedAt trigger attempts { number } } lastRun { id }
      } }`,
      { caller: ann, variables: { id: jobId(job.jobId) }, now: stage.time },
    )
    expect(batchJob).toMatchObject({
      description: 'A job',
      task: 'doStep',
      status: 'WAITING',
      isCritical: true,
      mayControl: true,
      nextRunAt: '2026-11-23T21:00:00.000Z',
      waitingReason: { code: 'NOT_DUE', until: '2026-11-23T21:00:00.000Z', run: null },
      recurrence: {
        unit: 'WEEKS',
        count: 1,
        weekdays: ['MONDAY', 'FRIDAY'],
        dayOfMonth: null,
        end: 'BY',
        endBy: '2026-12-31',
        startDate: '2026-11-21',
        startTime: '08:30:00',
        timeZone: 'Europe/Stockholm',
      },
      activePeriod: { from: '22:00', to: '06:00', timeZone: 'Europe/Stockholm' },
      upcoming: [
        {
          at: '2026-11-23T21:00:00.000Z',
          localTime: '2026-11-23T22:00:00',
          utcOffset: '+01:00',
          plannedAt: '2026-11-23T07:30:00.000Z',
          isMovedIntoActivePeriod: true,
          clockChange: 'NONE',
        },
        { localTime: '2026-11-27T22:00:00' },
      ],
      company: { companyId: 'USRT' },
      liveRun: { status: 'WAITING', trigger: 'SCHEDULE', attempts: [] },
      lastRun: null,
    })
  })

  test('a run shows its attempts, log, counters and children', async () => {
    const stage = await Stage.open(await open())
    stage.steps.child = async (context) => context.message('information', 'PULLED', { rows: 3 })
    stage.steps.parent = async (context) => {
      if (context.attempt === 1) throw new Error('the stack stays here')
      context.count('rows', 3)
      context.progress(1, 2)
      context.message('debug', 'NOT_KEPT')
      context.message('warning', 'CLOSE_CALL', { by: 1 })
      await context.startChild({ task: stage.task, parameters: { step: 'child' }, description: 'north' })
    }
    const { runId } = await stage.createJob({}, { step: 'parent' })
    await stage.work()
    stage.pass(10)
    await stage.work()
    const show = async (granted?: Permission[]) =>
      operate<{ batchJobRun: { attempts: { errorDetail: string | null }[] } }>(
        schema,
        stage.database,
        `query ($id: ID!) { batchJobRun(id: $id) {
          status attemptCount progressDone progressTotal durationSeconds error { code }
          attempts { number outcome error { code parameters } errorDetail nextAttemptAt }
          counters { name value } messages(level: WARNING) { totalCount edges { node { number level code parameters } } }
          children { status description trigger parent { status } messages { edges { node { code } } } }
          job { description }
        } }`,
        { caller: callerWith(granted, 'all', 'ann'), variables: { id: runIdOf(runId) }, now: stage.time },
      )
    const { batchJobRun } = await show()
    expect(batchJobRun).toMatchObject({
      status: 'ENDED',
      attemptCount: 2,
      progressDone: 1,
      progressTotal: 2,
      durationSeconds: 10,
      error: null,
      attempts: [
        {
          number: 1,
          outcome: 'FAILED',
          error: { code: 'TASK_FAILED' },
          nextAttemptAt: '2026-11-21T08:00:10.000Z',
        },
        { number: 2, outcome: 'SUCCEEDED', error: null },
      ],
      counters: [{ name: 'rows', value: 3 }],
      messages: {
        totalCount: 1,
        edges: [{ node: { number: 1, level: 'WARNING', code: 'CLOSE_CALL', parameters: { by: 1 } } }],
      },
      children: [
        {
          status: 'ENDED',
          description: 'north',
          trigger: 'CHILD',
          parent: { status: 'ENDED' },
          messages: { edges: [{ node: { code: 'PULLED' } }] },
        },
      ],
    })
    expect(batchJobRun.attempts[0]?.errorDetail).toContain('the stack stays here')
    expect((await show(['batch.read'])).batchJobRun.attempts[0]?.errorDetail).toBeNull()
  })

  test('lists are filtered, counted and paged', async () => {
    const stage = await Stage.open(await open())
    await createCompany(stage.database, 'NORW' as typeof usrt)
    const { after: category } = await stage.change((trx) =>
      saveCategory(trx, { companyId: usrt, name: 'Orders' }, stage.time),
    )
    stage.steps.fail = async () => {
      throw new TaskFailure('BROKEN')
    }
    await stage.createJob({ retries: { maximum: 0 } }, { step: 'fail', description: 'Pull 100% of north' })
    await stage.createJob(
      { categoryId: category.id, recurrence: { count: 5 } },
      { description: 'Synchronize orders' },
    )
    await stage.createJob({}, { description: 'Reconcile', userId: 'bob' })
    await stage.work()
    expect(await descriptions(stage, '')).toEqual(['Reconcile', 'Synchronize orders', 'Pull 100% of north'])
    expect(await descriptions(stage, '(filter: { statuses: [ERROR] })')).toEqual(['Pull 100% of north'])
    expect(await descriptions(stage, '(filter: { statuses: [] })')).toEqual([])
    expect(await descriptions(stage, '(filter: { text: "ORDERS" })')).toEqual(['Synchronize orders'])
    expect(await descriptions(stage, '(filter: { text: "100%" })')).toEqual(['Pull 100% of north'])
    expect(await descriptions(stage, '(filter: { text: "_" })')).toEqual([])
    expect(await descriptions(stage, '(filter: { companyId: "NORW" })')).toEqual([])
    expect(await descriptions(stage, '(filter: { isMine: true })')).toEqual([
      'Synchronize orders',
      'Pull 100% of north',
    ])
    const id = encodeGlobalID('BatchCategory', category.id)
    expect(await descriptions(stage, `(filter: { categoryId: "${id}" })`)).toEqual(['Synchronize orders'])
    const { batchJobs } = await operate<JobsPage>(
      schema,
      stage.database,
      '{ batchJobs(first: 2) { totalCount edges { node { description } } pageInfo { endCursor } } }',
    )
    expect(batchJobs.totalCount).toBe(3)
    expect(await descriptions(stage, `(after: "${batchJobs.pageInfo.endCursor}")`)).toEqual([
      'Pull 100% of north',
    ])
    const counts = await operate(
      schema,
      stage.database,
      '{ batchJobCounts { status count } batchJobRunCounts { status count } }',
    )
    expect(counts).toEqual({
      batchJobCounts: [
        { status: 'ENDED', count: 1 },
        { status: 'ERROR', count: 1 },
        { status: 'WAITING', count: 1 },
      ],
      batchJobRunCounts: [
        { status: 'ENDED', count: 2 },
        { status: 'ERROR', count: 1 },
        { status: 'WAITING', count: 1 },
      ],
    })
    const { batchJobRuns } = await operate<{ batchJobRuns: { totalCount: number } }>(
      schema,
      stage.database,
      '{ batchJobRuns(filter: { statuses: [ENDED], text: "sync" }) { totalCount } }',
    )
    expect(batchJobRuns.totalCount).toBe(1)
  })

  test('a page of runs costs the same statements however many there are', async () => {
    const stage = await Stage.open(await open())
    const { after: category } = await stage.change((trx) =>
      saveCategory(trx, { companyId: usrt, name: 'Orders' }, stage.time),
    )
    const count = async () => {
      const database = recordStatements(stage.database)
      await operate(
        schema,
        database,
        `{ batchJobRuns { totalCount edges { node { status waitingReason { code run { id } } attempts { number }
          counters { name } children { id } userName category { name executingRun { id } }
          job { description ownerName liveRun { id } lastRun { id } waitingReason { code } company { name } } } } } }`,
        { caller: ann, now: stage.time },
      )
      return database.statements.length
    }
    for (let number = 0; number < 2; number++)
      await stage.createJob({ categoryId: category.id, recurrence: { count: 5 } })
    await stage.work()
    const few = await count()
    for (let number = 0; number < 10; number++)
      await stage.createJob({ categoryId: category.id, recurrence: { count: 5 } })
    await stage.work()
    expect(await count()).toBe(few)
  })

  test('private jobs and their runs are for their owner only', async () => {
    const stage = await Stage.open(await open())
    const job = await stage.createJob({ isPrivate: true }, { description: 'Secret' })
    const bob = callerWith(undefined, 'all', 'bob')
    expect(await descriptions(stage, '', ann)).toEqual(['Secret'])
    expect(await descriptions(stage, '', bob)).toEqual([])
    const { errors } = await operateWithErrors(
      schema,
      stage.database,
      `{ batchJobRun(id: "${runIdOf(job.runId)}") { id } }`,
      { caller: bob },
    )
    expect(errors.map(({ code }) => code)).toEqual(['BATCH_RUN_NOT_FOUND'])
    const answer = await operate(
      schema,
      stage.database,
      `mutation { withholdBatchJob(input: { job: "${jobId(job.jobId)}" }) { job { id } problems { code } } }`,
      { caller: bob },
    )
    expect(answer).toEqual({ withholdBatchJob: { job: null, problems: [{ code: 'BATCH_JOB_NOT_FOUND' }] } })
  })

  test('whoever may do a task’s work controls its jobs; who only reads does not', async () => {
    const stage = await Stage.open(await open())
    const job = await stage.createJob({ recurrence: { unit: 'hours' } })
    const withhold = (permissions: Permission[], companies: 'all' | string[] = 'all') =>
      operateWithErrors<{ withholdBatchJob: { job: { status: string } } }>(
        schema,
        stage.database,
        `mutation { withholdBatchJob(input: { job: "${jobId(job.jobId)}" }) { job { status } problems { code } } }`,
        { caller: callerWith(permissions, companies, 'eve') },
      )
    expect((await withhold(['batch.read'])).errors[0]?.code).toBe('FORBIDDEN')
    expect((await withhold(['batch.read', 'orders.synchronize'])).errors[0]?.code).toBe('FORBIDDEN')
    const { data } = await withhold(['batch.read', 'distribution.run'], ['USRT'])
    expect(data?.withholdBatchJob.job.status).toBe('WITHHOLD')
  })

  test('mutations control jobs and runs, and are written into the audit trail', async () => {
    const stage = await Stage.open(await open())
    stage.steps.fail = async () => {
      throw new TaskFailure('BROKEN')
    }
    const job = await stage.createJob(
      { recurrence: { unit: 'hours' }, retries: { maximum: 0 } },
      { step: 'fail' },
    )
    const mutate = async <Data>(mutation: string) => {
      const data = await operate<Record<string, Data>>(schema, stage.database, `mutation { ${mutation} }`, {
        caller: ann,
        now: stage.time,
      })
      return Object.values(data)[0] as Data
    }
    await stage.work()
    const input = `input: { job: "${jobId(job.jobId)}" }`
    expect(
      await mutate(`withholdBatchJob(${input}) { job { status isWithheld } problems { code } }`),
    ).toEqual({
      job: { status: 'WITHHOLD', isWithheld: true },
      problems: [],
    })
    expect(await mutate(`runBatchJobNow(${input}) { run { id } problems { code } }`)).toEqual({
      run: null,
      problems: [{ code: 'BATCH_JOB_WITHHELD' }],
    })
    expect(await mutate(`resumeBatchJob(${input}) { job { status } }`)).toEqual({
      job: { status: 'WAITING' },
    })
    const run = `input: { run: "${runIdOf(job.runId)}" }`
    expect(await mutate(`retryBatchJobRun(${run}) { run { status trigger } problems { code } }`)).toEqual({
      run: { status: 'READY', trigger: 'SCHEDULE' },
      problems: [],
    })
    expect(await mutate(`cancelBatchJobRun(${run}) { run { status } }`)).toEqual({
      run: { status: 'CANCELED' },
    })
    expect(await mutate(`rerunBatchJobRun(${run}) { run { status trigger } }`)).toEqual({
      run: { status: 'READY', trigger: 'MANUAL' },
    })
    expect(
      await mutate(
        `updateBatchJob(input: { job: "${jobId(job.jobId)}", priority: HIGH, recurrence: { count: 0 } })
          { job { id } problems { code field } }`,
      ),
    ).toEqual({ job: null, problems: [{ code: 'RECURRENCE_COUNT_OUT_OF_RANGE', field: 'recurrence.count' }] })
    expect(
      await mutate(
        `updateBatchJob(input: { job: "${jobId(job.jobId)}", priority: HIGH }) { job { priority } }`,
      ),
    ).toEqual({ job: { priority: 'HIGH' } })
    expect(await mutate(`deleteBatchJob(${input}) { isDeleted }`)).toEqual({ isDeleted: true })
    const audit = await stage.database.kysely.selectFrom('audit_entry').selectAll().orderBy('id').execute()
    expect(audit.map(({ action, user_id }) => [action, user_id])).toEqual(
      [
        'withholdBatchJob',
        'resumeBatchJob',
        'retryBatchJobRun',
        'cancelBatchJobRun',
        'rerunBatchJobRun',
        'updateBatchJob',
        'deleteBatchJob',
      ].map((action) => [action, 'ann']),
    )
    expect(audit[5]?.changes).toEqual({ priority: { from: 'normal', to: 'high' } })
  })

  test('categories, alert rules and notifications', async () => {
    const stage = await Stage.open(await open())
    const asAnn = { caller: ann, now: stage.time }
    const { saveBatchCategory } = await operate<{ saveBatchCategory: { category: { id: string } } }>(
      schema,
      stage.database,
      'mutation { saveBatchCategory(input: { companyId: "USRT", name: " Orders " }) { category { id name isWithheld } } }',
      asAnn,
    )
    expect(saveBatchCategory.category).toMatchObject({ name: 'Orders', isWithheld: false })
    const { batchCategories } = await operate<{ batchCategories: unknown[] }>(
      schema,
      stage.database,
      '{ batchCategories(companyId: "USRT") { name executingRun { id } company { companyId } } }',
      asAnn,
    )
    expect(batchCategories).toEqual([{ name: 'Orders', executingRun: null, company: { companyId: 'USRT' } }])
    const job = await stage.createJob()
    const { saveBatchAlertRule } = await operate<{
      saveBatchAlertRule: { rule: { id: string; webhookKey: string } }
    }>(
      schema,
      stage.database,
      `mutation { saveBatchAlertRule(input: { companyId: "USRT", job: "${jobId(job.jobId)}",
        alert: { on: [ENDED], webhookUrl: "https://example.com/hook" } })
        { rule { id on inApp webhookUrl webhookKey lateAfterSeconds job { description } } problems { code } } }`,
      asAnn,
    )
    expect(saveBatchAlertRule.rule).toMatchObject({ on: ['ENDED'], inApp: true, lateAfterSeconds: 600 })
    expect(saveBatchAlertRule.rule.webhookKey).toMatch(/^[0-9a-f]{64}$/)
    await stage.work()
    const notifications = async () =>
      operate<{ unreadNotificationCount: number; notifications: { edges: { node: unknown }[] } }>(
        schema,
        stage.database,
        '{ unreadNotificationCount notifications { edges { node { code parameters readAt job { description } run { status } } } } }',
        asAnn,
      )
    expect(await notifications()).toMatchObject({
      unreadNotificationCount: 1,
      notifications: {
        edges: [
          {
            node: {
              code: 'BATCH_JOB_ENDED',
              readAt: null,
              job: { description: 'A job' },
              run: { status: 'ENDED' },
            },
          },
        ],
      },
    })
    await operate(schema, stage.database, 'mutation { markNotificationsRead(input: {}) { count } }', asAnn)
    expect(await notifications()).toMatchObject({ unreadNotificationCount: 0 })
    const remove = `mutation { deleteBatchAlertRule(input: { rule: "${saveBatchAlertRule.rule.id}" }) { isDeleted problems { code } } }`
    const asBob = { caller: callerWith(['batch.read'], 'all', 'bob') }
    expect(await operate(schema, stage.database, remove, asBob)).toMatchObject({
      deleteBatchAlertRule: { problems: [{ code: 'BATCH_ALERT_RULE_NOT_FOUND' }] },
    })
    expect(await operate(schema, stage.database, remove, asAnn)).toMatchObject({
      deleteBatchAlertRule: { isDeleted: true },
    })
  })

  test('who manages batch jobs has others alerted, who may see them', async () => {
    const stage = await Stage.open(await open())
    const [watching, elsewhere] = await Promise.all([
      addUser(stage.database, { email: 'watching@example.com', roles: [['viewer', usrt]] }),
      addUser(stage.database, { email: 'elsewhere@example.com' }),
    ])
    const save = (user: string, caller: Caller) =>
      operate<{ saveBatchAlertRule: { rule: { id: string } | null; problems: unknown[] } }>(
        schema,
        stage.database,
        `mutation { saveBatchAlertRule(input: { companyId: "USRT", user: "${encodeGlobalID('User', user)}",
          alert: { on: [ERROR] } }) { rule { id user { email } } problems { code field } } }`,
        { caller, now: stage.time },
      )
    const reader = callerWith(['batch.read'], [usrt], 'ann')
    await expect(save(watching, reader)).rejects.toThrow('FORBIDDEN')
    expect(await save(elsewhere, ann)).toMatchObject({
      saveBatchAlertRule: { problems: [{ code: 'ALERT_USER_MAY_NOT_SEE', field: 'user' }] },
    })
    const { saveBatchAlertRule } = await save(watching, ann)
    expect(saveBatchAlertRule).toMatchObject({ rule: { user: { email: 'watching@example.com' } } })

    const rules = (caller: Caller) =>
      operate<{ batchAlertRules: unknown[] }>(
        schema,
        stage.database,
        '{ batchAlertRules(companyId: "USRT") { user { email } } }',
        { caller },
      )
    expect((await rules(ann)).batchAlertRules).toEqual([{ user: { email: 'watching@example.com' } }])
    expect((await rules(reader)).batchAlertRules).toEqual([])
    stage.steps.fail = async () => {
      throw new TaskFailure('BROKEN', {})
    }
    await stage.createJob({ retries: { maximum: 0 } }, { step: 'fail' })
    await stage.work()
    expect(await stage.notifications(watching)).toEqual(['BATCH_JOB_ERROR'])
    const remove = `mutation { deleteBatchAlertRule(input: { rule: "${saveBatchAlertRule.rule?.id}" }) { isDeleted } }`
    expect(await operate(schema, stage.database, remove, { caller: ann })).toEqual({
      deleteBatchAlertRule: { isDeleted: true },
    })
  })

  test('a recurrence is previewed before it is saved, with what the change of the clocks does to it', async () => {
    const stage = await Stage.open(await open())
    const preview = (input: string) =>
      operate<{ previewRecurrence: { occurrences: { localTime: string }[]; problems: unknown[] } }>(
        schema,
        stage.database,
        `{ previewRecurrence(companyId: "USRT", input: ${input}, count: 3) {
          occurrences { at localTime utcOffset clockChange isOffsetChanged } problems { code field } recurrence { startTime } } }`,
        { caller: ann, now: stage.time },
      )
    const { previewRecurrence } = await preview('{ unit: DAYS, startDate: "2027-03-27", startTime: "02:30" }')
    expect(previewRecurrence.occurrences).toEqual([
      {
        at: '2027-03-27T01:30:00.000Z',
        localTime: '2027-03-27T02:30:00',
        utcOffset: '+01:00',
        clockChange: 'NONE',
        isOffsetChanged: false,
      },
      {
        at: '2027-03-28T01:00:00.000Z',
        localTime: '2027-03-28T03:00:00',
        utcOffset: '+02:00',
        clockChange: 'GAP',
        isOffsetChanged: true,
      },
      {
        at: '2027-03-29T00:30:00.000Z',
        localTime: '2027-03-29T02:30:00',
        utcOffset: '+02:00',
        clockChange: 'NONE',
        isOffsetChanged: false,
      },
    ])
    const { previewRecurrence: faulty } = await preview('{ end: AFTER }')
    expect(faulty).toEqual({
      occurrences: [],
      recurrence: null,
      problems: [{ code: 'RECURRENCE_END_AFTER_OUT_OF_RANGE', field: 'endAfter' }],
    })
  })
})
