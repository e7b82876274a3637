import type { Metadata } from 'next'
import { Link } from '../../../../../components/link.tsx'
import { Moment } from '../../../../../components/moment.tsx'
import { Empty, Facts, Notice, PageHeader, Section } from '../../../../../components/page.tsx'
import { StatusBadge } from '../../../../../components/status-badge.tsx'
import { digitsOfSums } from '../../../../../distribution/control-sums.ts'
import { packageSize } from '../../../../../distribution/package-size.ts'
import { SessionActions } from '../../../../../distribution/session-actions.tsx'
import { UploadSessionPageDocument } from '../../../../../distribution/sessions.generated.ts'
import { toneOfSession } from '../../../../../distribution/status.ts'
import { readableOperation } from '../../../../../graphql/asked-operation.ts'
import { found, idFrom } from '../../../../../graphql/found.ts'
import { query } from '../../../../../graphql/request-client.ts'
import { rerunSessionPath } from '../../../../../guides/mending.ts'
import { createColumns } from '../../../../../lists/columns.tsx'
import { Table } from '../../../../../lists/table.tsx'
import { LiveRefresh } from '../../../../../live/live-refresh.tsx'
import type { PageProps } from '../../../../../session/page-props.ts'
import { openUi } from '../../../../../session/ui.ts'

async function readSession(id: string) {
  return found(
    query(UploadSessionPageDocument, { id: idFrom(id) }).then(({ uploadSession }) => uploadSession),
  )
}

export async function generateMetadata({ params }: PageProps<'id'>): Promise<Metadata> {
  const { t } = await openUi(params)
  const session = await readSession((await params).id)
  return { title: t('distribution:session.title', { database: session.channelDatabase.name }) }
}

/** One upload session: what came from one channel database in one run, table by table. */
export default async function UploadSession({ params }: PageProps<'id'>) {
  const ui = await openUi(params)
  const { t, word, format } = ui
  const session = await readSession((await params).id)
  type TableRow = (typeof session.tables)[number]
  const column = createColumns<TableRow>(ui, 'UploadSessionTable')
  const digits = digitsOfSums(session.tables.map(({ amount }) => amount))
  const fact = (name: string) => word.field('UploadSession', name)
  return (
    <>
      <PageHeader
        ui={ui}
        title={t('distribution:session.title', { database: session.channelDatabase.name })}
        operation={readableOperation(UploadSessionPageDocument, { id: session.id })}
        of={session.company.companyId}
        crumbs={[
          { label: t('navigation:retailAndCommerceIt.label'), path: '/retail-and-commerce-it' },
          { label: t('navigation:uploadSessions.label'), path: '/retail-and-commerce-it/upload-sessions' },
        ]}
        lead={
          <StatusBadge tone={toneOfSession[session.status]}>
            {word.enumValue('UploadSessionStatus', session.status)}
          </StatusBadge>
        }
      >
        {ui.may('DISTRIBUTION_RUN') && <SessionActions ui={ui} session={session} />}
      </PageHeader>
      <LiveRefresh since={ui.eventPosition} {...(session.run ? { runId: session.run.id } : {})} />
      {session.cancelRequestedAt && session.endedAt === null && (
        <Notice tone="warning">
          <p>{t('distribution:session.cancelAsked', { at: session.cancelRequestedAt })}</p>
        </Notice>
      )}
      {session.problem && (
        <Notice tone="bad">
          <p>
            {word.problem(session.problem.code, session.problem.parameters)}{' '}
            <Link href={ui.href(rerunSessionPath(session.id))} prefetch={false}>
              {t('distribution:session.guide')}
            </Link>
          </p>
        </Notice>
      )}
      <Facts
        facts={[
          [fact('startedAt'), <Moment key="started" ui={ui} at={session.startedAt} />],
          [fact('availableAt'), <Moment key="available" ui={ui} at={session.availableAt} />],
          [fact('endedAt'), <Moment key="ended" ui={ui} at={session.endedAt} />],
          [fact('rowsRead'), format.number(session.rowsRead)],
          [fact('rowsApplied'), format.number(session.rowsApplied)],
          [fact('rowsAlreadyReceived'), format.number(session.rowsAlreadyReceived)],
          [
            fact('rowsQuarantined'),
            session.rowsQuarantined > 0 ? (
              <Link
                key="quarantined"
                prefetch={false}
                href={ui.href(`/retail-and-commerce-it/quarantine?session=${encodeURIComponent(session.id)}`)}
              >
                {format.number(session.rowsQuarantined)}
              </Link>
            ) : (
              format.number(0)
            ),
          ],
          [fact('bytes'), packageSize(ui, session) ?? '–'],
          [fact('checksum'), session.checksum ? <code key="checksum">{session.checksum}</code> : '–'],
          [fact('tries'), format.number(session.tries)],
          ...(session.run
            ? [
                [
                  fact('run'),
                  <Link
                    key="run"
                    prefetch={false}
                    href={ui.href(`/batch-jobs/runs/${encodeURIComponent(session.run.id)}`)}
                  >
                    {ui.word.jobName(session.run.name)}
                  </Link>,
                ] as const,
              ]
            : []),
        ]}
      />
      <Section id="tables" title={fact('tables')}>
        {session.tables.length === 0 ? (
          <Empty>
            <p>{t('distribution:session.noRows')}</p>
          </Empty>
        ) : (
          <>
            <p>{t('distribution:controlSums')}</p>
            <Table
              ui={ui}
              caption={fact('tables')}
              columns={[
                column.technical('channelTable', ({ channelTable }) => channelTable),
                column.number('rowsRead', ({ rowsRead }) => rowsRead),
                column.number('rowsApplied', ({ rowsApplied }) => rowsApplied),
                column.number('rowsAlreadyReceived', ({ rowsAlreadyReceived }) => rowsAlreadyReceived),
                column.number('rowsQuarantined', ({ rowsQuarantined }) => rowsQuarantined),
                column.number('firstCounter', ({ firstCounter }) => firstCounter),
                column.number('lastCounter', ({ lastCounter }) => lastCounter),
                column.decimal('amount', ({ amount }) => amount, digits),
                column.technical('amountColumn', ({ amountColumn }) => amountColumn),
              ]}
              rows={session.tables}
              rowKey={({ channelTable }) => channelTable}
            />
          </>
        )}
      </Section>
    </>
  )
}
