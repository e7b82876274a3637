import { Link } from '../components/link.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { oneValueOf } from '../lists/search-parameters.ts'
import { orderByOf, sortedBy } from '../lists/sorting.ts'
import type { Ui } from '../session/ui.ts'
import { channelFacet, channelNumbersOf } from './channel-facet.ts'
import { failureInWords } from './failure-words.ts'
import {
  FailureGroupFacetsDocument,
  FailureGroupListDocument,
  type FailureGroupListQuery,
  type FailureGroupSort,
  FailureListDocument,
  type FailureListQuery,
} from './failures.generated.ts'
import { GroupTitle, sharedFault } from './group-words.tsx'
import { mendingGuide } from './mending-guide.ts'
import { toneOfSynchronization } from './status.ts'

type Group = FailureGroupListQuery['failureGroups']['edges'][number]['node']
type Failure = FailureListQuery['synchronizationFailures']['edges'][number]['node']

/** The page of one cause, without the language. */
export function failureGroupPath(cause: string): string {
  return `/store-financials/failures/${encodeURIComponent(cause)}`
}

/** One amount as a number, beside its currency; several, which no cell can hold as numbers, as on the page. */
function amountsInFile({ format }: Ui, amounts: Group['amountsAtStake']): string {
  const [first, ...more] = amounts
  return first && more.length === 0 ? format.cell.amount(first) : format.list(amounts.map(format.money))
}

const sorting = sortedBy<keyof FailureGroupSort>('-count', ['-count', '-firstSeenAt', '-lastSeenAt'])

/** Failures grouped by cause: how many, since when, what is at stake. */
export const failureGroupList: ListDefinition<Group> = {
  name: 'failure-groups',
  path: '/store-financials/failures',
  title: ({ t }) => t('navigation:failures.label'),
  sorting,
  columns: (ui) => {
    const column = createColumns<Group>(ui, 'FailureGroup')
    const wordsOf = ({ code, parameters }: Group) => ui.word.cause(code, parameters)
    return [
      {
        id: 'cause',
        header: ui.t('home:mend.cause'),
        wraps: 'words',
        cell: (group) => <GroupTitle ui={ui} group={group} />,
        text: (group) => wordsOf(group).title,
      },
      {
        id: 'what',
        header: ui.t('orders:failures.what'),
        isForFiles: true,
        cell: () => null,
        text: (group) => sharedFault(ui, group) ?? '',
      },
      { ...column.number('count', ({ count }) => count), header: ui.t('home:mend.count') },
      {
        ...column.words('amountsAtStake', ({ amountsAtStake }) =>
          ui.format.list(amountsAtStake.map((amount) => ui.format.money(amount))),
        ),
        header: ui.t('home:mend.amounts'),
        align: 'end',
        text: ({ amountsAtStake }) => amountsInFile(ui, amountsAtStake),
        currency: ({ amountsAtStake: [first, ...more] }) =>
          first && more.length === 0 ? first.currency : '',
      },
      {
        ...column.words('channels', ({ channels }) =>
          ui.format.list(channels.flatMap((channel) => (channel ? [channel.name] : []))),
        ),
        header: ui.t('orders:failures.stores'),
      },
      {
        ...column.moment('firstSeenAt', ({ firstSeenAt }) => firstSeenAt),
        header: ui.t('orders:failures.firstSeen'),
      },
      {
        ...column.moment('lastSeenAt', ({ lastSeenAt }) => lastSeenAt),
        header: ui.t('orders:failures.lastSeen'),
      },
    ]
  },
  key: ({ cause }) => cause,
  pathOf: ({ cause }) => failureGroupPath(cause),
  load: async (ui, filters, page) => {
    const data = await query(FailureGroupListDocument, {
      companyId: ui.company.companyId,
      channelNumbers: channelNumbersOf(filters),
      orderBy: orderByOf<FailureGroupSort>(sorting, filters),
      ...page,
    })
    return toListPage(data.failureGroups)
  },
  facets: async (ui, filters) => {
    const { failureGroups } = await query(FailureGroupFacetsDocument, {
      companyId: ui.company.companyId,
      channelNumbers: channelNumbersOf(filters),
    })
    return [channelFacet(ui, 'ChannelTransaction', failureGroups.channels)]
  },
  empty: ({ t }) => <p>{t('home:mend.noFailures')}</p>,
}

/** The transactions that failed for one cause. The search parameter `cause` names it. */
export const failureList: ListDefinition<Failure> = {
  name: 'failures',
  path: '/store-financials/failures',
  title: ({ t }) => t('orders:failures.transactions'),
  columns: (ui) => {
    const column = createColumns<Failure>(ui, 'ChannelTransaction')
    return [
      column.text('transactionId', ({ channelTransaction }) => channelTransaction.transactionId),
      column.status(
        'status',
        'SynchronizationStatus',
        toneOfSynchronization,
        ({ channelTransaction }) => channelTransaction.status,
      ),
      {
        ...column.text('openFailures', (failure) => failureInWords(ui, failure, failure.total.currency)),
        header: ui.t('orders:failures.what'),
        wraps: 'sentence',
      },
      {
        id: 'guide',
        header: ui.t('orders:failures.mend'),
        cell: ({ code, channelTransaction }) => {
          const guide = mendingGuide(ui, code, channelTransaction.id)
          return (
            <Link href={ui.href(guide.path)} prefetch={false}>
              {guide.act}
              <span className="visually-hidden"> {channelTransaction.transactionId}</span>
            </Link>
          )
        },
        text: ({ code, parameters }) => ui.word.cause(code, parameters).mend,
      },
      column.words('channel', ({ channel }) => channel?.name),
      column.money('total', ({ total }) => total),
      { ...column.number('attempt', ({ attempt }) => attempt), header: ui.t('orders:failures.attempts') },
      { ...column.moment('failedAt', ({ failedAt }) => failedAt), header: ui.t('orders:failures.lastSeen') },
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ channelTransaction }) =>
    `/store-financials/transactions/${encodeURIComponent(channelTransaction.id)}`,
  load: async (ui, filters, page) => {
    const data = await query(FailureListDocument, {
      companyId: ui.company.companyId,
      cause: oneValueOf(filters, 'cause') ?? null,
      ...page,
    })
    return toListPage(data.synchronizationFailures)
  },
  empty: ({ t }) => <p>{t('orders:failures.overcome')}</p>,
}
