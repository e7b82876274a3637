import type { Database } from '../../server/database/database.ts'
import type { Instant } from '../../server/database/instant.ts'
import type { Problem } from '../../server/graphql/problems.ts'
import { schema } from '../../server/schema.ts'
import { operate } from '../support/graphql.ts'

export const present = '2026-11-21T09:00:00.000Z' as Instant

/** A payload, of which the test knows these fields. */
type Payload<Fields> = Fields & { readonly problems: readonly Problem[] }

/** Runs a mutation of one input and gives back its payload. */
export async function mutate<Fields = Record<string, unknown>>(
  database: Database,
  name: string,
  input: Record<string, unknown>,
  fields: string,
  options: Parameters<typeof operate>[3] = {},
): Promise<Payload<Fields>> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const source = `mutation ($input: ${type}!) {
    ${name}(input: $input) { ${fields} problems { code field parameters } }
  }`
  const data = await operate<Record<string, Payload<Fields>>>(schema, database, source, {
    now: present,
    ...options,
    variables: { input },
  })
  const payload = data[name]
  if (!payload) throw new Error(`${name} gave nothing back`)
  return payload
}

export async function createGroup(database: Database): Promise<string> {
  const { channelDatabaseGroup } = await mutate<{ channelDatabaseGroup: { id: string } }>(
    database,
    'createChannelDatabaseGroup',
    { companyId: 'USRT', name: 'Nordics' },
    'channelDatabaseGroup { id }',
  )
  return channelDatabaseGroup.id
}

export async function registerPostgres(database: Database): Promise<string> {
  const input = {
    companyId: 'USRT',
    name: 'Europe',
    group: await createGroup(database),
    kind: 'POSTGRESQL',
    address: 'db.example.org/shop',
    userName: 'reader',
    password: 'correct horse',
    channelNumbers: [1003],
  }
  const { channelDatabase } = await mutate<{ channelDatabase: { id: string } }>(
    database,
    'registerChannelDatabase',
    input,
    'channelDatabase { id }',
  )
  return channelDatabase.id
}
