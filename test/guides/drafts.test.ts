import { expect, test } from 'vitest'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate } from '../support/graphql.ts'
import { beginWalk, type Draft, draftFields, mutateDraft, openHeadquarters } from './walk.ts'

const guide = 'schedule-recurring-p-job'
const count = 'RecurrenceInput.count'
const batchProcessing = 'RunInBackgroundInput.batchProcessing'

describeOnBothDatabases('a guide’s draft', (open) => {
  async function begin() {
    const database = await open()
    const headquarters = await openHeadquarters(database)
    const draft = await beginWalk(database, { guide, companyId: 'USRT', answers: { [count]: 5 } })
    return { database, draft, ...headquarters }
  }

  test('remembers answers as they are sent, in parts, with the screen and what is ticked', async () => {
    const { database, draft, schedule } = await begin()
    expect(draft).toMatchObject({ revision: 1, screen: null, answers: { [count]: 5 }, ticked: [] })
    const { draft: saved } = await mutateDraft(database, 'saveGuideDraft', {
      id: draft.id,
      revision: 1,
      screen: 'background',
      answers: { [batchProcessing]: true },
      ticked: ['workspace', 'no-such-step'],
    })
    expect(saved).toMatchObject({
      revision: 2,
      screen: 'background',
      answers: { [count]: 5, [batchProcessing]: true },
      ticked: ['workspace'],
      missing: ['CreateDistributionScheduleBatchJobInput.schedule'],
      misfits: [],
      isOutdated: false,
      submittedAt: null,
      outcome: null,
    })
    const { draft: changed } = await mutateDraft(database, 'saveGuideDraft', {
      id: draft.id,
      revision: 2,
      answers: { [count]: null, 'CreateDistributionScheduleBatchJobInput.schedule': schedule },
    })
    expect(changed).toMatchObject({ screen: 'background', missing: [], ticked: ['workspace'] })
    const { changes } = await database.kysely
      .selectFrom('audit_entry')
      .select('changes')
      .where('action', '=', 'saveGuideDraft')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(changes).toMatchObject({
      [count]: { from: 5, to: null },
      'CreateDistributionScheduleBatchJobInput.schedule': { from: null, to: 'P-0001' },
    })
    expect(Object.keys(changed?.answers ?? {})).not.toContain(count)
  })

  test('is not overwritten from a second window', async () => {
    const { database, draft } = await begin()
    await mutateDraft(database, 'saveGuideDraft', { id: draft.id, revision: 1, answers: { [count]: 6 } })
    const { draft: refused, problems } = await mutateDraft(database, 'saveGuideDraft', {
      id: draft.id,
      revision: 1,
      answers: { [count]: 7 },
    })
    expect(refused).toBeNull()
    expect(problems).toEqual([
      { code: 'GUIDE_DRAFT_CHANGED', parameters: { expected: 1, revision: 2 }, field: 'revision' },
    ])
  })

  test('takes in what two windows answer side by side, and refuses what contradicts', async () => {
    const { database, draft } = await begin()
    const unit = 'RecurrenceInput.unit'
    const drawn = { [count]: 5, [unit]: 'MINUTES' }
    const save = (answers: object, ...before: object[]) =>
      mutateDraft(database, 'saveGuideDraft', { id: draft.id, revision: 1, answers, before })
    const { draft: first } = await save({ ...drawn, [count]: 7 }, drawn)
    expect(first).toMatchObject({ revision: 2, answers: { [count]: 7, [unit]: 'MINUTES' } })
    const { draft: other } = await save({ ...drawn, [unit]: 'HOURS' }, drawn)
    expect(other).toMatchObject({ revision: 3, answers: { [count]: 7, [unit]: 'HOURS' } })
    expect((await save({ ...drawn, [count]: 9 }, drawn)).problems).toEqual([
      { code: 'ANSWER_CHANGED_ELSEWHERE', parameters: { input: count }, field: count },
    ])
    // The first window goes on from what it has saved, whether or not it heard that it was.
    const saved = { ...drawn, [count]: 7 }
    expect((await save(saved, drawn)).draft).toMatchObject({ answers: { [count]: 7, [unit]: 'HOURS' } })
    expect((await save({ ...saved, [count]: 8 }, drawn, saved)).draft).toMatchObject({
      answers: { [count]: 8, [unit]: 'HOURS' },
    })
  })

  test('is listed to its operator alone, the last saved first, until it is thrown away', async () => {
    const { database, draft } = await begin()
    const other = await beginWalk(database, { guide: 'manually-run-p-job', companyId: 'USRT' })
    const list = async (options = {}) =>
      (
        await operate<{ guideDrafts: { id: string }[] }>(
          schema,
          database,
          '{ guideDrafts { id guideId companyId guide(locale: "nb-NO") { title } } }',
          options,
        )
      ).guideDrafts
    expect((await list()).map(({ id }) => id)).toEqual([other.id, draft.id])
    expect((await list())[0]).toMatchObject({ companyId: 'USRT', guide: { title: 'Kjør P-jobben manuelt' } })
    const somebodyElse = { caller: callerWith(undefined, 'all', 'user-2') }
    expect(await list(somebodyElse)).toEqual([])
    const look = (options = {}) =>
      operate<{ guideDraft: Draft | null }>(
        schema,
        database,
        `query ($id: ID!) { guideDraft(id: $id) { ${draftFields} } }`,
        { ...options, variables: { id: draft.id } },
      )
    expect((await look()).guideDraft?.id).toBe(draft.id)
    expect((await look(somebodyElse)).guideDraft).toBeNull()
    for (const name of ['saveGuideDraft', 'discardGuideDraft', 'submitGuideDraft']) {
      const input = { id: draft.id, ...(name === 'saveGuideDraft' ? { revision: 1 } : {}) }
      expect((await mutateDraft(database, name, input, somebodyElse)).problems).toMatchObject([
        { code: 'GUIDE_DRAFT_NOT_FOUND' },
      ])
    }
    await mutateDraft(database, 'discardGuideDraft', { id: draft.id })
    expect((await list()).map(({ id }) => id)).toEqual([other.id])
    expect((await look()).guideDraft).toBeNull()
  })

  test('takes only answers that its guide asks for', async () => {
    const { database, draft } = await begin()
    const problemsOf = async (answers: unknown) =>
      (await mutateDraft(database, 'saveGuideDraft', { id: draft.id, revision: 1, answers })).problems
    expect(await problemsOf({ 'RunInput.other': 1, [count]: { a: 1 } })).toEqual([
      { code: 'ANSWER_UNKNOWN', parameters: { input: 'RunInput.other' }, field: 'RunInput.other' },
      { code: 'ANSWER_INVALID', parameters: { input: count }, field: count },
    ])
    expect(await problemsOf([1])).toMatchObject([{ code: 'ANSWERS_UNREADABLE' }])
    expect(await problemsOf({ 'RunInBackgroundInput.description': 'x'.repeat(100_001) })).toMatchObject([
      { code: 'ANSWERS_TOO_LARGE' },
    ])
    expect(
      (await mutateDraft(database, 'createGuideDraft', { guide: 'no-guide', companyId: 'USRT' })).problems,
    ).toMatchObject([{ code: 'GUIDE_NOT_FOUND', field: 'guide' }])
    const page = { guide: 'post-online-sales-and-payments', companyId: 'USRT' }
    expect((await mutateDraft(database, 'createGuideDraft', page)).problems).toMatchObject([
      { code: 'GUIDE_IS_A_PAGE' },
    ])
  })

  test('of an older version says which answers no longer fit, and carries the others over', async () => {
    const { database, draft } = await begin()
    await database.kysely
      .updateTable('guide_draft')
      .set({
        guide_version: 0,
        screen: 'gone',
        answers: JSON.stringify({
          [count]: 5,
          'RecurrenceInput.end': 'SOMETIME',
          'RunInBackgroundInput.batch': true,
        }) as never,
      })
      .execute()
    const { guideDraft } = await operate<{ guideDraft: Draft }>(
      schema,
      database,
      `query ($id: ID!) { guideDraft(id: $id) { ${draftFields} operation { document variables } } }`,
      { variables: { id: draft.id } },
    )
    expect(guideDraft).toMatchObject({ isOutdated: true, guideVersion: 0, screen: null })
    expect([...guideDraft.misfits].sort((one, other) => (one.bind < other.bind ? -1 : 1))).toEqual([
      { bind: 'RecurrenceInput.end', value: 'SOMETIME', reason: 'INVALID' },
      { bind: 'RunInBackgroundInput.batch', value: true, reason: 'UNKNOWN' },
    ])
    const { draft: saved } = await mutateDraft(database, 'saveGuideDraft', {
      id: draft.id,
      revision: 1,
      answers: { 'RecurrenceInput.end': 'NEVER', 'RunInBackgroundInput.batch': null },
    })
    expect(saved).toMatchObject({
      isOutdated: false,
      misfits: [],
      answers: { [count]: 5, 'RecurrenceInput.end': 'NEVER' },
    })
  })

  test('shows its act as it could be sent by hand', async () => {
    const { database, draft } = await begin()
    const { guideDraft } = await operate<{
      guideDraft: { operation: { document: string; variables: unknown } }
    }>(schema, database, 'query ($id: ID!) { guideDraft(id: $id) { operation { document variables } } }', {
      variables: { id: draft.id },
    })
    expect(guideDraft.operation.variables).toEqual({
      input: { recurrence: { count: 5 } },
    })
    expect(guideDraft.operation.document).toMatch(/^mutation CreateDistributionScheduleBatchJob\(/)
    expect(guideDraft.operation.document).toContain('createDistributionScheduleBatchJob(input: $input)')
  })
})
