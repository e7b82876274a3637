import { Notice, Section } from '../components/page.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import { failureGroupPath } from './failure-lists.tsx'
import { GroupTitle } from './group-words.tsx'

/** What became of transactions that were tried again. */
export interface RetryOutcome {
  readonly total: number
  readonly posted: number
  readonly failedAsBefore: number
  readonly failedOtherwise: number
  readonly unsettled: number
  readonly causes: readonly {
    readonly cause: string
    readonly code: string
    readonly parameters: unknown
    readonly isAsBefore: boolean
    readonly count: number
  }[]
}

/** Whether some of the transactions still fail, for whichever cause. */
export function hasFailures({ failedAsBefore, failedOtherwise }: RetryOutcome): boolean {
  return failedAsBefore + failedOtherwise > 0
}

/** The after-check of a retry: how many are posted, how many fail as before or otherwise, and of what, with the groups. */
export function RetryOutcomeSection({ ui, outcome }: { readonly ui: Ui; readonly outcome: RetryOutcome }) {
  const { t, format } = ui
  const { total, posted, failedAsBefore, failedOtherwise, unsettled, causes } = outcome
  const sentences = [
    t('orders:outcome.posted', { count: posted, total }),
    ...(failedAsBefore > 0 ? [t('orders:outcome.asBefore', { count: failedAsBefore })] : []),
    ...(failedOtherwise > 0 ? [t('orders:outcome.otherwise', { count: failedOtherwise })] : []),
    ...(unsettled > 0 ? [t('orders:outcome.unsettled', { count: unsettled })] : []),
  ]
  return (
    <Section id="outcome" title={t('orders:outcome.title')}>
      <Notice tone={toneOf(outcome)}>
        <p>{sentences.join(' ')}</p>
      </Notice>
      {causes.length > 0 && (
        <Table
          ui={ui}
          caption={t('orders:outcome.causes')}
          columns={[
            {
              id: 'cause',
              header: t('home:mend.cause'),
              wraps: 'words',
              cell: (group) => <GroupTitle ui={ui} group={group} />,
            },
            {
              id: 'before',
              header: t('orders:outcome.compared'),
              cell: ({ isAsBefore }) => t(isAsBefore ? 'orders:outcome.same' : 'orders:outcome.new'),
            },
            {
              id: 'count',
              header: t('home:mend.count'),
              align: 'end',
              cell: ({ count }) => format.number(count),
            },
          ]}
          rows={causes}
          rowKey={({ cause, isAsBefore }) => `${cause} ${isAsBefore}`}
          pathOf={({ cause }) => failureGroupPath(cause)}
        />
      )}
    </Section>
  )
}

function toneOf(outcome: RetryOutcome): 'warning' | 'good' | 'neutral' {
  if (hasFailures(outcome)) return 'warning'
  return outcome.unsettled > 0 ? 'neutral' : 'good'
}
