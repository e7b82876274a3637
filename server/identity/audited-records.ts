import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import { type RawBuilder, sql } from 'kysely'
import { listOf } from '../database/conditions.ts'
import type { Caller } from '../graphql/access.ts'
import type { RequestContext } from '../graphql/context.ts'
import type { AuditedType } from './audited.ts'

/** A query of the ids (`id`) of all records of a kind that the caller may see. */
type SeenBy = (caller: Caller) => RawBuilder<unknown>

const kinds = new Map<string, SeenBy>()

/**
 * Makes known which records of a kind are still there: the audit trail outlives them. Kinds that nobody makes known are
 * never removed. Records live floors above: they say it themselves.
 */
export function tellWhichAreThere(type: AuditedType, seenBy: SeenBy): void {
  kinds.set(type, seenBy)
}

/** The record that an entry of the audit trail tells of. */
export interface Subject {
  readonly type: string
  readonly id: string
}

/** Whether records are still there, for the caller to see: one query for each kind that a page of the trail tells of. */
export const isThere = createContextCache(
  (context: RequestContext) =>
    new DataLoader<Subject, boolean, string>(
      async (subjects) => {
        const there = new Map<string, ReadonlySet<string>>()
        for (const [type, ofType] of Map.groupBy(subjects, (subject) => subject.type))
          there.set(type, await thoseThere(context, type, ofType))
        return subjects.map(({ type, id }) => there.get(type)?.has(id) === true)
      },
      { cacheKeyFn: ({ type, id }) => `${type} ${id}` },
    ),
)

async function thoseThere(
  { database, caller }: RequestContext,
  type: string,
  subjects: readonly Subject[],
): Promise<ReadonlySet<string>> {
  const ids = subjects.map(({ id }) => id)
  const seenBy = kinds.get(type)
  if (!seenBy) return new Set(ids)
  const { rows } = await sql<{ id: string }>`
    select id from (${seenBy(caller)}) as seen where id in (${listOf(ids)})
  `.execute(database.kysely)
  return new Set(rows.map(({ id }) => id))
}
