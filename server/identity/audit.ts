import type { Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import { type Instant, now } from '../database/instant.ts'
import { json } from '../database/values.ts'
import type { AuditedAction, AuditedType } from './audited.ts'

/** A value as an audit entry shows it. Money is given as it stands in the field it tells of. */
export type AuditValue =
  | string
  | number
  | boolean
  | null
  | readonly AuditValue[]
  | { readonly [name: string]: AuditValue }

/** Field by field, what a record was and what it became. A new record comes from nulls, a removed one goes to them. */
export type Changes = Readonly<Record<string, { readonly from: AuditValue; readonly to: AuditValue }>>

/** Who does something; null for the program itself. */
export interface Actor {
  readonly userId: string | null
  readonly requestId?: string | null | undefined
}

/** One deed, as whoever does it tells it. */
export interface AuditRecord {
  /** The acting user; null when the program acts by itself (a batch job, the first start). */
  readonly userId: Id<'User'> | string | null
  /** The company that the deed belongs to; null for what belongs to none, such as a new user. */
  readonly companyId: string | null
  readonly action: AuditedAction
  readonly subjectType: AuditedType
  /** The record's own id as it stands in its table, not a GraphQL global id. */
  readonly subjectId: string
  /**
   * What the record is called when it is done, for readers who come when it has another name or is gone: the new name of
   * one that is renamed, the last one of one that is removed. A code in the form of the API where its kind is known by
   * codes; null for what has no name.
   */
  readonly subjectName: string | null
  /** Old and new values; left out or empty for a deed that changes no field (a cancel, a run). */
  readonly changes?: Changes
  /** The request by which it was done, to find it in the log. */
  readonly requestId?: string | null
  /** When; the present unless a test says otherwise. */
  readonly at?: Instant
}

/** What stands in place of a secret: that there was one is told, what it was is not. */
const hidden = '•••'
const secretName = /password|secret|token|credential|api_?key|key_?hash|authorization/i

/**
 * Writes down who did what, with old and new values, in the transaction that does it: neither stands without the
 * other. Takes one deed or many, written together in one statement a chunk. Values of fields that are named like a
 * secret are hidden.
 */
export async function recordAudit(
  trx: Transaction,
  records: AuditRecord | readonly AuditRecord[],
): Promise<void> {
  const present = now()
  const rows = (isList(records) ? records : [records]).map((record) => ({
    id: newId<'AuditEntry'>(),
    occurred_at: record.at ?? present,
    user_id: record.userId as Id<'User'> | null,
    company_id: record.companyId,
    action: record.action,
    subject_type: record.subjectType,
    subject_id: record.subjectId,
    subject_name: record.subjectName,
    changes: json(withoutSecrets(record.changes ?? {})),
    request_id: record.requestId ?? null,
  }))
  // PostgreSQL takes at most 65,535 parameters a statement, SQLite 32,766; a row has ten.
  for (let first = 0; first < rows.length; first += 1000) {
    await trx
      .insertInto('audit_entry')
      .values(rows.slice(first, first + 1000))
      .execute()
  }
}

/**
 * The fields that differ between two states of a record, for an audit entry. A side that is undefined (the record is
 * new, or gone) counts as nulls; a field that `after` does not name is taken as unchanged.
 */
export function changesBetween(
  before: Readonly<Record<string, AuditValue | undefined>> | undefined,
  after: Readonly<Record<string, AuditValue | undefined>> | undefined,
): Changes {
  const changes: Record<string, { from: AuditValue; to: AuditValue }> = {}
  for (const name of Object.keys(after ?? before ?? {})) {
    const from = before?.[name] ?? null
    const to = after ? after[name] : null
    if (to !== undefined && JSON.stringify(from) !== JSON.stringify(to)) changes[name] = { from, to }
  }
  return changes
}

function withoutSecrets(changes: Changes): Changes {
  return Object.fromEntries(
    Object.entries(changes).map(([name, { from, to }]) =>
      secretName.test(name)
        ? [name, { from: from === null ? null : hidden, to: to === null ? null : hidden }]
        : [name, { from: scrub(from), to: scrub(to) }],
    ),
  )
}

/** Hides secrets that lie deeper, such as the credentials inside a changed address object. */
function scrub(value: AuditValue): AuditValue {
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map(scrub)
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      secretName.test(name) && inner !== null ? hidden : scrub(inner),
    ]),
  )
}

function isList<Item>(value: unknown | readonly Item[]): value is readonly Item[] {
  return Array.isArray(value)
}
