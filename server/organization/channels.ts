import type { Insertable, Selectable } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import { problemError, throwProblems } from '../graphql/problems.ts'
import { type AuditValue, changesBetween } from '../identity/audit.ts'
import { readCompany } from './companies.ts'
import { isCountry } from './countries.ts'
import { type Deed, recordDeed } from './deed.ts'
import { Faults, trimmed, trimmedOrNull, type Update, updated } from './field-values.ts'
import type { ChannelKind, ChannelNumber, ChannelTable, CompanyId } from './tables.ts'

export type ChannelRow = Selectable<ChannelTable>

/** What a channel is described by, beside its number and company. */
export interface ChannelDetails {
  /** Unique in the company, at most ten characters. */
  readonly storeNumber: string
  readonly name: string
  /** `onlineStore` unless said. */
  readonly kind?: ChannelKind | undefined
  /** ISO 4217 code of the currency that the channel sells in. */
  readonly currency: string
  /** IANA time zone, in which the channel writes its dates and times. */
  readonly timeZone: string
  /** ISO 3166-1 alpha-3, such as `SWE`. */
  readonly country: string
  readonly pricesIncludeTax: boolean
  /** Customer account of orders that name no customer; none unless said. */
  readonly defaultCustomerAccount?: string | null | undefined
  readonly warehouse?: string | null | undefined
  readonly site?: string | null | undefined
  readonly deliveryMode?: string | null | undefined
  /** True unless said. */
  readonly isActive?: boolean | undefined
}

export interface NewChannel extends ChannelDetails {
  readonly companyId: CompanyId
  /** The number by which the shop names its channel in its database; unique among all companies. */
  readonly number: number
}

/** Lengths as the channel applies them (commerce 1.0). */
const longest = {
  storeNumber: 10,
  name: 60,
  defaultCustomerAccount: 38,
  warehouse: 10,
  site: 10,
  deliveryMode: 10,
} as const

/**
 * Creates a channel.
 * @throws ProblemError with all of COMPANY_NOT_FOUND, CHANNEL_NUMBER_TAKEN, STORE_NUMBER_TAKEN, COUNTRY_UNKNOWN,
 *   CURRENCY_UNKNOWN, TIME_ZONE_UNKNOWN, VALUE_MISSING, VALUE_TOO_LONG, NUMBER_OUT_OF_RANGE that apply.
 */
export async function createChannel(trx: Transaction, input: NewChannel, deed: Deed): Promise<ChannelNumber> {
  const { companyId } = input
  const number = input.number as ChannelNumber
  const details = await checkNewChannel(trx, input)
  await trx
    .insertInto('channel')
    .values({ number, company_id: companyId, ...details, created_at: deed.at, updated_at: deed.at })
    .execute()
  await recordDeed(trx, deed, {
    companyId,
    action: 'createChannel',
    subjectType: 'Channel',
    subjectId: String(number),
    subjectName: details.name,
    changes: changesBetween(undefined, { number, ...audited(details) }),
  })
  return number
}

/**
 * Finds what is wrong with a channel that is to be created, and creates nothing.
 * @returns how it would be kept.
 * @throws ProblemError as `createChannel`.
 */
export async function checkNewChannel(queries: Queries, input: NewChannel): Promise<Details> {
  const { companyId } = input
  await readCompany(queries, companyId)
  const number = input.number as ChannelNumber
  const details = readDetails(input)
  const faults = checkDetails(details)
  faults.requireRange(number, 1, Number.MAX_SAFE_INTEGER, 'number')
  if (await findChannel(queries, number)) faults.add('CHANNEL_NUMBER_TAKEN', { number }, 'number')
  await checkStoreNumber(queries, companyId, number, details.store_number, faults)
  throwProblems(faults.problems)
  return details
}

/**
 * Changes a channel; what the input leaves out stays. Its number and company never change.
 * @throws ProblemError CHANNEL_NOT_FOUND and those of `createChannel`.
 */
export async function updateChannel(
  trx: Transaction,
  number: ChannelNumber,
  input: Update<ChannelDetails>,
  deed: Deed,
): Promise<void> {
  const { before, after } = await checkChannelUpdate(trx, number, input)
  const changes = changesBetween(audited(before), audited(after))
  if (Object.keys(changes).length === 0) return
  await trx
    .updateTable('channel')
    .set({ ...after, updated_at: deed.at })
    .where('number', '=', number)
    .execute()
  await recordDeed(trx, deed, {
    companyId: before.company_id,
    action: 'updateChannel',
    subjectType: 'Channel',
    subjectId: String(number),
    subjectName: after.name,
    changes,
  })
}

