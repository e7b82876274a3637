import type { Insertable, Selectable } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import { problemError, throwProblems } from '../graphql/problems.ts'
import { type AuditValue, changesBetween } from '../identity/audit.ts'
import { setUpCompany } from './company-created.ts'
import { type Deed, recordDeed } from './deed.ts'
import { Faults, trimmed, trimmedOrNull, type Update, updated } from './field-values.ts'
import type { CompanyId, CompanyTable } from './tables.ts'

export type CompanyRow = Selectable<CompanyTable>

/** What a company (legal entity) is described by, beside its id. */
export interface CompanyDetails {
  readonly name: string
  /** ISO 4217 code of the currency the company keeps its books in. */
  readonly currency: string
  /** IANA time zone: effective dates and days of reports are days in it. */
  readonly timeZone: string
  /** Language of what the company sends out; `en` unless said. */
  readonly language?: string | undefined
  /** Hold code of orders posted from edited transactions; none unless said. */
  readonly editedOrderHoldCode?: string | null | undefined
  /** How often a failing transaction is tried before it waits for a person; 5 unless said. */
  readonly synchronizationRetryLimit?: number | undefined
  /** Pause before the first further try, in seconds; it doubles with each. 60 unless said. */
  readonly synchronizationRetryBaseSeconds?: number | undefined
}

export interface NewCompany extends CompanyDetails {
  /** Two to four upper-case letters or digits, such as `USRT`. */
  readonly id: string
}

/** The languages that Kontor speaks. */
export const languages = ['en', 'sv-SE', 'nb-NO'] as const
export type Language = (typeof languages)[number]

const idForm = /^[A-Z0-9]{2,4}$/
/** How long a company's texts may be. */
export const longestInCompany = { name: 60, holdCode: 10 } as const

/**
 * Creates a company, and lets every module set up what it needs for it (`onCompanyCreated`).
 * @throws ProblemError with all of COMPANY_ID_INVALID, COMPANY_ID_TAKEN, VALUE_MISSING, VALUE_TOO_LONG,
 *   CURRENCY_UNKNOWN, TIME_ZONE_UNKNOWN, LANGUAGE_UNKNOWN, NUMBER_OUT_OF_RANGE that apply.
 */
export async function createCompany(trx: Transaction, input: NewCompany, deed: Deed): Promise<CompanyId> {
  const id = input.id as CompanyId
  const details = await checkNewCompany(trx, input)
  await trx
    .insertInto('company')
    .values({ id, ...details, created_at: deed.at, updated_at: deed.at })
    .execute()
  await recordDeed(trx, deed, {
    companyId: id,
    action: 'createCompany',
    subjectType: 'Company',
    subjectId: id,
    subjectName: details.name,
    changes: changesBetween(undefined, { id, ...audited(details) }),
  })
  await setUpCompany(trx, id, deed.at)
  return id
}

/**
 * Finds what is wrong with a company that is to be created, and creates nothing.
 * @returns how it would be kept.
 * @throws ProblemError as `createCompany`.
 */
export async function checkNewCompany(queries: Queries, input: NewCompany): Promise<Details> {
  const details = readDetails(input)
  const faults = new Faults()
  const id = input.id as CompanyId
  if (id.trim() === '') faults.add('VALUE_MISSING', { field: 'id' }, 'id')
  else if (!idForm.test(id)) faults.add('COMPANY_ID_INVALID', { id }, 'id')
  else if (await findCompany(queries, id)) faults.add('COMPANY_ID_TAKEN', { id }, 'id')
  throwProblems([...faults.problems, ...checkDetails(details).problems])
  return details
}

/**
 * Changes a company; what the input leaves out stays.
 * @throws ProblemError COMPANY_NOT_FOUND; COMPANY_CURRENCY_IN_USE when the currency would change although the company
 *   has channels, whose sales are booked in it; and those of `createCompany`.
 */
