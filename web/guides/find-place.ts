import { ApiError } from '../graphql/request-client.ts'
import type { Step } from './read-guide.ts'
import {
  type FindPlace,
  findHierarchy,
  findHold,
  findSchedule,
  findSession,
  findTransaction,
  type Seeking,
} from './record-places.ts'

/** Lists whose controls stand on the pages of their records. */
const recordPages: Readonly<Record<string, FindPlace>> = {
  'retail-and-commerce-it/distribution-schedules': findSchedule,
  'retail-and-commerce-it/upload-sessions': findSession,
  'settings/hierarchies': findHierarchy,
  'store-financials/holds': findHold,
  'store-financials/transactions': findTransaction,
}

/**
 * Where in the console a step's control is seen, without the language: on the page of the record that was chosen, else
 * of the first one that it fits. Where there is none, the page of the list, which says so.
 */
export async function findPlace(
  seeking: Seeking,
  { page, control }: NonNullable<Step['where']>,
): Promise<string> {
  if (control === null) return `/${page}`
  const find = recordPages[page]
  if (!find) return `/${page}#${control}`
  try {
    return (await find(seeking, control)) ?? `/${page}`
  } catch (error) {
    // Who may not see the records is told so by their page.
    if (error instanceof ApiError && error.code !== 'UNAUTHENTICATED') return `/${page}`
    throw error
  }
}
