import english from '../../locales/en/navigation.json' with { type: 'json' }
import type { Resources } from '../language/resources.ts'
import type { Permission } from '../session/session.generated.ts'
import type { Ui } from '../session/ui.ts'

/** A page of the console that the navigation and the command palette lead to. */
export interface Destination {
  /** Without the language. */
  readonly path: string
  readonly label: string
  /** Further words by which the palette finds it: the documentation's terms, in its published variants and in English. */
  readonly aliases: string
  readonly pages?: readonly Destination[]
}

interface Place {
  readonly name: keyof Resources['navigation']
  readonly path: string
  readonly permission?: Permission
  readonly pages?: readonly Place[]
}

const places: readonly Place[] = [
  { name: 'home', path: '/' },
  {
    name: 'retailAndCommerceIt',
    path: '/retail-and-commerce-it',
    permission: 'DISTRIBUTION_READ',
    pages: [
      { name: 'distributionSchedules', path: '/retail-and-commerce-it/distribution-schedules' },
      { name: 'uploadSessions', path: '/retail-and-commerce-it/upload-sessions' },
      { name: 'channelDatabases', path: '/retail-and-commerce-it/channel-databases' },
      { name: 'quarantine', path: '/retail-and-commerce-it/quarantine' },
      { name: 'reconciliation', path: '/retail-and-commerce-it/reconciliation' },
    ],
  },
  {
    name: 'storeFinancials',
    path: '/store-financials',
    permission: 'ORDERS_READ',
    pages: [
      { name: 'synchronizeOrders', path: '/store-financials/synchronize-orders' },
      { name: 'transactions', path: '/store-financials/transactions' },
      { name: 'failures', path: '/store-financials/failures' },
      { name: 'orders', path: '/store-financials/orders' },
      { name: 'payments', path: '/store-financials/payments' },
      { name: 'holds', path: '/store-financials/holds' },
      { name: 'customers', path: '/store-financials/customers' },
      { name: 'items', path: '/store-financials/items' },
    ],
  },
  {
    name: 'batchJobs',
    path: '/batch-jobs',
    permission: 'BATCH_READ',
    pages: [
      { name: 'batchJobRuns', path: '/batch-jobs/runs' },
      { name: 'scheduleBoard', path: '/batch-jobs/schedule' },
    ],
  },
  { name: 'guides', path: '/guides' },
  {
    name: 'settings',
    path: '/settings',
    permission: 'ORGANIZATION_READ',
    pages: [
      { name: 'companies', path: '/settings/companies' },
      { name: 'hierarchies', path: '/settings/hierarchies' },
      { name: 'channels', path: '/settings/channels' },
      { name: 'channelDatabaseSettings', path: '/settings/channel-databases' },
      { name: 'users', path: '/settings/users', permission: 'USERS_MANAGE' },
      { name: 'validationRules', path: '/settings/validation-rules', permission: 'ORDERS_READ' },
      { name: 'numberSequences', path: '/settings/number-sequences', permission: 'ORDERS_READ' },
      { name: 'alerts', path: '/settings/alerts', permission: 'BATCH_READ' },
      { name: 'auditTrail', path: '/settings/audit-trail', permission: 'AUDIT_READ' },
    ],
  },
]

/** Pages that have their own places around every page, and that the palette finds as well. */
const ownPlaces: readonly Place[] = [
  { name: 'notifications', path: '/notifications' },
  { name: 'account', path: '/account' },
]

/** The pages of whoever reads, which stand in the header. */
export function ownDestinations(ui: Pick<Ui, 't' | 'may'>): readonly Destination[] {
  return ownPlaces.map((place) => toDestination(ui, place))
}

/** The pages that the reader may see, as the navigation shows them. */
export function destinations(ui: Pick<Ui, 't' | 'may'>): readonly Destination[] {
  return places.filter((place) => isOpen(ui, place)).map((place) => toDestination(ui, place))
}

/** The pages below one of a workspace, which the reader may see. */
export function pagesBelow(ui: Pick<Ui, 't' | 'may'>, path: string): readonly Destination[] {
  return destinations(ui).find((page) => page.path === path)?.pages ?? []
}

function isOpen(ui: Pick<Ui, 't' | 'may'>, { permission }: Place): boolean {
  return permission === undefined || ui.may(permission)
}

function toDestination(ui: Pick<Ui, 't' | 'may'>, { name, path, pages = [] }: Place): Destination {
  return {
    path,
    label: ui.t(`navigation:${name}.label`),
    aliases: [ui.t(`navigation:${name}.aliases`), english[name].label, english[name].aliases].join(' '),
    pages: pages.filter((place) => isOpen(ui, place)).map((place) => toDestination(ui, place)),
  }
}
