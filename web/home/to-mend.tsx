import { Link } from '../components/link.tsx'
import { Empty, Tile, Tiles } from '../components/page.tsx'
import { query } from '../graphql/request-client.ts'
import { Table } from '../lists/table.tsx'
import { failureGroupPath } from '../orders/failure-lists.tsx'
import { GroupTitle } from '../orders/group-words.tsx'
import type { Ui } from '../session/ui.ts'
import { ToMendDocument, ToMendInDistributionDocument } from './home.generated.ts'

/** What waits for a person: failures by cause with what is at stake, and orders on hold. */
export async function FailuresToMend({ ui }: { readonly ui: Ui }) {
  const { t, format } = ui
  const { failureGroups, orderHolds } = await query(ToMendDocument, { companyId: ui.company.companyId })
  const groups = failureGroups.edges.map(({ node }) => node)
  return (
    <>
      {groups.length === 0 ? (
        <Empty>
          <p>{t('home:mend.noFailures')}</p>
        </Empty>
      ) : (
        <Table
          ui={ui}
          caption={t('home:mend.title')}
          columns={[
            {
              id: 'cause',
              header: t('home:mend.cause'),
              wraps: 'words',
              cell: (group) => <GroupTitle ui={ui} group={group} />,
              text: ({ code }) => code,
            },
            {
              id: 'count',
              header: t('home:mend.count'),
              align: 'end',
              cell: ({ count }) => format.number(count),
              text: ({ count }) => format.number(count),
            },
            {
              id: 'amounts',
              header: t('home:mend.amounts'),
              align: 'end',
              cell: ({ amountsAtStake }) => format.list(amountsAtStake.map((amount) => format.money(amount))),
            },
          ]}
          rows={groups}
          rowKey={({ cause }) => cause}
          pathOf={({ cause }) => failureGroupPath(cause)}
        />
      )}
      {(failureGroups.totalCount > groups.length || orderHolds.totalCount > 0) && (
        <p>
          <Link href={ui.href('/store-financials/failures')} prefetch={false}>
            {t('home:mend.allFailures', { count: failureGroups.totalCount })}
          </Link>{' '}
          ·{' '}
          <Link href={ui.href('/store-financials/holds')} prefetch={false}>
            {t('home:mend.holds', { count: orderHolds.totalCount })}
          </Link>
        </p>
      )}
    </>
  )
}

/** What of the distribution waits for a person. */
export async function DistributionToMend({ ui }: { readonly ui: Ui }) {
  const { t, format } = ui
  const { quarantinedRows, distributionFindings } = await query(ToMendInDistributionDocument, {
    companyId: ui.company.companyId,
  })
  return (
    <Tiles>
      <Tile
        href={ui.href('/retail-and-commerce-it/quarantine')}
        value={format.number(quarantinedRows.totalCount)}
        label={t('home:mend.quarantined', { count: quarantinedRows.totalCount })}
      />
      <Tile
        href={ui.href('/retail-and-commerce-it/quarantine#findings')}
        value={format.number(distributionFindings.totalCount)}
        label={t('home:mend.findings', { count: distributionFindings.totalCount })}
      />
    </Tiles>
  )
}
