import { jobList } from '../batch/job-list.tsx'
import { runList } from '../batch/run-list.tsx'
import { notificationList } from '../notifications/notification-list.tsx'
import type { ListDefinition } from './list.ts'

// Each list keeps its own type of row; whoever takes one by name treats rows as opaque.
// biome-ignore lint/suspicious/noExplicitAny: a list's functions take only the rows that the same list gave.
type AnyList = ListDefinition<any>

/** The lists that can be exported and counted by name. */
const lists: readonly AnyList[] = [jobList, runList, notificationList]

export function listNamed(name: string): AnyList | undefined {
  return lists.find((list) => list.name === name)
}
