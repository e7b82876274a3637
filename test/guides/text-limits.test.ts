import { expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { type Problem, ProblemError } from '../../server/graphql/problems.ts'
import { readReleaseComment } from '../../server/sales/order-holds.ts'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { operate } from '../support/graphql.ts'
import { mutate, openHeadquarters } from './walk.ts'

interface Stage {
  readonly database: Database
  readonly schedule: string
  readonly job: string
}

type Sent = Promise<readonly Problem[]>

async function problemsOf(database: Database, name: string, input: Readonly<Record<string, unknown>>): Sent {
  return (await mutate(database, name, input, '__typename')).problems
}

const newCompany = (field: string, text: string, { database }: Stage): Sent =>
  problemsOf(database, 'createCompany', {
    id: 'no company’s id',
    name: 'Norway',
    currency: 'NOK',
    timeZone: 'Europe/Oslo',
    [field]: text,
  })

/** Of PostgreSQL, which has a schema and an account; nothing is kept, for it lacks either its account or its password. */
const newChannelDatabase = (field: string, text: string, { database }: Stage): Sent =>
  problemsOf(database, 'registerChannelDatabase', {
    companyId: 'USRT',
    name: 'Nordics',
    group: Buffer.from('ChannelDatabaseGroup:none').toString('base64'),
    kind: 'POSTGRESQL',
    address: 'localhost/shop',
    channelNumbers: [],
    [field]: text,
  })

const newJob = (background: object, { database, schedule }: Stage): Sent =>
  problemsOf(database, 'createDistributionScheduleBatchJob', {
    schedule,
    runInBackground: { batchProcessing: true, onDemand: true, ...background },
  })

/** Sends a text to the mutation that refuses it when it is too long. */
const sending: Readonly<Record<string, (text: string, stage: Stage) => Sent>> = {
  'CreateCompanyInput.name': (text, stage) => newCompany('name', text, stage),
  'CreateCompanyInput.editedOrderHoldCode': (text, stage) => newCompany('editedOrderHoldCode', text, stage),
  'RegisterChannelDatabaseInput.name': (text, stage) => newChannelDatabase('name', text, stage),
  'RegisterChannelDatabaseInput.address': (text, stage) => newChannelDatabase('address', text, stage),
  'RegisterChannelDatabaseInput.schemaName': (text, stage) => newChannelDatabase('schemaName', text, stage),
  'RegisterChannelDatabaseInput.userName': (text, stage) => newChannelDatabase('userName', text, stage),
  'RegisterChannelDatabaseInput.password': (text, stage) => newChannelDatabase('password', text, stage),
  'RunInBackgroundInput.description': (text, stage) => newJob({ description: text }, stage),
  'AlertInput.webhookUrl': (text, stage) =>
    newJob(
      { alerts: [{ on: ['ERROR'], webhookUrl: text.replace(/^x{20}/, 'https://alerts.test/') }] },
      stage,
    ),
  'UpdateBatchJobInput.description': (text, { database, job }) =>
    problemsOf(database, 'updateBatchJob', { job, description: text }),
  'ReleaseOrderHoldInput.comment': async (text) => {
    try {
      readReleaseComment(text)
      return []
    } catch (error) {
      if (error instanceof ProblemError) return error.problems
      throw error
    }
  },
}

/** Texts that only their form limits. */
const formed = [
  'ActivePeriodInput.from',
  'ActivePeriodInput.to',
  'CreateCompanyInput.id',
  'RecurrenceInput.startTime',
]

interface BoundText {
  readonly bind: string
  readonly kind: string
  readonly maximumLength: number | null
}

async function boundTexts(database: Database): Promise<ReadonlyMap<string, number | null>> {
  const { guides } = await operate<{
    guides: { screens: { steps: { controls: readonly BoundText[] }[] }[] }[]
  }>(
    schema,
    database,
    '{ guides(locale: "en") { screens { steps { controls { bind kind maximumLength } } } } }',
  )
  const controls = guides.flatMap(({ screens }) =>
    screens.flatMap(({ steps }) => steps.flatMap((step) => step.controls)),
  )
  return new Map(
    controls.filter(({ kind }) => kind === 'TEXT').map(({ bind, maximumLength }) => [bind, maximumLength]),
  )
}

describeOnBothDatabases('the length of a text', (open) => {
  test('is told by its guide as its mutation limits it', async () => {
    const database = await open()
    const { schedule } = await openHeadquarters(database)
    const made = await mutate<{ job: { id: string } | null }>(
      database,
      'createDistributionScheduleBatchJob',
      { schedule, runInBackground: { batchProcessing: true, onDemand: true } },
      'job { id }',
    )
    const stage = { database, schedule, job: made.job?.id ?? '' }
    const texts = await boundTexts(database)
    expect([...texts].flatMap(([bind, maximum]) => (maximum === null ? [bind] : [])).sort()).toEqual(formed)
    const limited = [...texts].filter(([, maximum]) => maximum !== null)
    expect(limited.map(([bind]) => bind).sort()).toEqual(Object.keys(sending).sort())
    for (const [bind, maximum] of limited) {
      const tooLong = async (length: number) => {
        const problems = (await sending[bind]?.('x'.repeat(length), stage)) ?? []
        return problems.filter(({ code }) => code === 'VALUE_TOO_LONG')
      }
      expect(await tooLong(maximum ?? 0), bind).toEqual([])
      const field = bind.split('.')[1] ?? ''
      expect(await tooLong((maximum ?? 0) + 1), bind).toEqual([
        { code: 'VALUE_TOO_LONG', parameters: { field, maximum }, field: expect.stringMatching(`${field}$`) },
      ])
    }
  })
})
