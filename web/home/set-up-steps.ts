import { guidePath } from '../guides/addresses.ts'
import type { Permission } from '../session/session.generated.ts'
import type { SetUpStateQuery } from './home.generated.ts'

/** Something that has to be done before a company's orders come in by themselves. */
export interface SetUpStep {
  readonly name: 'company' | 'channel' | 'channelDatabase' | 'hierarchy' | 'pull' | 'orders'
  /** Where it is done: console address without the language. */
  readonly path: string
  /** What it takes to do it. */
  readonly permission: Permission
  readonly isDone: boolean
}

/**
 * The steps of setting a company up, in the order in which each has what it needs.
 * @param state what the company has by now; undefined as long as there is no company.
 */
export function setUpSteps(state: SetUpStateQuery | undefined): readonly SetUpStep[] {
  const channels = state?.channels.edges.map(({ node }) => node) ?? []
  const hierarchies = state?.organizationHierarchies ?? []
  const managed = { permission: 'ORGANIZATION_MANAGE' } as const
  return [
    { ...managed, name: 'company', path: guidePath('set-up-company'), isDone: state !== undefined },
    {
      ...managed,
      name: 'channel',
      path: channelPath(channels),
      isDone: channels.some(({ paymentMethods }) => paymentMethods.length > 0),
    },
    {
      ...managed,
      name: 'channelDatabase',
      path: guidePath('connect-channel-database'),
      isDone: (state?.channelDatabases.edges.length ?? 0) > 0,
    },
    {
      ...managed,
      name: 'hierarchy',
      // The guide changes a hierarchy that is there.
      path:
        hierarchies.length === 0 ? '/settings/hierarchies#new' : guidePath('publish-organization-hierarchy'),
      isDone: hierarchies.some(({ versions }) => versions.some(({ status }) => status === 'PUBLISHED')),
    },
    {
      name: 'pull',
      path: guidePath('schedule-recurring-p-job'),
      permission: 'DISTRIBUTION_RUN',
      isDone: isPulling(state),
    },
    {
      name: 'orders',
      path: guidePath('schedule-recurring-order-synchronization'),
      permission: 'ORDERS_SYNCHRONIZE',
      isDone: state?.batchJobs.edges.some(({ node }) => node.batchProcessing) ?? false,
    },
  ]
}

/** Where a channel is made; where its payment methods are, of one that is there. */
function channelPath([channel]: readonly { readonly number: number }[]): string {
  return channel ? `/settings/channels/${channel.number}#payment-methods` : '/settings/channels#new'
}

/** Whether the P-job has run or is going to. */
function isPulling(state: SetUpStateQuery | undefined): boolean {
  if (!state) return false
  return (
    state.uploadSessions.edges.length > 0 ||
    state.distributionSchedules.some(({ batchJobs }) => batchJobs.length > 0)
  )
}
