import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../database/database.ts'
import { now, secondsBetween } from '../database/instant.ts'
import type { Caller } from '../graphql/access.ts'

/** What this process measures of itself, and what it reads from the database when it is asked. */
export interface Metrics {
  /** Notes how long a request took, in seconds, under its route and status. */
  observe(route: string, status: number, seconds: number): void
  /** The Prometheus page, for a caller who may read batch jobs in every company (a monitoring user's API key). */
  page(caller: Caller): Promise<Response>
}

/** Metrics of a process over headquarters' database. */
export function createMetrics(database: Database): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'kontor_' })
  const requests = new Histogram({
    name: 'kontor_http_request_seconds',
    help: 'Time of HTTP requests by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  measureRuns(database, registry)
  measureTransactions(database, registry)
  measureContact(database, registry)
  return {
    observe: (route, status, seconds) => requests.observe({ route, status: String(status) }, seconds),
    async page(caller) {
      if (!caller.may('batch.read', null))
        return new Response(null, { status: caller.userId === null ? 401 : 403 })
      return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } })
    },
  }
}

function measureRuns({ kysely }: Database, registry: Registry): void {
  new Gauge({
    name: 'kontor_batch_runs',
    help: 'Batch runs that have not ended, by status.',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      this.reset()
      const { rows } = await sql<{ status: string; runs: number }>`
        select status, count(*) as runs from batch_job_run
        where status in ('withhold', 'waiting', 'ready', 'executing', 'canceling') group by status`.execute(
        kysely,
      )
      for (const { status, runs } of rows) this.set({ status }, runs)
    },
  })
  new Gauge({
    name: 'kontor_batch_oldest_due_seconds',
    help: 'How long the oldest due batch task has waited for a worker.',
    registers: [registry],
    async collect() {
      const oldest = await kysely
        .selectFrom('batch_task')
        .select((task) => task.fn.min('not_before').as('due'))
        .where('state', '=', 'waiting')
        .executeTakeFirst()
      this.set(oldest?.due ? Math.max(0, secondsBetween(oldest.due, now())) : 0)
    },
  })
}

function measureTransactions({ kysely }: Database, registry: Registry): void {
  new Gauge({
    name: 'kontor_channel_transactions_unfinished',
    help: 'Channel transactions that are not posted, by company and status.',
    labelNames: ['company', 'status'],
    registers: [registry],
    async collect() {
      this.reset()
      const { rows } = await sql<{ company: string; status: string; transactions: number }>`
        select company_id as company, status, count(*) as transactions from channel_transaction
        where status <> 'succeeded' group by company_id, status`.execute(kysely)
      for (const { company, status, transactions } of rows) this.set({ company, status }, transactions)
    },
  })
}

function measureContact({ kysely }: Database, registry: Registry): void {
  new Gauge({
    name: 'kontor_channel_database_last_contact_seconds',
    help: 'Seconds since a channel database was last reached.',
    labelNames: ['company', 'channel_database'],
    registers: [registry],
    async collect() {
      this.reset()
      const databases = await kysely
        .selectFrom('channel_database')
        .select(['company_id', 'name', 'last_contact_at'])
        .where('last_contact_at', 'is not', null)
        .execute()
      const present = now()
      for (const { company_id, name, last_contact_at } of databases) {
        if (last_contact_at)
          this.set({ company: company_id, channel_database: name }, secondsBetween(last_contact_at, present))
      }
    },
  })
}
