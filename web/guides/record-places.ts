import { ApiError, query } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import type { Answers } from './answers.ts'
import {
  ChosenHoldToShowDocument,
  ChosenSessionToShowDocument,
  ChosenTransactionToShowDocument,
  HoldsToShowDocument,
  PlaceOnScheduleDocument,
  SessionsToShowDocument,
  TransactionsToShowDocument,
  type TransactionsToShowQuery,
} from './places.generated.ts'

/** What a place is looked for with. */
export interface Seeking {
  readonly ui: Pick<Ui, 'may' | 'user'>
  /** The company that the guide is walked for. */
  readonly companyId: string
  /** What was chosen so far. */
  readonly answers: Answers
}

/**
 * The page of a record on which a control stands, with the control that is to be marked; undefined where there is no
 * such record.
 * @param control the control as the guide names it. Where the record does not have it now, another is marked.
 */
export type FindPlace = (seeking: Seeking, control: string) => Promise<string | undefined>

type Transaction = TransactionsToShowQuery['failed']['edges'][number]['node']

const schedulesPage = '/retail-and-commerce-it/distribution-schedules'
const sessionsPage = '/retail-and-commerce-it/upload-sessions'
const transactionsPage = '/store-financials/transactions'
const ordersPage = '/store-financials/orders'
const hierarchiesPage = '/settings/hierarchies'

/** The distribution schedule that was chosen, else the first that runs. */
export const findSchedule: FindPlace = async ({ companyId, answers }, control) => {
  const { distributionSchedules } = await query(PlaceOnScheduleDocument, { companyId })
  const id = chosenIn(
    answers,
    'RunDistributionScheduleInput.schedule',
    'CreateDistributionScheduleBatchJobInput.schedule',
  )
  const schedule =
    distributionSchedules.find((one) => one.id === id) ??
    distributionSchedules.find(({ isActive }) => isActive) ??
    distributionSchedules[0]
  return schedule && pageOf(schedulesPage, schedule.id, control)
}

/** The upload session that was chosen, else the latest that failed, else the latest that came to its end. */
export const findSession: FindPlace = async ({ companyId, answers }, control) => {
  const id = chosenIn(answers, 'RerunUploadSessionInput.session')
  const chosen = id && (await ifThere(query(ChosenSessionToShowDocument, { id })))?.uploadSession
  // One that is under way can be rerun when it has come to its end, and not before.
  const isUnderWay = chosen && (chosen.status === 'STARTED' || chosen.status === 'AVAILABLE')
  if (chosen) return pageOf(sessionsPage, chosen.id, isUnderWay ? undefined : control)
  const { failed, ended } = await query(SessionsToShowDocument, { companyId })
  const [first] = [...failed.edges, ...ended.edges]
  return first && pageOf(sessionsPage, first.node.id, control)
}

/** The transaction that was chosen, else the latest that failed, else the latest that is being corrected. */
export const findTransaction: FindPlace = async ({ ui, companyId, answers }, control) => {
  const id = chosenIn(answers, 'SynchronizeTransactionInput.id')
  const chosen = id && (await ifThere(query(ChosenTransactionToShowDocument, { id })))?.channelTransaction
  if (chosen) return placeOnTransaction(ui, chosen, control)
  const { failed, editing } = await query(TransactionsToShowDocument, { companyId })
  const [first] = [...failed.edges, ...editing.edges]
  return first && placeOnTransaction(ui, first.node, control)
}

/** The order whose hold was chosen, else the one that was put on hold last. */
export const findHold: FindPlace = async ({ companyId, answers }, control) => {
  const id = chosenIn(answers, 'ReleaseOrderHoldInput.id')
  const chosen = id && (await ifThere(query(ChosenHoldToShowDocument, { id })))?.orderHold
  const hold = chosen || (await query(HoldsToShowDocument, { companyId })).orderHolds.edges[0]?.node
  return hold && pageOf(ordersPage, hold.salesOrder.id, hold.releasedAt === null ? control : undefined)
}

/** The organization hierarchy that was chosen; without a choice, the page shows the first by itself. */
export const findHierarchy: FindPlace = async ({ answers }, control) => {
  const id = chosenIn(answers, 'PublishOrganizationHierarchyInput.hierarchy')
  const search = id === undefined ? '' : `?${new URLSearchParams({ hierarchy: id })}`
  return `${hierarchiesPage}${search}#${control}`
}

/**
 * Where on its pages a transaction has a control now. What comes later in a correction is not there before it: the
 * control that leads there is marked instead, and of what is done with, how far the transaction has come.
 */
function placeOnTransaction(
  ui: Seeking['ui'],
  { id, status, lockedBy }: Transaction,
  control: string,
): string {
  const on = (shown: string) => pageOf(transactionsPage, id, shown)
  if (control === 'sections' && status !== 'EDITING') return on('sections')
  if (status === 'EDITING') {
    if (!ui.may('ORDERS_EDIT') || lockedBy?.id !== ui.user.id) return on('locked')
    if (control === 'save' || control === 'sections') {
      return `${transactionsPage}/${encodeURIComponent(id)}/edit#${control}`
    }
    return on(control === 'edit' ? 'edit' : 'end-edit')
  }
  const isOpen = status === 'FAILED' || status === 'PENDING_SYNCHRONIZATION'
  if (isOpen && control === 'synchronize' && ui.may('ORDERS_SYNCHRONIZE')) return on('synchronize')
  return on(isOpen && control !== 'synchronize' && ui.may('ORDERS_EDIT') ? 'edit' : 'journey')
}

function pageOf(list: string, id: string, control: string | undefined): string {
  const page = `${list}/${encodeURIComponent(id)}`
  return control === undefined ? page : `${page}#${control}`
}

/** The id that was answered to the first of these inputs that has one. */
function chosenIn(answers: Answers, ...binds: readonly string[]): string | undefined {
  return binds.map((bind) => answers[bind]).find((answer) => typeof answer === 'string')
}

/** What a query for one record gives; undefined where the record is gone, or its id never was one. */
async function ifThere<Result>(asked: Promise<Result>): Promise<Result | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ApiError && error.code !== 'UNAUTHENTICATED' && error.code !== 'UNAVAILABLE')
      return undefined
    throw error
  }
}
