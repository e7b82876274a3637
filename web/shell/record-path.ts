import type { Permission } from '../session/session.generated.ts'
import type { Ui } from '../session/ui.ts'

/** Which record of which kind, as the API names it. */
export interface RecordName {
  /** Its GraphQL type, such as `BatchJob`. */
  readonly type: string
  /** Its global id. */
  readonly id: string
  /** What it is known by in addresses: a company’s id, a channel’s number. */
  readonly key: string
}

interface RecordPage {
  readonly permission: Permission
  /** Without the language. */
  readonly path: (record: { readonly id: string; readonly key: string }) => string
}

/** The pages of records, and those of lists where a record has none. */
const pages: Readonly<Record<string, RecordPage>> = {
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
  Customer: { permission: 'ORDERS_READ', path: ({ id }) => `/store-financials/customers/${id}` },
  DistributionSchedule: {
    permission: 'DISTRIBUTION_READ',
    path: ({ id }) => `/retail-and-commerce-it/distribution-schedules/${id}`,
  },
  Item: { permission: 'ORDERS_READ', path: ({ id }) => `/store-financials/items/${id}` },
  NumberSequence: { permission: 'ORDERS_READ', path: () => '/settings/number-sequences' },
  OrderHold: { permission: 'ORDERS_READ', path: () => '/store-financials/holds' },
  OrganizationHierarchy: {
    permission: 'ORGANIZATION_READ',
    path: ({ id }) => `/settings/hierarchies/${id}`,
  },
  SalesOrder: { permission: 'ORDERS_READ', path: ({ id }) => `/store-financials/orders/${id}` },
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

/** Where a record can be seen, without the language; undefined when it has no page, or the reader may not see it. */
export function recordPath({ may }: Pick<Ui, 'may'>, { type, id, key }: RecordName): string | undefined {
  const page = pages[type]
  if (!page || !may(page.permission)) return undefined
  return page.path({ id: encodeURIComponent(id), key: encodeURIComponent(key) })
}
