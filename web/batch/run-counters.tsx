import { Link } from '../components/link.tsx'
import { Facts, Section } from '../components/page.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'

interface Counter {
  readonly name: string
  readonly value: number
}

/** Counters of what kept transactions from being posted: `failed.NEGATIVE_PRICE`. */
const failure = 'failed.'

/** What a run counted, without what its failures were for. */
export function countersOfWork(counters: readonly Counter[]): readonly Counter[] {
  return counters.filter(({ name }) => !name.startsWith(failure))
}

/** What a run has done, in numbers, and by cause what it could not do, the most frequent first. */
export function RunCounters({ ui, counters }: { readonly ui: Ui; readonly counters: readonly Counter[] }) {
  const { t, word, format } = ui
  const work = countersOfWork(counters)
  const causes = counters
    .filter(({ name }) => name.startsWith(failure))
    .map(({ name, value }) => ({ code: name.slice(failure.length), value }))
    .sort((left, right) => right.value - left.value)
  return (
    <>
      {work.length > 0 && (
        <Section id="counters" title={word.field('BatchJobRun', 'counters')}>
          <Facts facts={work.map(({ name, value }) => [word.counter(name), format.number(value)])} />
        </Section>
      )}
      {causes.length > 0 && (
        <Section
          id="causes"
          title={t('batch:run.causes')}
          actions={
            ui.may('ORDERS_READ') && (
              <Link href={ui.href('/store-financials/failures')} prefetch={false}>
                {t('batch:run.toFailures')}
              </Link>
            )
          }
        >
          <Table
            ui={ui}
            caption={t('batch:run.causes')}
            columns={[
              {
                id: 'cause',
                header: t('home:mend.cause'),
                wraps: 'words',
                cell: ({ code }) => word.cause(code, null).title,
                text: ({ code }) => code,
              },
              {
                id: 'count',
                header: t('home:mend.count'),
                align: 'end',
                cell: ({ value }) => format.number(value),
                text: ({ value }) => String(value),
              },
            ]}
            rows={causes}
            rowKey={({ code }) => code}
          />
        </Section>
      )}
    </>
  )
}
