import type { Metadata } from 'next'
import { ButtonLink } from '../../../../components/button-link.tsx'
import { buttonClass } from '../../../../components/button-look.ts'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { Empty, PageHeader } from '../../../../components/page.tsx'
import { Part } from '../../../../components/part.tsx'
import styles from '../../../../distribution/distribution.module.css'
import { ConfirmAction } from '../../../../forms/confirm-action.tsx'
import { query } from '../../../../graphql/request-client.ts'
import { oneValueOf } from '../../../../lists/list.ts'
import { LiveRefresh } from '../../../../live/live-refresh.tsx'
import { synchronizeNow } from '../../../../orders/actions.ts'
import { SynchronizationPreview } from '../../../../orders/synchronization-preview.tsx'
import { SynchronizeScopeDocument } from '../../../../orders/synchronize.generated.ts'
import type { PageProps } from '../../../../session/page-props.ts'
import { openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { t } = await openUi(params)
  return { title: t('navigation:synchronizeOrders.label') }
}

/** What would be posted now below a hierarchy, and the button that does it; guides choose single stores and times. */
export default async function SynchronizeOrders({ params, searchParams }: PageProps) {
  const ui = await openUi(params)
  const { t, locale } = ui
  if (!ui.may('ORDERS_SYNCHRONIZE')) return <Forbidden ui={ui} permission="ORDERS_SYNCHRONIZE" />
  const { organizationHierarchies } = await query(SynchronizeScopeDocument, {
    companyId: ui.company.companyId,
  })
  const hierarchy = oneValueOf(await searchParams, 'hierarchy') ?? organizationHierarchies[0]?.id
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
      <LiveRefresh />
      {hierarchy === undefined ? (
        <Empty>
          <p>{t('orders:synchronize.noHierarchy')}</p>
        </Empty>
      ) : (
        <>
          <form method="get" className={styles.period}>
            <label>
              {ui.word.label('SynchronizeOrdersInput.organizationHierarchyId')}
              <select name="hierarchy" defaultValue={hierarchy}>
                {organizationHierarchies.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" className={buttonClass()}>
              {t('orders:synchronize.preview')}
            </button>
          </form>
          <ConfirmAction
            action={synchronizeNow}
            locale={locale}
            values={{ hierarchy }}
            look="primary"
            words={{
              open: t('orders:synchronize.now'),
              title: t('orders:synchronize.nowTitle'),
              text: t('orders:synchronize.nowText'),
              confirm: t('orders:synchronize.now'),
              cancel: t('cancel'),
              problem: t('problem'),
            }}
          />
          <Part ui={ui} draw={() => SynchronizationPreview({ ui, hierarchy })} />
        </>
      )}
    </>
  )
}
