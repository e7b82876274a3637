import { jobList } from '../batch/job-list.tsx'
import { runList } from '../batch/run-list.tsx'
import { customerList } from '../customers/customer-list.tsx'
import { databaseList } from '../distribution/database-list.tsx'
import { findingList } from '../distribution/finding-list.tsx'
import { quarantineList } from '../distribution/quarantine-list.tsx'
import { reconciliationList } from '../distribution/reconciliation-list.tsx'
import { scheduleList } from '../distribution/schedule-list.tsx'
import { sessionList } from '../distribution/session-list.tsx'
import { itemList } from '../items/item-list.tsx'
import { notificationList } from '../notifications/notification-list.tsx'
import { failureGroupList, failureList } from '../orders/failure-lists.tsx'
import { holdList } from '../orders/hold-list.tsx'
import { orderList } from '../orders/order-list.tsx'
import { paymentList } from '../orders/payment-list.tsx'
import { stagedRowList } from '../orders/staged-row-list.tsx'
import { transactionList } from '../orders/transaction-list.tsx'
import { alertList } from '../settings/alert-list.tsx'
import { auditList } from '../settings/audit-list.tsx'
import { channelDatabaseList } from '../settings/channel-database-list.tsx'
import { channelList } from '../settings/channel-list.tsx'
import { companyList } from '../settings/company-list.tsx'
import { hierarchyList } from '../settings/hierarchy-list.tsx'
import { ruleList } from '../settings/rule-list.tsx'
import { sequenceList } from '../settings/sequence-list.tsx'
import { userList } from '../settings/user-list.tsx'
import type { ListDefinition } from './list.ts'

// Each list keeps its own type of row; whoever takes one by name treats rows as opaque.
// biome-ignore lint/suspicious/noExplicitAny: a list's functions take only the rows that the same list gave.
type AnyList = ListDefinition<any>

/** The lists that can be exported and counted by name. */
const lists: readonly AnyList[] = [
  jobList,
  runList,
  sessionList,
  databaseList,
  scheduleList,
  quarantineList,
  findingList,
  reconciliationList,
  notificationList,
  transactionList,
  stagedRowList,
  failureGroupList,
  failureList,
  orderList,
  paymentList,
  holdList,
  customerList,
  itemList,
  companyList,
  channelList,
  channelDatabaseList,
  hierarchyList,
  userList,
  ruleList,
  sequenceList,
  alertList,
  auditList,
]

export function listNamed(name: string): AnyList | undefined {
  return lists.find((list) => list.name === name)
}
