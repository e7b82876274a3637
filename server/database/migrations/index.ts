import type { Migration } from '../migration.ts'
import { identity } from './0001-identity.ts'
import { organization } from './0002-organization.ts'
import { batch } from './0003-batch.ts'
import { transactions } from './0004-transactions.ts'
import { distribution } from './0005-distribution.ts'
import { sales } from './0006-sales.ts'
import { synchronization } from './0007-synchronization.ts'
import { operations } from './0009-operations.ts'
import { guides } from './0010-guides.ts'
import { notificationEvents } from './0011-notification-events.ts'
import { tableTally } from './0012-table-tally.ts'
import { ordersPerHour } from './0013-orders-per-hour.ts'
import { selections } from './0014-selections.ts'
import { rerunsByRun } from './0015-reruns-by-run.ts'
import { companyAtWork } from './0016-company-at-work.ts'
import { auditedNames } from './0017-audited-names.ts'
import { itemIds } from './0018-item-ids.ts'
import { attemptPhases } from './0019-attempt-phases.ts'
import { jobSubjects } from './0020-job-subjects.ts'
import { sortedLists } from './0021-sorted-lists.ts'

/** Every migration, in order. A new one gets the next number; one that has been released is never changed. */
export const migrations: readonly Migration[] = [
  identity,
  organization,
  batch,
  transactions,
  distribution,
  sales,
  synchronization,
  operations,
  guides,
  notificationEvents,
  tableTally,
  ordersPerHour,
  selections,
  rerunsByRun,
  companyAtWork,
  auditedNames,
  itemIds,
  attemptPhases,
  jobSubjects,
  sortedLists,
]
