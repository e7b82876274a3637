import { type RawBuilder, type Selectable, sql } from 'kysely'
import { allOf, listOf } from '../database/conditions.ts'
import type { Queries, Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import type { Tables } from '../database/tables.ts'
import type { Page } from '../graphql/connection.ts'
import { problemError, throwProblems } from '../graphql/problems.ts'
import { type AuditRecord, changesBetween, recordAudit } from '../identity/audit.ts'
import { Faults, trimmedOrNull } from '../organization/field-values.ts'
import type { CompanyId } from '../organization/tables.ts'

/** An order that waits for a person. */
export type OrderHoldRecord = Selectable<Tables['order_hold']>

/** Why orders are held, in a company's own codes. */
export type HoldCodeRecord = Selectable<Tables['hold_code']>

/** Which holds a list holds. */
export interface HoldFilter {
  readonly companies: 'all' | readonly CompanyId[]
  /** Still held, or released; both when left out. */
  readonly isOpen?: boolean | undefined
  readonly holdCode?: string | undefined
}

/** Somebody who changes something about holds, and when. */
export interface HoldKeeper {
  readonly userId: string | null
  readonly requestId?: string | null | undefined
  readonly at: Instant
}

/** A page of holds, the latest first. */
export async function listHolds(
  queries: Queries,
  filter: HoldFilter,
  { after, before, limit, inverted }: Page<string>,
): Promise<readonly OrderHoldRecord[]> {
  let query = holdsOf(queries, filter)
    .selectAll()
    .orderBy('id', inverted ? 'asc' : 'desc')
    .limit(limit)
  if (after) query = query.where('id', '<', after as Id<'OrderHold'>)
  if (before) query = query.where('id', '>', before as Id<'OrderHold'>)
  return query.execute()
}

/** How many holds there are of each code. */
export async function countHolds(
  queries: Queries,
  filter: HoldFilter,
): Promise<readonly { readonly hold_code: string; readonly count: number }[]> {
  return holdsOf(queries, filter)
    .select(['hold_code', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('hold_code')
    .orderBy('hold_code')
    .execute()
}

/** The holds of orders, released ones included, the first first. */
export async function readHolds(
  queries: Queries,
  orderIds: readonly Id<'SalesOrder'>[],
): Promise<readonly OrderHoldRecord[]> {
  if (orderIds.length === 0) return []
  return queries
    .selectFrom('order_hold')
    .selectAll()
    .where('sales_order_id', 'in', orderIds)
    .orderBy('id')
    .execute()
}

/** Holds by id, those that are there. */
export async function findHolds(
  queries: Queries,
  ids: readonly Id<'OrderHold'>[],
): Promise<readonly OrderHoldRecord[]> {
  return queries
    .selectFrom('order_hold')
    .selectAll()
    .where(sql<boolean>`id in (${listOf(ids)})`)
    .execute()
}

/** One hold by id. */
export async function findHold(queries: Queries, id: Id<'OrderHold'>): Promise<OrderHoldRecord | undefined> {
  return queries.selectFrom('order_hold').selectAll().where('id', '=', id).executeTakeFirst()
}

/** How long it may be what is said when an order is released. */
export const longestReleaseComment = 500

/**
 * What is said when an order is released, without space around it; null for nothing.
 * @throws ProblemError VALUE_TOO_LONG.
 */
export function readReleaseComment(comment: string | null): string | null {
  const said = trimmedOrNull(comment)
  const faults = new Faults()
  faults.limitText(said, longestReleaseComment, 'comment')
  throwProblems(faults.problems)
  return said
}

/**
 * Releases a held order, so that it can be fulfilled.
 * @throws ProblemError ORDER_HOLD_NOT_FOUND, ORDER_HOLD_ALREADY_RELEASED, VALUE_TOO_LONG.
 */
export async function releaseHold(
  trx: Transaction,
  id: Id<'OrderHold'>,
  comment: string | null,
  keeper: HoldKeeper,
): Promise<OrderHoldRecord> {
  const said = readReleaseComment(comment)
  const released = await trx
    .updateTable('order_hold')
    .set({ released_at: keeper.at, released_by: keeper.userId, release_comment: said })
    .where('id', '=', id)
    .where('released_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  const hold = released ?? (await findHold(trx, id))
  if (!hold) throw problemError('ORDER_HOLD_NOT_FOUND', { id })
  if (!released) {
    const order = await trx
      .selectFrom('sales_order')
      .select('number')
      .where('id', '=', hold.sales_order_id)
      .executeTakeFirstOrThrow()
    throw problemError('ORDER_HOLD_ALREADY_RELEASED', { order: order.number, releasedAt: hold.released_at })
  }
  await auditReleases(trx, [released], keeper)
  return released
}

/**
 * Releases those of these held orders that are still held, each with an audit entry of its own.
 * @param comment as `readReleaseComment` gives it.
 * @returns how many were released; those that had been already stay as they are.
 */
export async function releaseHolds(
  trx: Transaction,
  ids: readonly Id<'OrderHold'>[],
  comment: string | null,
  keeper: HoldKeeper,
): Promise<number> {
  const released = await trx
    .updateTable('order_hold')
    .set({ released_at: keeper.at, released_by: keeper.userId, release_comment: comment })
    .where(sql<boolean>`id in (${listOf(ids)})`)
    .where('released_at', 'is', null)
    .returningAll()
    .execute()
  await auditReleases(trx, released, keeper)
  return released.length
}

/** Writes releases into the audit trail, each under the number of its order. */
async function auditReleases(
  trx: Transaction,
  holds: readonly OrderHoldRecord[],
  keeper: HoldKeeper,
): Promise<void> {
  const orders = await trx
    .selectFrom('sales_order')
    .select(['id', 'number'])
    .where(sql<boolean>`id in (${listOf(holds.map(({ sales_order_id }) => sales_order_id))})`)
    .execute()
  const numbers = new Map(orders.map(({ id, number }) => [id, number]))
  await recordAudit(
    trx,
    holds.map((hold) => auditOfRelease(hold, numbers.get(hold.sales_order_id) ?? null, keeper)),
  )
}

function auditOfRelease(
  hold: OrderHoldRecord,
  order: string | null,
  { userId, requestId, at }: HoldKeeper,
): AuditRecord {
  return {
    userId,
    requestId: requestId ?? null,
    at,
    companyId: hold.company_id,
    action: 'releaseOrderHold',
    subjectType: 'OrderHold',
    subjectId: hold.id,
    subjectName: order,
    changes: {
      releasedAt: { from: null, to: at },
      ...(hold.release_comment === null ? {} : { releaseComment: { from: null, to: hold.release_comment } }),
    },
  }
}

const longestCode = 10
const longestDescription = 60

/**
 * Makes a hold code, or describes one anew.
 * @throws ProblemError with all of VALUE_MISSING and VALUE_TOO_LONG that apply.
 */
export async function saveHoldCode(
  trx: Transaction,
  input: { readonly companyId: CompanyId; readonly code: string; readonly description: string },
  keeper: HoldKeeper,
): Promise<HoldCodeRecord> {
  const record = {
    company_id: input.companyId,
    code: input.code.trim(),
    description: input.description.trim(),
  }
  const faults = new Faults()
  faults.requireText(record.code, longestCode, 'code')
  faults.requireText(record.description, longestDescription, 'description')
  throwProblems(faults.problems)
  const before = await trx
    .selectFrom('hold_code')
    .selectAll()
    .where('company_id', '=', record.company_id)
    .where('code', '=', record.code)
    .executeTakeFirst()
  const changes = changesBetween(before && { description: before.description }, {
    description: record.description,
  })
  if (Object.keys(changes).length === 0) return record
  await trx
    .insertInto('hold_code')
    .values(record)
    .onConflict((conflict) =>
      conflict.columns(['company_id', 'code']).doUpdateSet({ description: record.description }),
    )
    .execute()
  await recordAudit(trx, {
    userId: keeper.userId,
    requestId: keeper.requestId ?? null,
    at: keeper.at,
    companyId: record.company_id,
    action: 'saveHoldCode',
    subjectType: 'HoldCode',
    subjectId: `${record.company_id} ${record.code}`,
    subjectName: record.code,
    changes,
  })
  return record
}

/** A company's hold codes, by code. */
export async function readHoldCodes(
  queries: Queries,
  companyId: CompanyId,
): Promise<readonly HoldCodeRecord[]> {
  return queries
    .selectFrom('hold_code')
    .selectAll()
    .where('company_id', '=', companyId)
    .orderBy('code')
    .execute()
}

/** A query of the ids (`id`) of all orders' holds that the filter lets through and that are still held. */
export function heldIds(filter: Omit<HoldFilter, 'isOpen'>): RawBuilder<unknown> {
  return sql`select id from order_hold where ${holdConditions({ ...filter, isOpen: true })}`
}

function holdsOf(queries: Queries, filter: HoldFilter) {
  return queries.selectFrom('order_hold').where(holdConditions(filter))
}

function holdConditions({ companies, isOpen, holdCode }: HoldFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = []
  if (companies !== 'all') conditions.push(sql`company_id in (${listOf(companies)})`)
  if (holdCode) conditions.push(sql`hold_code = ${holdCode}`)
  // The index of what is held knows it by this condition, word for word.
  if (isOpen === true) conditions.push(sql`released_at is null`)
  if (isOpen === false) conditions.push(sql`released_at is not null`)
  return allOf(conditions)
}
