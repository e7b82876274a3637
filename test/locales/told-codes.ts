import { auditedActions, auditedTypes } from '../../server/identity/audited.ts'
import type { CompanyId } from '../../server/organization/tables.ts'
import { lineChecks, taxChecks } from '../../server/synchronization/line-rules.ts'
import { chargeChecks, paymentChecks } from '../../server/synchronization/payment-rules.ts'
import { validationRules } from '../../server/synchronization/rules.ts'
import type { SynchronizationSettings } from '../../server/synchronization/settings.ts'
import { transactionChecks } from '../../server/synchronization/transaction-rules.ts'
import {
  addTold,
  callsOf,
  literal,
  matchesOf,
  parameterNames,
  sourceOf,
  type ToldCodes,
} from './scan-server.ts'

/** Problems of forms that the server shows by itself: their words stand in sign-in.json. */
const ofSignInPages = new Set(['PASSWORDS_DIFFER'])

/** Every code of a problem, of a failed run or upload session, and of an error of GraphQL, with its parameters. */
export function toldProblems(): ToldCodes {
  const codes: ToldCodes = new Map()
  const makers = callsOf('problem', 'problemError', 'createProblemError', 'PullError', 'TaskFailure', 'add')
  for (const { file, text, arguments: given } of makers) {
    const code = literal(given[0])
    if (isCode(code) && !hasOwnWords(file)) addTold(codes, code, parameterNames(given[1], text))
  }
  const errors =
    /(level: '\w+',\s*)?(?:code|error_code): '(\w+)',\s*(?:parameters|error_parameters): ([^\n]+)/g
  for (const [, level, code = '', parameters = ''] of matchesOf(errors))
    if (!level && isCode(code)) addTold(codes, code, parameterNames(parameters.replace(/,$/, ''), ''))
  for (const code of codesIn('organization/connection-problem.ts', /'(CHANNEL_DATABASE_\w+)'/g))
    addTold(codes, code, ['address', 'reason'])
  const limits = new Map(
    [...sourceOf('transactions/staged-values.ts').matchAll(/fault: '(\w+)', parameters: (\{[^}]*\})/g)].map(
      ([, code = '', parameters]) => [code, parameterNames(parameters, '')],
    ),
  )
  for (const code of codesIn('transactions/staged-values.ts', /'(VALUE_\w+)'/g))
    addTold(codes, code, ['section', 'field', 'row', ...(limits.get(code) ?? [])])
  // What is told of a ProblemError that has no problem.
  addTold(codes, 'PROBLEM', [])
  // What is told of a value that the GraphQL layer itself refuses.
  addTold(codes, 'REQUEST_INVALID', ['reason'])
  for (const code of [...ofSignInPages, ...ruleCodes]) codes.delete(code)
  return codes
}

/** Whether the codes of a file have their words elsewhere: sign-in.json, guide-import.json. */
function hasOwnWords(file: string): boolean {
  return file === 'identity/request-handler.ts' || file.startsWith('guides/import/')
}

/** Every code of a line in a run's log, of a notification and of a note, with its parameters. */
export function toldMessages(): ToldCodes {
  const codes: ToldCodes = new Map()
  for (const { text, arguments: given } of callsOf('message')) {
    const code = literal(given[1])
    if (isCode(code)) addTold(codes, code, parameterNames(given[2], text))
  }
  const lines = /level: '\w+',\s*code: '(\w+)',\s*parameters: (\{[^}]*\}|\w+\([\w.]*\))/g
  for (const [, code = '', parameters] of matchesOf(lines))
    addTold(codes, code, parameterNames(parameters, ''))
  const alerts = sourceOf('batch/alerts.ts')
  for (const code of codesIn('batch/alerts.ts', /\w+: '(BATCH_JOB_\w+)'/g))
    addTold(codes, code, parameterNames('alertParameters(', alerts))
  for (const code of noteCodes()) addTold(codes, code, code === 'ZERO_PAYMENT_IGNORED' ? [] : ['amount'])
  return codes
}

function noteCodes(): readonly string[] {
  const [, union = ''] = sourceOf('synchronization/tables.ts').match(/type NoteCode = ([^\n]+)/) ?? []
  return [...union.matchAll(/'(\w+)'/g)].map(([, code = '']) => code)
}

