import type { Permission } from '../session/session.generated.ts'
import type { Ui } from '../session/ui.ts'
import type { AuditTrailQuery } from './audit.generated.ts'

type Entry = AuditTrailQuery['auditEntries']['edges'][number]['node']
type Subject = Pick<Entry, 'subjectType' | 'subjectName' | 'subjectKey' | 'subjectId' | 'isSubjectThere'>

/** What the record of an entry was called then: kinds that are known by codes in words. Null for what has no name. */
export function subjectInWords(
  { word }: Pick<Ui, 'word'>,
  { subjectType, subjectName }: Pick<Subject, 'subjectType' | 'subjectName'>,
): string | null {
  if (!subjectName) return null
  if (subjectType === 'ValidationRule') return word.cause(subjectName, null).title
  if (subjectType === 'NumberSequence') return word.enumValue('NumberSequenceCode', subjectName)
  return subjectName
}

interface Page {
  readonly permission: Permission
  /** Without the language. */
  readonly path: (subject: { readonly id: string; readonly key: string }) => string
}

/** The pages of records, and those of lists where a record has none. */
const pages: Readonly<Record<string, Page>> = {
  BatchAlertRule: { permission: 'BATCH_READ', path: () => '/settings/alerts' },
  BatchJob: { permission: 'BATCH_READ', path: ({ id }) => `/batch-jobs/${id}` },
  BatchJobRun: { permission: 'BATCH_READ', path: ({ id }) => `/batch-jobs/runs/${id}` },
  Channel: { permission: 'ORGANIZATION_READ', path: ({ key }) => `/settings/channels/${key}` },
  ChannelDatabase: {
    permission: 'ORGANIZATION_READ',
    path: ({ id }) => `/settings/channel-databases/${id}`,
  },
  ChannelDatabaseGroup: { permission: 'ORGANIZATION_READ', path: () => '/settings/channel-databases' },
  ChannelTransaction: {
    permission: 'ORDERS_READ',
    path: ({ id }) => `/store-financials/transactions/${id}`,
  },
  Company: { permission: 'ORGANIZATION_READ', path: ({ key }) => `/settings/companies/${key}` },
  DistributionSchedule: {
    permission: 'DISTRIBUTION_READ',
    path: ({ id }) => `/retail-and-commerce-it/distribution-schedules/${id}`,
  },
  NumberSequence: { permission: 'ORDERS_READ', path: () => '/settings/number-sequences' },
  OrganizationHierarchy: {
    permission: 'ORGANIZATION_READ',
    path: ({ id }) => `/settings/hierarchies/${id}`,
  },
  SynchronizationSettings: {
    permission: 'ORGANIZATION_READ',
    path: ({ key }) => `/settings/companies/${key}`,
  },
  UploadSession: {
    permission: 'DISTRIBUTION_READ',
    path: ({ id }) => `/retail-and-commerce-it/upload-sessions/${id}`,
  },
  User: { permission: 'USERS_MANAGE', path: ({ id }) => `/settings/users/${id}` },
  ValidationRule: { permission: 'ORDERS_READ', path: () => '/settings/validation-rules' },
}

/** Where an entry's record can be seen; undefined when it is gone, has no page, or the reader may not see it. */
export function subjectPath({ may }: Pick<Ui, 'may'>, subject: Subject): string | undefined {
  const page = pages[subject.subjectType]
  if (!page || !subject.isSubjectThere || !may(page.permission)) return undefined
  return page.path({
    id: encodeURIComponent(subject.subjectId),
    key: encodeURIComponent(subject.subjectKey),
  })
}
