import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { Instant } from '../database/instant.ts'
import type { CorrectedVersion } from './corrections.ts'
import { isOfVersion } from './read-version.ts'
import { type Section, type StagedValues, sections } from './sections.ts'
import type { TransactionKey } from './tables.ts'
import { tallyTransactions } from './tally.ts'

/** An operator's correction, ready to be written. */
export interface NewVersion {
  readonly key: TransactionKey
  /** The version that was corrected. */
  readonly previous: number
  readonly corrected: CorrectedVersion
  readonly by: string
  readonly at: Instant
}

/**
 * Writes a correction as a version of its own beside what the channel sent: every row of the version before it, as it was
 * or as it became, and field by field what changed. The version counts from now on.
 * @returns the new version's number.
 */
export async function writeVersion(trx: Transaction, correction: NewVersion): Promise<number> {
  const { key, previous, corrected, by, at } = correction
  const version = await nextVersion(trx, key)
  for (const section of sections) {
    await takeOver(trx, section, correction, version)
    await insertRows(trx, section, corrected.rewritten.get(section) ?? [], version)
  }
  await trx
    .insertInto('channel_transaction_version')
    .values({
      ...key,
      version,
      previous_version: previous,
      created_at: at,
      created_by: by,
      undone_at: null,
      undone_by: null,
    })
    .execute()
  await recordChanges(trx, correction, version)
  await letCount(trx, key, previous, version)
  return version
}

/**
 * Goes back from a transaction's correction to the version before it, which counts again; the correction stays in the
 * history.
 * @returns the version that counts now; undefined when the transaction stands as the channel sent it.
 */
export async function undoVersion(
  trx: Transaction,
  key: TransactionKey,
  undo: { readonly version: number; readonly by: string; readonly at: Instant },
): Promise<number | undefined> {
  const undone = await trx
    .updateTable('channel_transaction_version')
    .set({ undone_at: undo.at, undone_by: undo.by })
    .where('company_id', '=', key.company_id)
    .where('channel_number', '=', key.channel_number)
    .where('transaction_id', '=', key.transaction_id)
    .where('version', '=', undo.version)
    .returning('previous_version')
    .executeTakeFirst()
  if (!undone) return undefined
  await letCount(trx, key, undo.version, undone.previous_version)
  return undone.previous_version
}

/** Makes a version the one that counts, also in the tally. */
async function letCount(trx: Transaction, key: TransactionKey, from: number, to: number): Promise<void> {
  const headers = (version: number) =>
    sql`select company_id, channel_number, transaction_date, type
      from channel_transaction_header where ${isOfVersion(key, version)}`
  await tallyTransactions(trx, headers(from), -1)
  await tallyTransactions(trx, headers(to))
  await trx
    .updateTable('channel_transaction')
    .set({ version: to })
    .where('company_id', '=', key.company_id)
    .where('channel_number', '=', key.channel_number)
    .where('transaction_id', '=', key.transaction_id)
    .execute()
}

/** Numbers rise through undone versions: a version, once written, keeps its number and its place in the history. */
async function nextVersion(trx: Transaction, key: TransactionKey): Promise<number> {
  const { latest } = await trx
    .selectFrom('channel_transaction_version')
    .select(({ fn }) => fn.max<number | null>('version').as('latest'))
    .where('company_id', '=', key.company_id)
    .where('channel_number', '=', key.channel_number)
    .where('transaction_id', '=', key.transaction_id)
    .executeTakeFirstOrThrow()
  return (latest ?? 0) + 1
}

/** Copies the section's rows that the correction leaves alone. */
async function takeOver(
  trx: Transaction,
  section: Section,
  { key, previous, corrected }: NewVersion,
  version: number,
): Promise<void> {
  const columns = stagedColumns(section)
  const dropped = [...(corrected.dropped.get(section) ?? [])]
  const stays =
    dropped.length > 0 ? sql`and not (${sql.join(dropped.map(hasKey(section)), sql` or `)})` : sql``
  await sql`
    insert into ${sql.table(section.table)} (${sql.join(columns)}, version)
    select ${sql.join(columns)}, cast(${version} as integer)
    from ${sql.table(section.table)}
    where ${isOfVersion(key, previous)} ${stays}
  `.execute(trx)
}

/** PostgreSQL takes at most 65,535 parameters a statement, SQLite 32,766; the widest row has 45. */
const rowsPerInsert = 500

async function insertRows(
  trx: Transaction,
  section: Section,
  rows: readonly StagedValues[],
  version: number,
): Promise<void> {
  const names = section.contract.columns.map(({ staged }) => staged)
  for (let first = 0; first < rows.length; first += rowsPerInsert) {
    const values = rows
      .slice(first, first + rowsPerInsert)
      .map((row) => sql`(${sql.join([...names.map((name) => row[name] ?? null), version])})`)
    await sql`
      insert into ${sql.table(section.table)} (${sql.join(stagedColumns(section))}, version)
      values ${sql.join(values)}
    `.execute(trx)
  }
}

async function recordChanges(
  trx: Transaction,
  { key, corrected: { changes } }: NewVersion,
  version: number,
): Promise<void> {
  const rows = changes.map(({ section, row, field, oldValue, newValue }, position) => ({
    ...key,
    version,
    position,
    staged_table: section.table,
    row_key: row,
    field,
    old_value: oldValue,
    new_value: newValue,
  }))
  for (let first = 0; first < rows.length; first += rowsPerInsert) {
    await trx
      .insertInto('channel_transaction_change')
      .values(rows.slice(first, first + rowsPerInsert))
      .execute()
  }
}

function stagedColumns(section: Section): RawBuilder<unknown>[] {
  return section.contract.columns.map(({ staged }) => sql.ref(staged))
}

/** Holds for the row of a key, as `rowKey` wrote it. */
function hasKey(section: Section): (key: string) => RawBuilder<boolean> {
  return (key) => {
    const values = key.split('/').map((value) => value.replaceAll('%2F', '/').replaceAll('%25', '%'))
    const conditions = section.contract.key.map((column, index) => {
      const isNumber = section.fields.some(
        ({ staged, kind }) => staged === column && (kind === 'lineNumber' || kind === 'enum'),
      )
      const value = values[index] ?? ''
      return sql`${sql.ref(column)} = ${isNumber ? Number(value) : value}`
    })
    return conditions.length > 0 ? sql<boolean>`(${sql.join(conditions, sql` and `)})` : sql<boolean>`true`
  }
}
