import { Link } from '../components/link.tsx'
import { Empty } from '../components/page.tsx'
import { StatusBadge, type Tone } from '../components/status-badge.tsx'
import { addressWith, type SearchParameters } from '../lists/search-parameters.ts'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import type { BatchJobRunPageQuery, BatchMessageLevel } from './run.generated.ts'

const toneOfLevel: Readonly<Record<BatchMessageLevel, Tone>> = {
  DEBUG: 'neutral',
  INFORMATION: 'neutral',
  WARNING: 'warning',
  ERROR: 'bad',
}

/** The least levels that a reader may ask for. */
export const messageLevels = Object.keys(toneOfLevel) as readonly BatchMessageLevel[]

/** What a run says of itself, in the reader's language; the last lines, with a way to the earlier ones. */
export function RunLog({
  ui,
  messages,
  path,
  parameters,
}: {
  readonly ui: Ui
  readonly messages: BatchJobRunPageQuery['batchJobRun']['messages']
  readonly path: string
  readonly parameters: SearchParameters
}) {
  const { t, word, format } = ui
  const lines = messages.edges.map(({ node }) => node)
  if (lines.length === 0) {
    return (
      <Empty>
        <p>{t('batch:run.noMessages')}</p>
      </Empty>
    )
  }
  const { hasPreviousPage, startCursor } = messages.pageInfo
  return (
    <>
      {hasPreviousPage && startCursor && (
        <p>
          <Link href={addressWith(path, parameters, { before: startCursor })} prefetch={false}>
            {t('batch:run.earlierMessages')}
          </Link>
        </p>
      )}
      <Table
        ui={ui}
        caption={t('batch:run.log')}
        columns={[
          {
            id: 'at',
            header: word.field('BatchRunMessage', 'loggedAt'),
            cell: ({ loggedAt }) => <time dateTime={loggedAt}>{format.exactTime(loggedAt)}</time>,
            text: ({ loggedAt }) => loggedAt,
          },
          {
            id: 'level',
            header: word.field('BatchRunMessage', 'level'),
            cell: ({ level }) => (
              <StatusBadge tone={toneOfLevel[level]}>
                {word.enumValue('BatchMessageLevel', level)}
              </StatusBadge>
            ),
            text: ({ level }) => level,
          },
          {
            id: 'text',
            header: t('batch:run.message'),
            wraps: 'sentence',
            cell: ({ code, parameters: given }) => word.message(code, given),
            text: ({ code }) => code,
          },
        ]}
        rows={lines}
        rowKey={({ number }) => String(number)}
      />
    </>
  )
}
