import { type RawBuilder, sql } from 'kysely'
import { allOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { KeyForm, Page } from '../graphql/connection.ts'
import type { ChannelNumber, CompanyId } from '../organization/tables.ts'
import type { Section, StagedValues } from './sections.ts'
import { readTableCounts } from './table-tally.ts'

/** A staged row as its channel sent it (version 0), with its transaction and the currencies its amounts may be in. */
export interface StagedRowOfChannel extends StagedValues {
  readonly transaction_id: string
  readonly replication_counter: number
  /** Null when the transaction's header has not come. */
  readonly channel_transaction_id: Id<'ChannelTransaction'> | null
  readonly transaction_currency: string
  readonly company_currency: string
}

/** Which rows: those of one table that one channel has sent. */
export interface StagedRowScope {
  readonly companyId: CompanyId
  readonly channelNumber: ChannelNumber
}

/** A row's place: its transaction's id, and its key below it. */
export type StagedRowPlace = readonly (string | number)[]

/** What the parts of a place are in a table. */
export function placeFormOf({ contract }: Section): KeyForm<StagedRowPlace> {
  const isNumber = (name: string) =>
    contract.columns.some(({ staged, kind }) => staged === name && isWhole(kind))
  return keyOf(contract).map((name) => (isNumber(name) ? 'number' : 'text'))
}

/** A row's place in its table. */
export function placeOfRow({ contract }: Section, row: StagedRowOfChannel): StagedRowPlace {
  return keyOf(contract).map((name) => row[name] as string | number)
}

/** A page of a table's rows of one channel, by the table's own key. */
export async function listStagedRows(
  queries: Queries,
  section: Section,
  { companyId, channelNumber }: StagedRowScope,
  { after, before, limit, inverted }: Page<StagedRowPlace>,
): Promise<readonly StagedRowOfChannel[]> {
  const key = keyOf(section.contract).map((name) => sql.ref(`r.${name}`))
  const direction = inverted ? sql`desc` : sql`asc`
  const beyond = (operator: RawBuilder<unknown>, place: StagedRowPlace) =>
    sql`(${sql.join(key)}) ${operator} (${sql.join([...place])})`
  const conditions = [
    sql`r.company_id = ${companyId}`,
    sql`r.channel_number = ${channelNumber}`,
    sql`r.version = 0`,
    ...(after ? [beyond(sql`>`, after)] : []),
    ...(before ? [beyond(sql`<`, before)] : []),
  ]
  const { rows } = await sql<StagedRowOfChannel>`
    select r.*, t.id as channel_transaction_id,
      coalesce(h.currency, company.currency) as transaction_currency, company.currency as company_currency
    from ${sql.table(section.table)} as r
    join company on company.id = r.company_id
    left join channel_transaction as t on t.company_id = r.company_id and t.channel_number = r.channel_number
      and t.transaction_id = r.transaction_id
    left join channel_transaction_header as h on h.company_id = r.company_id and h.channel_number = r.channel_number
      and h.transaction_id = r.transaction_id and h.version = r.version
    where ${allOf(conditions)}
    order by ${sql.join(key.map((column) => sql`${column} ${direction}`))}
    limit ${limit}
  `.execute(queries)
  return rows
}

/** How many rows of a table a channel has sent; from kept counts. */
export async function countStagedRows(
  queries: Queries,
  { table }: Section,
  { companyId, channelNumber }: StagedRowScope,
): Promise<number> {
  const counts = await readTableCounts(queries, companyId)
  const count = counts.find(
    ({ staged_table, channel_number }) => staged_table === table && channel_number === channelNumber,
  )
  return count?.row_count ?? 0
}

function keyOf({ key }: Section['contract']): readonly string[] {
  return ['transaction_id', ...key]
}

function isWhole(kind: Section['contract']['columns'][number]['kind']): boolean {
  return kind === 'lineNumber' || kind === 'integer' || kind === 'enum'
}
