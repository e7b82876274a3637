import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate } from '../support/graphql.ts'
import { beginWalk, type Draft, mutate, mutateDraft, openHeadquarters } from './walk.ts'

const input = 'CreateDistributionScheduleBatchJobInput'

describeOnBothDatabases('submitting a guide’s draft', (open) => {
  async function begin(answers: Readonly<Record<string, unknown>> = {}) {
    const database = await open()
    const { schedule, group } = await openHeadquarters(database)
    const draft = await beginWalk(database, {
      guide: 'schedule-recurring-p-job',
      companyId: 'USRT',
      answers: {
        [`${input}.schedule`]: schedule,
        [`${input}.groups`]: [group],
        'RunInBackgroundInput.batchProcessing': true,
        'RecurrenceInput.end': 'NEVER',
        'RecurrenceInput.count': 5,
        ...answers,
      },
    })
    return { database, draft, schedule }
  }

  const submit = (database: Database, { id }: Draft, options = {}) =>
    mutateDraft(database, 'submitGuideDraft', { id }, options)

  async function jobsIn(database: Database): Promise<number> {
    const { jobs } = await database.kysely
      .selectFrom('batch_job')
      .select(({ fn }) => fn.countAll<number>().as('jobs'))
      .executeTakeFirstOrThrow()
    return jobs
  }

  async function actionsIn(database: Database): Promise<readonly string[]> {
    const rows = await database.kysely
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_type', 'in', ['GuideDraft', 'BatchJob'])
      .orderBy('id')
      .execute()
    return rows.map(({ action }) => action)
  }

  test('does what the guide is for, and keeps what was made', async () => {
    const { database, draft } = await begin()
    const { draft: submitted, problems } = await submit(database, draft)
    expect(problems).toEqual([])
    expect(submitted?.submittedAt).not.toBeNull()
    expect(submitted?.outcome?.records.map(({ field, type }) => [field, type])).toEqual([
      ['job', 'BatchJob'],
      ['run', 'BatchJobRun'],
    ])
    const { batchJob } = await operate<{ batchJob: unknown }>(
      schema,
      database,
      'query ($id: ID!) { batchJob(id: $id) { recurrence { unit count } } }',
      { variables: { id: submitted?.outcome?.records[0]?.id } },
    )
    expect(batchJob).toEqual({ recurrence: { unit: 'MINUTES', count: 5 } })
    expect(await actionsIn(database)).toEqual([
      'createGuideDraft',
      'createDistributionScheduleBatchJob',
      'submitGuideDraft',
    ])
    expect(
      (await mutateDraft(database, 'saveGuideDraft', { id: draft.id, revision: 2 })).problems,
    ).toMatchObject([{ code: 'GUIDE_DRAFT_SUBMITTED' }])
    expect((await mutateDraft(database, 'discardGuideDraft', { id: draft.id })).problems).toMatchObject([
      { code: 'GUIDE_DRAFT_SUBMITTED' },
    ])
  })

  test('fills parts within parts: a weekly recurrence, its active period and an alert', async () => {
    const { database, draft } = await begin({
      'RecurrenceInput.unit': 'WEEKS',
      'RecurrenceInput.count': 2,
      'RecurrenceInput.weekdays': ['MONDAY', 'FRIDAY'],
      'ActivePeriodInput.from': '06:00',
      'ActivePeriodInput.to': '18:00',
      'AlertInput.on': ['ERROR', 'MISSED'],
      'AlertInput.lateAfterSeconds': 60,
    })
    const { draft: submitted, problems } = await submit(database, draft)
    expect(problems).toEqual([])
    const { batchJob, batchAlertRules } = await operate<{ batchJob: unknown; batchAlertRules: unknown }>(
      schema,
      database,
      `query ($id: ID!) {
        batchJob(id: $id) { recurrence { unit count weekdays } activePeriod { from to timeZone } }
        batchAlertRules { on lateAfterSeconds inApp job { id } }
      }`,
      { variables: { id: submitted?.outcome?.records[0]?.id } },
    )
    expect(batchJob).toEqual({
      recurrence: { unit: 'WEEKS', count: 2, weekdays: ['MONDAY', 'FRIDAY'] },
      activePeriod: { from: '06:00', to: '18:00', timeZone: 'Europe/Stockholm' },
    })
    expect(batchAlertRules).toEqual([
      {
        on: ['ERROR', 'MISSED'],
        lateAfterSeconds: 60,
        inApp: true,
        job: { id: submitted?.outcome?.records[0]?.id },
      },
    ])
  })

  test('tells what is wrong with a part within a list by its input', async () => {
    const { database, draft } = await begin({
      'AlertInput.on': ['ERROR'],
      'AlertInput.webhookUrl': 'ftp://alerts.example',
    })
    expect((await submit(database, draft)).problems).toMatchObject([
      { code: 'WEBHOOK_URL_INVALID', field: 'AlertInput.webhookUrl' },
    ])
    expect(await jobsIn(database)).toBe(0)
  })

  test('acts once, however often and however fast it is asked to', async () => {
    const { database, draft } = await begin()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => submit(database, draft, { changesNothing: true })),
    )
    const later = await submit(database, draft, { changesNothing: true })
    for (const answer of answers) expect(answer).toEqual(later)
    expect(later.draft?.outcome?.records).toHaveLength(2)
    expect(await jobsIn(database)).toBe(1)
  })

  test('leaves neither act nor mark when it breaks off between the two', async () => {
    const { database, draft } = await begin()
    const failure = new Error('the power went')
    await expect(
      inTransaction(database, async (trx) => {
        await submit({ ...database, kysely: trx }, draft)
        throw failure
      }),
    ).rejects.toBe(failure)
    expect(await jobsIn(database)).toBe(0)
    const { draft: again } = await submit(database, draft)
    expect(again?.outcome?.records).toHaveLength(2)
    expect(await jobsIn(database)).toBe(1)
  })

  test('tells the mutation’s problems of the inputs that they are about, and does nothing', async () => {
    const { database, draft } = await begin({ 'RecurrenceInput.count': 0 })
    const refused = await submit(database, draft)
    expect(refused.draft).toBeNull()
    expect(refused.problems).toMatchObject([
      { code: 'RECURRENCE_COUNT_OUT_OF_RANGE', field: 'RecurrenceInput.count' },
    ])
    expect(await jobsIn(database)).toBe(0)
    await mutateDraft(database, 'saveGuideDraft', {
      id: draft.id,
      revision: 1,
      answers: { 'RecurrenceInput.count': 7 },
    })
    expect((await submit(database, draft)).problems).toEqual([])
  })

  test('names what is missing or does not fit before it tries', async () => {
    const { database, draft } = await begin({ 'RecurrenceInput.count': 'five' })
    await mutateDraft(database, 'saveGuideDraft', {
      id: draft.id,
      revision: 1,
      answers: { [`${input}.schedule`]: null },
    })
    expect((await submit(database, draft)).problems).toEqual([
      { code: 'ANSWER_MISSING', parameters: { input: `${input}.schedule` }, field: `${input}.schedule` },
      {
        code: 'ANSWER_INVALID',
        parameters: { input: 'RecurrenceInput.count', type: 'Int' },
        field: 'RecurrenceInput.count',
      },
    ])
  })

  test('tells with what is missing what else is wrong, as far as it can be known without that', async () => {
    const database = await open()
    await openHeadquarters(database)
    const company = 'CreateCompanyInput'
    const draft = await beginWalk(database, {
      guide: 'set-up-company',
      companyId: null,
      answers: {
        [`${company}.id`]: 'norway!',
        [`${company}.currency`]: 'NOK',
        [`${company}.timeZone`]: 'Europe/Oslo',
        [`${company}.language`]: 'nb-NO',
        [`${company}.synchronizationRetryLimit`]: 200,
        [`${company}.synchronizationRetryBaseSeconds`]: 'soon',
      },
    })
    const told = async (one: Draft) =>
      (await submit(database, one)).problems.map(({ code, field }) => `${code} ${field}`)
    expect(await told(draft)).toEqual([
      `ANSWER_MISSING ${company}.name`,
      `ANSWER_INVALID ${company}.synchronizationRetryBaseSeconds`,
      `COMPANY_ID_INVALID ${company}.id`,
      `NUMBER_OUT_OF_RANGE ${company}.synchronizationRetryLimit`,
    ])
    // Only what is missing stands between these answers and the act: nothing is done all the same.
    await mutateDraft(database, 'saveGuideDraft', {
      id: draft.id,
      revision: 1,
      answers: {
        [`${company}.id`]: 'NORW',
        [`${company}.name`]: 'Norway',
        [`${company}.synchronizationRetryLimit`]: 5,
      },
    })
    expect(await told(draft)).toEqual([`ANSWER_INVALID ${company}.synchronizationRetryBaseSeconds`])
    const { companies } = await operate<{ companies: readonly { companyId: string }[] }>(
      schema,
      database,
      '{ companies { companyId } }',
    )
    expect(companies.map(({ companyId }) => companyId)).toEqual(['USRT'])
    const unchosen = await beginWalk(database, {
      guide: 'schedule-recurring-p-job',
      companyId: 'USRT',
      answers: { 'RecurrenceInput.count': 0 },
    })
    expect((await told(unchosen)).every((one) => one.startsWith('ANSWER_MISSING'))).toBe(true)
  })

  test('acts as the caller, who may do no more than by the mutation itself', async () => {
    const { database, draft } = await begin()
    const reader = callerWith(['organization.read', 'distribution.read', 'batch.read'])
    await expect(submit(database, draft, { caller: reader })).rejects.toThrow('FORBIDDEN')
    expect(await jobsIn(database)).toBe(0)
  })

  test('does what was reviewed, not what another window has made of it since', async () => {
    const { database, draft } = await begin()
    await mutateDraft(database, 'saveGuideDraft', {
      id: draft.id,
      revision: 1,
      answers: { 'RecurrenceInput.count': 9 },
    })
    const { problems } = await mutateDraft(database, 'submitGuideDraft', { id: draft.id, revision: 1 })
    expect(problems).toMatchObject([{ code: 'GUIDE_DRAFT_CHANGED' }])
    expect(await jobsIn(database)).toBe(0)
  })

  test('keeps no draft submitted without an outcome', async () => {
    const { database } = await begin()
    await expect(
      sql`update guide_draft set submitted_at = updated_at`.execute(database.kysely),
    ).rejects.toThrow(/constraint/i)
  })

  test('verifies a step by what the system says', async () => {
    const { database, draft, schedule } = await begin()
    const verify = async (step: string, options = {}) =>
      (
        await operate<{ verifyGuideStep: { state: string } }>(
          schema,
          database,
          'query ($id: ID!, $step: ID!) { verifyGuideStep(draft: $id, step: $step) { step state } }',
          { ...options, variables: { id: draft.id, step } },
        )
      ).verifyGuideStep.state
    expect(await verify('p-job')).toBe('HOLDS')
    expect(await verify('create')).toBe('DOES_NOT_HOLD')
    expect(await verify('count')).toBe('UNKNOWN')
    await mutate(database, 'updateDistributionSchedule', { schedule, isActive: false }, 'schedule { id }')
    expect(await verify('p-job')).toBe('DOES_NOT_HOLD')
    await mutate(database, 'updateDistributionSchedule', { schedule, isActive: true }, 'schedule { id }')
    await mutate(
      database,
      'createDistributionScheduleBatchJob',
      {
        schedule,
        runInBackground: { batchProcessing: true, recurrence: { unit: 'MINUTES', count: 5, end: 'NEVER' } },
      },
      'job { id }',
    )
    expect(await verify('create')).toBe('DOES_NOT_HOLD')
    await submit(database, draft)
    expect(await verify('create')).toBe('HOLDS')
    expect(await verify('create', { caller: callerWith(['organization.read']) })).toBe('UNKNOWN')
    await database.kysely.updateTable('batch_job').set({ status: 'error' }).execute()
    expect(await verify('create')).toBe('DOES_NOT_HOLD')
    await database.kysely.updateTable('batch_job').set({ status: 'waiting' }).execute()
    await expect(verify('no-such-step')).rejects.toThrow('GUIDE_STEP_NOT_FOUND')
    const { guideDraft } = await operate<{ guideDraft: unknown }>(
      schema,
      database,
      'query ($id: ID!) { guideDraft(id: $id) { verifications { step state } } }',
      { variables: { id: draft.id } },
    )
    expect(guideDraft).toEqual({
      verifications: [
        { step: 'p-job', state: 'HOLDS' },
        { step: 'create', state: 'HOLDS' },
      ],
    })
  })
})
