import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { type Database, inTransaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { addSeconds, type Clock, type Instant } from '../database/instant.ts'
import type { Log } from '../log.ts'

/**
 * Delivers webhooks, outside of every transaction. The body is signed: `X-Kontor-Signature: t=<seconds>,v1=<hex>`, where
 * v1 is HMAC-SHA256 of `<seconds>.<body>` with the rule's key. The seconds let a receiver refuse old deliveries, the
 * body's `id` lets it know a repeated one.
 */

/** What delivering needs. */
export interface WebhookSender {
  readonly database: Database
  readonly log: Log
  readonly clock: Clock
  readonly secret: string
}

/** Seconds before each further try; after the last one the delivery has failed. About nine hours in all. */
const retryDelays = [10, 60, 300, 900, 3_600, 7_200, 21_600]

const answerTimeoutMilliseconds = 10_000
/** A delivery that a worker took and never settled is taken again after this. */
const claimSeconds = 60
const deliveriesAtOnce = 10

interface DueDelivery {
  readonly id: Id<'WebhookDelivery'>
  readonly body: string
  readonly rule_id: Id<'BatchAlertRule'>
  readonly attempt_count: number
}

/**
 * The key that a rule's webhooks are signed with: made from Kontor's own secret, so that it is stored nowhere; shown to
 * the rule's user, who gives it to the receiver.
 */
export function webhookKey(secret: string, ruleId: Id<'BatchAlertRule'>): string {
  return createHmac('sha256', secret).update(`batch alert webhook ${ruleId}`).digest('hex')
}

/** The signature header of a body sent at an instant. */
export function webhookSignature(key: string, body: string, at: Instant): string {
  const seconds = Math.floor(Date.parse(at) / 1000)
  const digest = createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${digest}`
}

/**
 * Sends what is due, some at a time, each once however many workers do this.
 * @returns how many were tried.
 */
export async function deliverWebhooks(sender: WebhookSender): Promise<number> {
  if (!(await hasDue(sender))) return 0
  const due = await claimDue(sender)
  const addresses = await addressesOf(sender, due)
  await Promise.all(due.map((delivery) => deliver(sender, delivery, addresses.get(delivery.rule_id) ?? null)))
  return due.length
}

async function hasDue({ database, clock }: WebhookSender): Promise<boolean> {
  const due = await database.kysely
    .selectFrom('webhook_delivery')
    .select('id')
    .where('status', '=', 'pending')
    .where('next_attempt_at', '<=', clock())
    .limit(1)
    .executeTakeFirst()
  return due !== undefined
}

async function claimDue({ database, clock }: WebhookSender): Promise<DueDelivery[]> {
  return inTransaction(database, async (trx) => {
    const at = clock()
    const { rows } = await sql<DueDelivery>`
      update webhook_delivery
      set next_attempt_at = ${addSeconds(at, claimSeconds)}, attempt_count = attempt_count + 1
      where id in (
        select id from webhook_delivery where status = 'pending' and next_attempt_at <= ${at}
        order by next_attempt_at limit ${sql.lit(deliveriesAtOnce)}
      ) and status = 'pending' and next_attempt_at <= ${at}
      returning id, body, rule_id, attempt_count`.execute(trx)
    return rows
  })
}

async function addressesOf({ database }: WebhookSender, due: readonly DueDelivery[]) {
  if (due.length === 0) return new Map<Id<'BatchAlertRule'>, string | null>()
  const rules = await database.kysely
    .selectFrom('batch_alert_rule')
    .select(['id', 'webhook_url'])
    .where(
      'id',
      'in',
      due.map(({ rule_id }) => rule_id),
    )
    .execute()
  return new Map(rules.map(({ id, webhook_url }) => [id, webhook_url]))
}

async function deliver(sender: WebhookSender, delivery: DueDelivery, url: string | null): Promise<void> {
  const answer = url ? await post(sender, delivery, url) : { status: null, error: 'NO_ADDRESS' }
  const at = sender.clock()
  const isDelivered = answer.status !== null && answer.status >= 200 && answer.status < 300
  const delay = retryDelays[delivery.attempt_count - 1]
  const status = isDelivered ? 'delivered' : delay === undefined || !url ? 'failed' : 'pending'
  await sender.database.kysely
    .updateTable('webhook_delivery')
    .set({
      status,
      response_status: answer.status,
      last_error: answer.error,
      ...(status === 'delivered' ? { delivered_at: at } : {}),
      ...(status === 'pending' ? { next_attempt_at: addSeconds(at, delay ?? 0) } : {}),
    })
    .where('id', '=', delivery.id)
    .where('attempt_count', '=', delivery.attempt_count)
    .execute()
  if (!isDelivered)
    sender.log.warn(
      { delivery: delivery.id, answer, attempt: delivery.attempt_count },
      'A webhook was not taken',
    )
}

async function post(
  { clock, secret }: WebhookSender,
  { body, rule_id }: DueDelivery,
  url: string,
): Promise<{ status: number | null; error: string | null }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      // A receiver that moved is told to whoever made the rule, not followed to wherever it says.
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Kontor',
        'x-kontor-signature': webhookSignature(webhookKey(secret, rule_id), body, clock()),
      },
      body,
      signal: AbortSignal.timeout(answerTimeoutMilliseconds),
    })
    await response.body?.cancel()
    return { status: response.status, error: response.ok ? null : `HTTP_${response.status}` }
  } catch (error) {
    return { status: null, error: error instanceof Error ? error.name : 'UNREACHABLE' }
  }
}
