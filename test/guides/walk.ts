import { registerTasks } from '../../server/batch/task-registry.ts'
import type { Database } from '../../server/database/database.ts'
import type { Problem } from '../../server/graphql/problems.ts'
import { schema } from '../../server/schema.ts'
import { tasks } from '../../server/tasks.ts'
import { operate } from '../support/graphql.ts'

export interface Draft {
  readonly id: string
  readonly revision: number
  readonly screen: string | null
  readonly answers: Readonly<Record<string, unknown>>
  readonly ticked: readonly string[]
  readonly missing: readonly string[]
  readonly misfits: readonly { readonly bind: string; readonly value: unknown; readonly reason: string }[]
  readonly isOutdated: boolean
  readonly guideVersion: number
  readonly submittedAt: string | null
  readonly outcome: {
    readonly records: readonly { readonly field: string; readonly type: string; readonly id: string }[]
  } | null
}

export interface Payload {
  readonly draft: Draft | null
  readonly problems: readonly Problem[]
}

export const draftFields = `id revision screen answers ticked missing misfits { bind value reason } isOutdated
  guideVersion submittedAt outcome { records { field type id } }`

type Options = NonNullable<Parameters<typeof operate>[3]>

/** Runs a mutation of one input. */
export async function mutate<Result>(
  database: Database,
  name: string,
  input: Readonly<Record<string, unknown>>,
  fields: string,
  options: Options = {},
): Promise<Result & { readonly problems: readonly Problem[] }> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const source = `mutation ($input: ${type}!) {
    ${name}(input: $input) { ${fields} problems { code parameters field } }
  }`
  const data = await operate<Record<string, Result & { readonly problems: readonly Problem[] }>>(
    schema,
    database,
    source,
    { ...options, variables: { input } },
  )
  const payload = data[name]
  if (!payload) throw new Error(`${name} gave nothing back`)
  return payload
}

/** Runs a mutation that gives a draft back. */
export function mutateDraft(
  database: Database,
  name: string,
  input: Readonly<Record<string, unknown>>,
  options: Options = {},
): Promise<Payload> {
  return mutate<Payload>(database, name, input, `draft { ${draftFields} }`, options)
}

/** Begins a walk; it must be allowed. */
export async function beginWalk(
  database: Database,
  input: Readonly<Record<string, unknown>>,
  options: Options = {},
): Promise<Draft> {
  const { draft, problems } = await mutateDraft(database, 'createGuideDraft', input, options)
  if (!draft) throw new Error(JSON.stringify(problems))
  return draft
}

/** What a company has from its first day, and what the P-job's guides ask for. */
export interface Headquarters {
  readonly schedule: string
  readonly group: string
}

/** A company with its distribution schedule P-0001, which visits one group of channel databases. */
export async function openHeadquarters(database: Database): Promise<Headquarters> {
  registerTasks(tasks)
  const company = { id: 'USRT', name: 'USRT', currency: 'SEK', timeZone: 'Europe/Stockholm' }
  await must(mutate(database, 'createCompany', company, 'company { id }'))
  const { channelDatabaseGroup } = await must(
    mutate<{ channelDatabaseGroup: { id: string } }>(
      database,
      'createChannelDatabaseGroup',
      { companyId: 'USRT', name: 'Nordics' },
      'channelDatabaseGroup { id }',
    ),
  )
  const { distributionSchedules } = await operate<{ distributionSchedules: { id: string }[] }>(
    schema,
    database,
    '{ distributionSchedules(companyId: "USRT") { id } }',
  )
  const schedule = distributionSchedules[0]?.id ?? ''
  const group = channelDatabaseGroup.id
  await must(mutate(database, 'updateDistributionSchedule', { schedule, groups: [group] }, 'schedule { id }'))
  return { schedule, group }
}

async function must<Result extends { readonly problems: readonly Problem[] }>(
  answer: Promise<Result>,
): Promise<Result> {
  const payload = await answer
  if (payload.problems.length > 0) throw new Error(JSON.stringify(payload.problems))
  return payload
}
