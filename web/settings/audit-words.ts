import { decimalFields, enumFields, timeFields } from '../graphql/enum-fields.generated.ts'
import type { Wording } from '../language/wording.ts'

/** Types of what stands in the trail below another record, by the field that holds it. */
const parts: Readonly<Record<string, string>> = {
  paymentMethods: 'PaymentMethod',
  subjobs: 'ScheduledSubjob',
}

/** Where the API has the fields that the trail keeps under another type, or by another name, than the record's own. */
const homes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  User: {
    role: 'RoleAssignment.role',
    companyAtWork: 'Viewer.companyAtWork',
    notifications: 'MarkNotificationsReadPayload.count',
  },
  Company: {
    id: 'Company.companyId',
    // A connection that somebody has tried before it was registered.
    kind: 'ChannelDatabase.kind',
    address: 'ChannelDatabase.address',
    userName: 'ChannelDatabase.userName',
    isReachable: 'ChannelDatabaseTest.isReachable',
  },
  ChannelDatabase: {
    password: 'ChannelDatabase.hasPassword',
    repulledRanges: 'UploadSession.repulledRanges',
  },
  OrganizationHierarchy: {
    effectiveDate: 'OrganizationHierarchyVersion.effectiveDate',
    publishedVersion: 'OrganizationHierarchyVersion.version',
  },
}

/** What a batch job was started for: the filters of the list, or what else was said, and how many records it takes. */
const selections: Readonly<Record<string, string>> = {
  organizationHierarchy: 'SynchronizeOrdersInput.organizationHierarchyId',
  nodes: 'SynchronizeOrdersInput.nodeIds',
  channels: 'SynchronizeOrdersInput.channelNumbers',
  groups: 'DistributionSchedule.groups',
  channelDatabases: 'ChannelDatabaseGroup.channelDatabases',
  repulledRanges: 'UploadSession.repulledRanges',
  rerunOf: 'UploadSession.rerunOf',
  cause: 'FailureGroup.cause',
  transactions: 'FailureGroup.count',
  statuses: 'RetryMatchingTransactionsInput.statuses',
  types: 'RetryMatchingTransactionsInput.types',
  from: 'RetryMatchingTransactionsInput.from',
  to: 'RetryMatchingTransactionsInput.to',
  text: 'RetryMatchingTransactionsInput.text',
  holdCode: 'OrderHold.holdCode',
  releaseComment: 'OrderHold.releaseComment',
  orderHolds: 'ReleaseOrderHoldsPayload.count',
  schedule: 'UploadSession.schedule',
  channelDatabase: 'UploadSession.channelDatabase',
  run: 'UploadSession.run',
  uploadSessionStatuses: 'UploadSession.status',
  hasRows: 'RerunMatchingUploadSessionsInput.hasRows',
  uploadSessions: 'RerunUploadSessionsPayload.count',
  uploadSession: 'QuarantinedRow.uploadSession',
  channelTable: 'QuarantinedRow.channelTable',
  transactionId: 'QuarantinedRow.transactionId',
  reason: 'QuarantinedRow.reason',
  quarantinedRows: 'DismissQuarantinedRowsPayload.count',
}

/**
 * A changed field's name in the reader's words; `paymentMethods.2.name` is that of payment method 2, `line 3 quantity`
 * that of a transaction's third line.
 */
export function fieldInWords(word: Wording, type: string, field: string): string {
  if (isStaged(type, field)) return stagedFieldInWords(word, field)
  const coordinate = coordinateOf(type, field)
  if (isInput(coordinate)) return inputInWords(word, coordinate)
  const [owner = '', name = ''] = coordinate.split('.')
  const [first = '', key] = field.split('.')
  return parts[first] && key ? `${word.field(owner, name)} (${key})` : word.field(owner, name)
}

/** Where the API has a changed field, or an answer in a guide: `PaymentMethod.name`, `RecurrenceInput.count`. */
function coordinateOf(type: string, field: string): string {
  if (isInput(field)) return field
  const selection = type === 'BatchJob' ? selections[field] : undefined
  if (selection) return selection
  const [first = '', key, last] = field.split('.')
  const part = parts[first]
  if (part && key && last) return `${part}.${last}`
  return homes[type]?.[field] ?? `${type}.${field}`
}

const isInput = (coordinate: string) => /^[A-Z]\w*Input\.\w+$/.test(coordinate)
const isStaged = (type: string, field: string) => type === 'ChannelTransaction' && field.includes(' ')

/** An answer in a guide, by its input's coordinate: `RecurrenceInput.count`. That of the company has no control. */
function inputInWords(word: Wording, coordinate: string): string {
  return coordinate.endsWith('.companyId') ? word.field('AuditEntry', 'companyId') : word.label(coordinate)
}

/** A field of a row that the channel sent: its section, its key but for the header, its name. */
function stagedFieldInWords(word: Wording, field: string): string {
  const { type, name, key } = stagedFieldOf(field)
  return key === '' ? word.field(type, name) : `${word.field(type, name)} (${key})`
}

/** Where the API has a staged field, by the trail's name for it: `tax_component 3 VAT amount`. */
function stagedFieldOf(field: string) {
  const [section = '', ...rest] = field.split(' ')
  const part = section.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return {
    type: section === 'header' ? 'ChannelTransaction' : `ChannelTransaction${part}`,
    name: rest.at(-1) ?? '',
    key: rest.slice(0, -1).join(' '),
  }
}

/** Whether a changed field's text value is an exact decimal, which every language writes its own way. */
export function isDecimal(type: string, field: string, value: string): boolean {
  const staged = isStaged(type, field) ? stagedFieldOf(field) : undefined
  const coordinate = staged ? `${staged.type}.${staged.name}` : coordinateOf(type, field)
  return decimalFields.has(coordinate) && /^-?\d+(\.\d+)?$/.test(value)
}

/** Whether a changed field holds moments or days; undefined for anything else. */
export function timeIn(type: string, field: string): 'Instant' | 'CalendarDate' | undefined {
  return isStaged(type, field) ? undefined : timeFields[coordinateOf(type, field)]
}

/** Fields whose values are codes that are no enum of the API's, by where their words stand. */
const codes: Readonly<Record<string, (word: Wording, code: string) => string>> = {
  'BatchJob.task': (word, task) => word.enumValue('BatchTask', task),
  'FailureGroup.cause': causeInWords,
  'QuarantinedRow.reason': causeInWords,
  'DistributionFinding.kind': causeInWords,
}

/** A cause by its code, or by the name of its failure group: the code and, behind it, what it is about as JSON. */
function causeInWords(word: Wording, cause: string): string {
  const [, code = cause, about = ''] = /^(\w+) (\{.*\})$/.exec(cause) ?? []
  return word.cause(code, parsed(about)).title
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * A changed field's text value: a code's or an enum's in words, any other as it is. Where the API does not know a field by
 * the record's type, its enum may be spelled as the database does: `applyFailed`.
 */
export function textInWords(word: Wording, type: string, field: string, value: string): string {
  const coordinate = isStaged(type, field) ? '' : coordinateOf(type, field)
  const enumType = enumFields[coordinate]
  const apiValue =
    enumType && /[a-z]/.test(value)
      ? value.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
      : value
  const code = codes[coordinate]
  if (code) return code(word, apiValue)
  if (!enumType) return value
  const words = word.enumValue(enumType, apiValue)
  return words === apiValue ? value : words
}
