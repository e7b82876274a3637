import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, getNamedType, isEnumType, isInputObjectType, isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import type { Wording } from '../../../web/language/wording.ts'
import { fieldInWords, isDecimal, textInWords, timeIn } from '../../../web/settings/audit-words.ts'

/** Words that say what was asked for; the only enum value without words is `LOST`. */
const word: Wording = {
  enumValue: (type, value) => (value === 'LOST' ? value : `${type}:${value}`),
  field: (type, name) => `${type}.${name}`,
  code: (coordinate, value) => `${coordinate}.${value}`,
  label: (coordinate) => `label of ${coordinate}`,
  problem: (code) => code,
  cause: (code) => ({ title: code, text: code, mend: '' }),
  finding: (code) => code,
  counter: (name) => name,
  message: (code) => code,
  jobName: ({ description, task }) => description ?? task,
  jobNameText: (text) => text,
  tasksCalled: () => [],
}

test('fields are named by the record’s type, or by that of its part', () => {
  expect(fieldInWords(word, 'Channel', 'currency')).toBe('Channel.currency')
  expect(fieldInWords(word, 'Channel', 'paymentMethods.2.postingAccount')).toBe(
    'PaymentMethod.postingAccount (2)',
  )
  expect(fieldInWords(word, 'User', 'role')).toBe('RoleAssignment.role')
  expect(fieldInWords(word, 'User', 'companyAtWork')).toBe('Viewer.companyAtWork')
  expect(fieldInWords(word, 'Company', 'id')).toBe('Company.companyId')
  expect(fieldInWords(word, 'OrganizationHierarchy', 'publishedVersion')).toBe(
    'OrganizationHierarchyVersion.version',
  )
})

test('fields of a transaction’s rows are named by their section, and the row by its key', () => {
  expect(fieldInWords(word, 'ChannelTransaction', 'header discountAmount')).toBe(
    'ChannelTransaction.discountAmount',
  )
  expect(fieldInWords(word, 'ChannelTransaction', 'line 3 quantity')).toBe(
    'ChannelTransactionLine.quantity (3)',
  )
  expect(fieldInWords(word, 'ChannelTransaction', 'tax_component 3 VAT amount')).toBe(
    'ChannelTransactionTaxComponent.amount (3 VAT)',
  )
})

test.each([
  ['ChannelTransaction', 'header discountAmount', '18.81', true],
  ['ChannelTransaction', 'line 3 quantity', '-2', true],
  ['ChannelTransaction', 'tax_component 3 VAT taxAmount', '4.5', true],
  ['ChannelTransaction', 'line 3 itemNumber', '18.81', false],
  ['ChannelTransaction', 'line 3 quantity', 'two', false],
  ['Channel', 'name', '18.81', false],
])('of %s, %s with %s is a decimal: %s', (type, field, value, expected) => {
  expect(isDecimal(type, field, value)).toBe(expected)
})

test('answers in a guide are named by their labels', () => {
  expect(fieldInWords(word, 'GuideDraft', 'RecurrenceInput.count')).toBe('label of RecurrenceInput.count')
  expect(fieldInWords(word, 'GuideDraft', 'SynchronizeOrdersInput.companyId')).toBe('AuditEntry.companyId')
  expect(textInWords(word, 'GuideDraft', 'RecurrenceInput.end', 'NEVER')).toBe('RecurrenceEnd:NEVER')
  expect(textInWords(word, 'GuideDraft', 'CreateCompanyInput.currency', 'SEK')).toBe('SEK')
})

test('whatever can be chosen in a guide is said in words', () => {
  const choices = enumControlsOfGuides()
  expect(choices.length).toBeGreaterThan(0)
  for (const { coordinate, type, value } of choices)
    expect.soft(textInWords(word, 'GuideDraft', coordinate, value), coordinate).toBe(`${type}:${value}`)
})

test('whatever state a record can be in is said in words', () => {
  for (const { record, field, type, value } of enumFieldsOfRecords()) {
    const stored = value.toLowerCase().replaceAll(/_./g, ([, letter = '']) => letter.toUpperCase())
    const words = type === 'DistributionFindingKind' ? value : `${type}:${value}`
    expect.soft(textInWords(word, record, field, stored), `${record}.${field}`).toBe(words)
  }
})

test('what a batch job was started for is named by the filters of the list, or by the records', () => {
  expect(fieldInWords(word, 'BatchJob', 'statuses')).toBe('label of RetryMatchingTransactionsInput.statuses')
  expect(textInWords(word, 'BatchJob', 'statuses', 'failed')).toBe('SynchronizationStatus:FAILED')
  expect(fieldInWords(word, 'BatchJob', 'cause')).toBe('FailureGroup.cause')
  expect(fieldInWords(word, 'BatchJob', 'transactions')).toBe('FailureGroup.count')
  expect(fieldInWords(word, 'BatchJob', 'holdCode')).toBe('OrderHold.holdCode')
  expect(fieldInWords(word, 'BatchJob', 'orderHolds')).toBe('ReleaseOrderHoldsPayload.count')
  expect(fieldInWords(word, 'BatchJob', 'channelTable')).toBe('QuarantinedRow.channelTable')
  expect(fieldInWords(word, 'BatchJob', 'hasRows')).toBe('label of RerunMatchingUploadSessionsInput.hasRows')
  expect(textInWords(word, 'BatchJob', 'uploadSessionStatuses', 'applyFailed')).toBe(
    'UploadSessionStatus:APPLY_FAILED',
  )
  expect(fieldInWords(word, 'BatchJob', 'description')).toBe('BatchJob.description')
})