/** What the steps of a journey give their words (synchronization/journey.ts, journey-of-orders.ts). */
export const journeyParameters: Readonly<Record<string, readonly string[]>> = {
  MADE: ['reference', 'transaction'],
  PULLED: ['channelDatabase', 'counter', 'isComplete'],
  QUARANTINED: ['table', 'row', 'column', 'reason'],
  MENDED: ['table', 'row', 'column', 'reason'],
  FAILED: ['attempt', 'version'],
  EDIT_BEGUN: [],
  CORRECTED: ['version', 'previousVersion'],
  CORRECTION_UNDONE: ['version', 'previousVersion'],
  EDIT_ENDED: [],
  NOTED: ['code', 'line', 'amount'],
  POSTED: ['number', 'kind'],
  CANCELS_ORDER: ['number', 'kind'],
  CANCELED: ['number', 'kind'],
  PAYMENT_TAKEN: ['line', 'status', 'tenderType'],
  VOUCHER_POSTED: ['voucher', 'isPrepayment'],
  HELD: ['holdCode'],
  RELEASED: ['holdCode', 'comment'],
}

/** The names of the counters of runs; `failed` stands for `failed.<rule>`, and its words take the rule as `code`. */
export function counterNames(): readonly string[] {
  const names = callsOf('count').flatMap(({ arguments: [name] }) => {
    if (name?.startsWith('`failed.')) return 'failed'
    return literal(name) ?? []
  })
  return unique(names.filter((name) => /^[a-z]+[a-zA-Z]*$/.test(name)))
}

/** Every rule with the parameters that its breaches carry, wherever it is checked. */
export function toldRules(): ToldCodes {
  const codes: ToldCodes = new Map()
  const settings: SynchronizationSettings = {
    companyId: 'USRT' as CompanyId,
    rules: new Map(),
    closedUntil: null,
    isPaymentOptional: false,
    quotationValidDays: 30,
    editedOrderHoldCode: null,
    retryLimit: 3,
    retryBaseSeconds: 60,
  }
  const checks = [
    ...transactionChecks(settings),
    ...lineChecks(settings, true),
    ...taxChecks,
    ...paymentChecks,
    ...chargeChecks(settings),
  ]
  for (const { code, parameters = {} } of checks) addTold(codes, code, Object.keys(parameters))
  for (const [code, parameters] of Object.entries(besideChecks)) addTold(codes, code, parameters)
  return codes
}

/** Rules that are no conditions over a row (synchronization/earlier-orders.ts, run-errors.ts). */
const besideChecks: Readonly<Record<string, readonly string[]>> = {
  DUPLICATE_ORDER: ['reference', 'transactionId'],
  CANCELLED_ORDER_NOT_FOUND: ['reference', 'transactionId'],
  CANCELLED_ORDER_NOT_POSTED: ['reference', 'transactionId', 'status'],
  ORDER_ALREADY_CANCELLED: ['reference', 'transactionId', 'order'],
  LINKED_PAYMENT_NOT_FOUND: ['transactionId', 'payment'],
  LINKED_REFUND_EXCEEDS_PAYMENT: ['transactionId', 'payment'],
  NUMBER_SEQUENCE_EXHAUSTED: ['sequence'],
  SYSTEM_ERROR: ['error'],
}

/** Every rule that a transaction can break. */
export const ruleCodes: readonly string[] = [...validationRules.map(({ code }) => code), 'SYSTEM_ERROR']

/** Why a row lies in quarantine. */
export function quarantineReasons(): readonly string[] {
  return [...codesIn('distribution/parse-channel-row.ts', /'(ROW_\w+)'/g), 'TRANSACTION_ID_DUPLICATE']
}

/** What findings carry among their parameters (distribution/apply-package.ts, apply-table.ts, received-again.ts, …). */
const stores = ['store', 'terminal', 'earlierStore', 'earlierTerminal']
export const findingParameters: Readonly<Record<string, readonly string[]>> = {
  COUNTER_GAP: ['from', 'to'],
  COUNTER_WENT_BACK: ['watermark', 'greatest'],
  DUPLICATE_TRANSACTION_ID: ['rowKey', 'counter', 'earlierCounter', ...stores],
  ROW_RECEIVED_AGAIN: ['rowKey', 'counter', 'earlierCounter', ...stores],
  ROW_TOO_LATE: ['rows', 'counter'],
  ROW_WITHOUT_COUNTER: ['rows'],
  ROW_WITHOUT_HEADER: ['rows', 'counter'],
  TRANSACTION_ID_IN_SEVERAL_CHANNELS: ['channel', 'otherChannel'],
}

/** Those of the actions and kinds of record of the audit trail that nothing in the server's sources speaks of. */
export function unspokenOfAudit(): readonly string[] {
  const spoken = new Set(matchesOf(/(?<!^ {2})'(\w+)'/gm).map(([, name = '']) => name))
  return [...auditedActions, ...auditedTypes].filter((name) => !spoken.has(name))
}

function codesIn(file: string, pattern: RegExp): readonly string[] {
  return unique([...sourceOf(file).matchAll(pattern)].map(([, code = '']) => code))
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort()
}

function isCode(text: string | undefined): text is string {
  return text !== undefined && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(text)
}
