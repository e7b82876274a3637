import type { Metadata } from 'next'
import { ButtonLink } from '../../../../components/button-link.tsx'
import { buttonClass } from '../../../../components/button-look.ts'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { Empty, PageHeader } from '../../../../components/page.tsx'
import { Part } from '../../../../components/part.tsx'
import styles from '../../../../distribution/distribution.module.css'
import { ConfirmAction } from '../../../../forms/confirm-action.tsx'
import { query } from '../../../../graphql/request-client.ts'
import { byName } from '../../../../language/by-name.ts'
import { oneValueOf } from '../../../../lists/search-parameters.ts'
import { LiveRefresh } from '../../../../live/live-refresh.tsx'
import { synchronizeNow } from '../../../../orders/actions.ts'
import { SynchronizationPreview } from '../../../../orders/synchronization-preview.tsx'
import {
  SynchronizeScopeDocument,
  type SynchronizeScopeQuery,
} from '../../../../orders/synchronize.generated.ts'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { t } = await openUi(params)
  return { title: t('navigation:synchronizeOrders.label') }
}

/** What would be posted now below a node, and the button that does it; guides choose several nodes, and times. */
export default async function SynchronizeOrders({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  const { t, locale } = ui
  if (!ui.may('ORDERS_SYNCHRONIZE')) return <Forbidden ui={ui} permission="ORDERS_SYNCHRONIZE" />
  const { organizationHierarchies } = await query(SynchronizeScopeDocument, {
    companyId: ui.company.companyId,
  })
  const hierarchies = byName(ui, organizationHierarchies)
  const scopes = hierarchies.flatMap(scopesOf)
  const wanted = oneValueOf(await searchParams, 'node')
  const scope = scopes.find(({ nodeId }) => nodeId === wanted) ?? scopes[0]
  return (
    <>
      <PageHeader
        ui={ui}
        title={t('navigation:synchronizeOrders.label')}
        lead={t('orders:synchronize.lead')}
        crumbs={[{ label: t('navigation:storeFinancials.label'), path: '/store-financials' }]}
      >
        <ButtonLink href={ui.href('/guides/manually-run-order-synchronization')}>
          {t('orders:synchronize.byNode')}
        </ButtonLink>
        <ButtonLink href={ui.href('/guides/schedule-recurring-order-synchronization')}>
          {t('orders:synchronize.schedule')}
        </ButtonLink>
      </PageHeader>
      <LiveRefresh since={ui.eventPosition} />
      {scope === undefined ? (
        <Empty>
          <p>{t('orders:synchronize.noHierarchy')}</p>
        </Empty>
      ) : (
        <>
          <form method="get" className={styles.choices}>
            <label>
              {t('orders:synchronize.below')}
              <select name="node" defaultValue={scope.nodeId}>
                {hierarchies.map((hierarchy) => (
                  <optgroup key={hierarchy.id} label={hierarchy.name}>
                    {scopesOf(hierarchy).map(({ nodeId, path }) => (
                      <option key={nodeId} value={nodeId}>
                        {path}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </label>
            <button type="submit" className={buttonClass()}>
              {t('orders:synchronize.preview')}
            </button>
          </form>
          <div className={styles.choices}>
            <ConfirmAction
              action={synchronizeNow}
              locale={locale}
              values={{ hierarchy: scope.hierarchyId, node: scope.nodeId }}
              look="primary"
              words={{
                open: t('orders:synchronize.now'),
                title: t('orders:synchronize.nowTitle'),
                text: t('orders:synchronize.nowText', { node: scope.path }),
                confirm: t('orders:synchronize.now'),
                cancel: t('cancel'),
                problem: t('problem'),
              }}
            />
          </div>
          <Part ui={ui} draw={() => SynchronizationPreview({ ui, scope })} />
        </>
      )}
    </>
  )
}

type Hierarchy = SynchronizeScopeQuery['organizationHierarchies'][number]

/** The nodes of a hierarchy that orders can be posted below, as the hierarchy stands today. */
function scopesOf({ id, versionInForce }: Hierarchy) {
  return (versionInForce?.nodes ?? [])
    .filter(({ channelCount }) => channelCount > 0)
    .map((node) => ({ hierarchyId: id, nodeId: node.id, path: node.path.join(' › ') }))
}