export async function updateCompany(
  trx: Transaction,
  companyId: CompanyId,
  input: Update<CompanyDetails>,
  deed: Deed,
): Promise<void> {
  const { before, after } = await checkCompanyUpdate(trx, companyId, input)
  const changes = changesBetween(audited(before), audited(after))
  if (Object.keys(changes).length === 0) return
  await trx
    .updateTable('company')
    .set({ ...after, updated_at: deed.at })
    .where('id', '=', companyId)
    .execute()
  await recordDeed(trx, deed, {
    companyId,
    action: 'updateCompany',
    subjectType: 'Company',
    subjectId: companyId,
    subjectName: after.name,
    changes,
  })
}

/**
 * Finds what is wrong with a change of a company, and changes nothing.
 * @returns how it is kept, and how it would be.
 * @throws ProblemError as `updateCompany`.
 */
export async function checkCompanyUpdate(
  queries: Queries,
  companyId: CompanyId,
  input: Update<CompanyDetails>,
): Promise<{ readonly before: CompanyRow; readonly after: Details }> {
  const before = await readCompany(queries, companyId)
  const after = readDetails(updated(toInput(before), input))
  const faults = checkDetails(after)
  if (after.currency !== before.currency && (await hasChannels(queries, companyId)))
    faults.add('COMPANY_CURRENCY_IN_USE', { currency: before.currency }, 'currency')
  throwProblems(faults.problems)
  return { before, after }
}

/** A company by its id. */
export async function findCompany(queries: Queries, id: CompanyId): Promise<CompanyRow | undefined> {
  return queries.selectFrom('company').selectAll().where('id', '=', id).executeTakeFirst()
}

/** @throws ProblemError COMPANY_NOT_FOUND, of the given field. */
export async function readCompany(queries: Queries, id: CompanyId, field = 'companyId'): Promise<CompanyRow> {
  const company = await findCompany(queries, id)
  if (!company) throw problemError('COMPANY_NOT_FOUND', { id }, field)
  return company
}

type Details = Omit<Insertable<CompanyTable>, 'id' | 'created_at' | 'updated_at'>

function readDetails(input: CompanyDetails): Details {
  return {
    name: trimmed(input.name),
    currency: trimmed(input.currency),
    time_zone: trimmed(input.timeZone),
    language: input.language ?? 'en',
    edited_order_hold_code: trimmedOrNull(input.editedOrderHoldCode),
    synchronization_retry_limit: input.synchronizationRetryLimit ?? 5,
    synchronization_retry_base_seconds: input.synchronizationRetryBaseSeconds ?? 60,
  }
}

function checkDetails(details: Details): Faults {
  const faults = new Faults()
  faults.requireText(details.name, longestInCompany.name, 'name')
  faults.requireCurrency(details.currency, 'currency')
  faults.requireTimeZone(details.time_zone, 'timeZone')
  if (!(languages as readonly string[]).includes(details.language))
    faults.add('LANGUAGE_UNKNOWN', { language: details.language }, 'language')
  faults.limitText(details.edited_order_hold_code ?? null, longestInCompany.holdCode, 'editedOrderHoldCode')
  faults.requireRange(details.synchronization_retry_limit, 0, 100, 'synchronizationRetryLimit')
  faults.requireRange(
    details.synchronization_retry_base_seconds,
    1,
    86_400,
    'synchronizationRetryBaseSeconds',
  )
  return faults
}

function toInput(details: Details): CompanyDetails {
  return {
    name: details.name,
    currency: details.currency,
    timeZone: details.time_zone,
    language: details.language,
    editedOrderHoldCode: details.edited_order_hold_code,
    synchronizationRetryLimit: details.synchronization_retry_limit,
    synchronizationRetryBaseSeconds: details.synchronization_retry_base_seconds,
  }
}

function audited(details: Details): Record<string, AuditValue | undefined> {
  return { ...toInput(details) }
}

async function hasChannels(queries: Queries, companyId: CompanyId): Promise<boolean> {
  const channel = await queries
    .selectFrom('channel')
    .select('number')
    .where('company_id', '=', companyId)
    .limit(1)
    .executeTakeFirst()
  return channel !== undefined
}