test('what a pause, a repull or a read notification changed is named by the field that the API has for it', () => {
  expect(fieldInWords(word, 'ChannelDatabase', 'password')).toBe('ChannelDatabase.hasPassword')
  expect(fieldInWords(word, 'ChannelDatabase', 'repulledRanges')).toBe('UploadSession.repulledRanges')
  expect(fieldInWords(word, 'Company', 'isReachable')).toBe('ChannelDatabaseTest.isReachable')
  expect(fieldInWords(word, 'DistributionSchedule', 'subjobs.Sales.isEnabled')).toBe(
    'ScheduledSubjob.isEnabled (Sales)',
  )
  expect(fieldInWords(word, 'User', 'notifications')).toBe('MarkNotificationsReadPayload.count')
})

test('tasks, causes and reasons are said in the words of their codes', () => {
  expect(textInWords(word, 'BatchJob', 'task', 'synchronizeOrders')).toBe('BatchTask:synchronizeOrders')
  expect(textInWords(word, 'BatchJob', 'cause', 'EMPTY_TRANSACTION')).toBe('EMPTY_TRANSACTION')
  expect(textInWords(word, 'BatchJob', 'cause', 'ITEM_UNKNOWN {"item":"0005"}')).toBe('ITEM_UNKNOWN')
  expect(textInWords(word, 'BatchJob', 'cause', 'ITEM_UNKNOWN {torn}')).toBe('ITEM_UNKNOWN')
  expect(textInWords(word, 'DistributionFinding', 'kind', 'counterGap')).toBe('COUNTER_GAP')
})

test('moments and days are known by the field', () => {
  expect(timeIn('ApiKey', 'expiresAt')).toBe('Instant')
  expect(timeIn('SynchronizationSettings', 'closedUntil')).toBe('CalendarDate')
  expect(timeIn('BatchJob', 'description')).toBeUndefined()
  expect(timeIn('ChannelTransaction', 'header businessDate')).toBeUndefined()
})

test('enum values are said in words, everything else as it is', () => {
  expect(textInWords(word, 'User', 'role', 'itOperator')).toBe('Role:IT_OPERATOR')
  expect(textInWords(word, 'ChannelTransaction', 'status', 'pendingSynchronization')).toBe(
    'SynchronizationStatus:PENDING_SYNCHRONIZATION',
  )
  expect(textInWords(word, 'Channel', 'kind', 'onlineStore')).toBe('ChannelKind:ONLINE_STORE')
  expect(textInWords(word, 'Channel', 'paymentMethods.2.tenderFunction', 'giftCard')).toBe(
    'TenderFunction:GIFT_CARD',
  )
  expect(textInWords(word, 'Channel', 'name', 'onlineStore')).toBe('onlineStore')
  expect(textInWords(word, 'User', 'role', 'lost')).toBe('lost')
})

const root = join(import.meta.dirname, '../../..')
const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'))

/** The enum fields of all records that the audit trail has words for. */
function enumFieldsOfRecords(): readonly { record: string; field: string; type: string; value: string }[] {
  const words: object = JSON.parse(readFileSync(join(root, 'locales/en/enums.json'), 'utf8'))
  const records = Object.keys(words).flatMap((key) => /^RecordType\.(\w+)$/.exec(key)?.[1] ?? [])
  return records.flatMap((record) => {
    const object = schema.getType(record)
    if (!isObjectType(object)) return []
    return Object.values(object.getFields()).flatMap((field) => {
      const type = getNamedType(field.type)
      if (!isEnumType(type)) return []
      return [{ record, field: field.name, type: type.name, value: type.getValues()[0]?.name ?? '' }]
    })
  })
}

/** The controls of all guides that an enum of the API answers, by their inputs' coordinates. */
function enumControlsOfGuides(): readonly { coordinate: string; type: string; value: string }[] {
  const guides = globSync(join(root, 'locales/guides/*.yaml')).map((file) => readFileSync(file, 'utf8'))
  const coordinates = new Set(guides.join('\n').match(/(?<=bind: )\w+Input\.\w+/g))
  return [...coordinates].flatMap((coordinate) => {
    const [input = '', field = ''] = coordinate.split('.')
    const type = schema.getType(input)
    const answer = isInputObjectType(type) ? getNamedType(type.getFields()[field]?.type) : undefined
    if (!isEnumType(answer)) return []
    return [{ coordinate, type: answer.name, value: answer.getValues()[0]?.name ?? '' }]
  })
}
