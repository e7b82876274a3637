import { decimalFields, enumFields } from '../graphql/enum-fields.generated.ts'
import type { Wording } from '../language/wording.ts'

/** Types of what stands in the trail below another record, by the field that holds it. */
const parts: Readonly<Record<string, string>> = { paymentMethods: 'PaymentMethod' }

/** Fields that the trail keeps under another type than the record's. */
const homes: Readonly<Record<string, string>> = {
  role: 'RoleAssignment',
  companyAtWork: 'Viewer',
  effectiveDate: 'OrganizationHierarchyVersion',
  publishedVersion: 'OrganizationHierarchyVersion',
}

/** Names that the trail has for fields which the API calls otherwise. */
const apiNames: Readonly<Record<string, string>> = { publishedVersion: 'version', id: 'companyId' }

/** What a batch job was started for: the filters of the list, or what else was said, and how many records it takes. */
const selections: Readonly<Record<string, string>> = {
  cause: 'FailureGroup.cause',
  transactions: 'FailureGroup.count',
  channelNumbers: 'RetryMatchingTransactionsInput.channelNumbers',
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
  return `${homes[field] ?? type}.${apiNames[field] ?? field}`
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

/**
 * A changed field's text value: an enum's in words, any other as it is. The database writes enums as `itOperator`,
 * guides their answers as the API does.
 */
export function textInWords(word: Wording, type: string, field: string, value: string): string {
  const enumType = isStaged(type, field) ? undefined : enumFields[coordinateOf(type, field)]
  if (!enumType) return value
  const apiValue = /[a-z]/.test(value)
    ? value.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
    : value
  const words = word.enumValue(enumType, apiValue)
  return words === apiValue ? value : words
}

/** A node of a hierarchy as the trail keeps it. */
export interface AuditedNode {
  readonly name: string
  /** The parent's name; null for the root. */
  readonly parent: string | null
  /** Among its siblings, from 0. */
  readonly position: number
}

/** The node that a value of the trail is; undefined for anything else. */
export function nodeIn(value: unknown): AuditedNode | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('position' in value))
    return undefined
  const { name, position } = value
  const parent = 'parent' in value && typeof value.parent === 'string' ? value.parent : null
  return typeof name === 'string' && typeof position === 'number' ? { name, parent, position } : undefined
}