/**
 * Finds what is wrong with a change of a channel, and changes nothing.
 * @returns how it is kept, and how it would be.
 * @throws ProblemError as `updateChannel`.
 */
export async function checkChannelUpdate(
  queries: Queries,
  number: ChannelNumber,
  input: Update<ChannelDetails>,
): Promise<{ readonly before: ChannelRow; readonly after: Details }> {
  const before = await readChannel(queries, number)
  const after = readDetails(updated(toInput(before), input))
  const faults = checkDetails(after)
  await checkStoreNumber(queries, before.company_id, number, after.store_number, faults)
  throwProblems(faults.problems)
  return { before, after }
}

/** A channel by its number. */
export async function findChannel(queries: Queries, number: ChannelNumber): Promise<ChannelRow | undefined> {
  if (!Number.isSafeInteger(number)) return undefined
  return queries.selectFrom('channel').selectAll().where('number', '=', number).executeTakeFirst()
}

/** The names of channels, in the order of their numbers. */
export async function namesOfChannels(
  queries: Queries,
  numbers: readonly number[],
): Promise<readonly string[]> {
  if (numbers.length === 0) return []
  const channels = await queries
    .selectFrom('channel')
    .select('name')
    .where('number', 'in', numbers as ChannelNumber[])
    .orderBy('number')
    .execute()
  return channels.map(({ name }) => name)
}

/** @throws ProblemError CHANNEL_NOT_FOUND, of the given field. */
export async function readChannel(
  queries: Queries,
  number: ChannelNumber,
  field = 'number',
): Promise<ChannelRow> {
  const channel = await findChannel(queries, number)
  if (!channel) throw problemError('CHANNEL_NOT_FOUND', { number }, field)
  return channel
}

type Details = Omit<Insertable<ChannelTable>, 'number' | 'company_id' | 'created_at' | 'updated_at'>

function readDetails(input: ChannelDetails): Details {
  return {
    store_number: trimmed(input.storeNumber),
    name: trimmed(input.name),
    kind: input.kind ?? 'onlineStore',
    currency: trimmed(input.currency),
    time_zone: trimmed(input.timeZone),
    country: trimmed(input.country),
    prices_include_tax: input.pricesIncludeTax,
    default_customer_account: trimmedOrNull(input.defaultCustomerAccount),
    warehouse: trimmedOrNull(input.warehouse),
    site: trimmedOrNull(input.site),
    delivery_mode: trimmedOrNull(input.deliveryMode),
    is_active: input.isActive ?? true,
  }
}

function checkDetails(details: Details): Faults {
  const faults = new Faults()
  faults.requireText(details.store_number, longest.storeNumber, 'storeNumber')
  faults.requireText(details.name, longest.name, 'name')
  faults.requireCurrency(details.currency, 'currency')
  faults.requireTimeZone(details.time_zone, 'timeZone')
  if (!isCountry(details.country)) faults.add('COUNTRY_UNKNOWN', { country: details.country }, 'country')
  const input = toInput(details)
  for (const field of ['defaultCustomerAccount', 'warehouse', 'site', 'deliveryMode'] as const)
    faults.limitText(input[field] ?? null, longest[field], field)
  return faults
}

async function checkStoreNumber(
  queries: Queries,
  companyId: CompanyId,
  number: ChannelNumber,
  storeNumber: string,
  faults: Faults,
): Promise<void> {
  const other = await queries
    .selectFrom('channel')
    .select('number')
    .where('company_id', '=', companyId)
    .where('store_number', '=', storeNumber)
    .executeTakeFirst()
  if (other && other.number !== number)
    faults.add('STORE_NUMBER_TAKEN', { storeNumber, channel: other.number }, 'storeNumber')
}

function toInput(details: Details): ChannelDetails {
  return {
    storeNumber: details.store_number,
    name: details.name,
    kind: details.kind,
    currency: details.currency,
    timeZone: details.time_zone,
    country: details.country,
    pricesIncludeTax: details.prices_include_tax,
    defaultCustomerAccount: details.default_customer_account,
    warehouse: details.warehouse,
    site: details.site,
    deliveryMode: details.delivery_mode,
    isActive: details.is_active,
  }
}

function audited(details: Details): Record<string, AuditValue | undefined> {
  return { ...toInput(details) }
}
