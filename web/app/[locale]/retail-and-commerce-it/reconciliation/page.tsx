import type { Metadata } from 'next'
import { buttonClass } from '../../../../components/button-look.ts'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { Empty, PageHeader } from '../../../../components/page.tsx'
import { Part } from '../../../../components/part.tsx'
import styles from '../../../../distribution/distribution.module.css'
import { ReconciliationDatabasesDocument } from '../../../../distribution/reconciliation.generated.ts'
import { reconciliationColumns, reconciliationList } from '../../../../distribution/reconciliation-list.tsx'
import { CalendarField } from '../../../../forms/calendar-field.tsx'
import { query } from '../../../../graphql/request-client.ts'
import { byName } from '../../../../language/by-name.ts'
import { ListTable } from '../../../../lists/list-table.tsx'
import { dayOf, oneValueOf } from '../../../../lists/search-parameters.ts'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

const millisecondsOfWeek = 7 * 86_400_000

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { t } = await openUi(params)
  return { title: t('navigation:reconciliation.label') }
}

/** Whether headquarters has what the channel has, day by day; a week unless other days are asked for. */
export default async function Reconciliation({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  const { t } = ui
  if (!ui.may('DISTRIBUTION_READ')) return <Forbidden ui={ui} permission="DISTRIBUTION_READ" />
  const parameters = await searchParams
  const { channelDatabases } = await query(ReconciliationDatabasesDocument, {
    companyId: ui.company.companyId,
  })
  const databases = byName(
    ui,
    channelDatabases.edges.map(({ node }) => node),
  )
  const channelDatabase = oneValueOf(parameters, 'channelDatabase') ?? databases[0]?.id
  const to = dayOf(parameters, 'to') ?? new Date().toISOString().slice(0, 10)
  const from =
    dayOf(parameters, 'from') ?? new Date(Date.parse(to) - millisecondsOfWeek).toISOString().slice(0, 10)
  const differencesOnly = oneValueOf(parameters, 'differences') === 'yes'
  return (
    <>
      <PageHeader
        ui={ui}
        title={t('navigation:reconciliation.label')}
        lead={t('distribution:reconciliation.lead')}
        crumbs={[{ label: t('navigation:retailAndCommerceIt.label'), path: '/retail-and-commerce-it' }]}
      />
      {channelDatabase === undefined ? (
        <Empty>
          <p>{t('distribution:database.none')}</p>
        </Empty>
      ) : (
        <>
          <form method="get" className={styles.choices}>
            <label>
              {ui.word.field('UploadSession', 'channelDatabase')}
              <select name="channelDatabase" defaultValue={channelDatabase}>
                {databases.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <div>
              <label htmlFor="from">{t('list.from')}</label>
              <CalendarField kind="day" id="from" name="from" value={from} label={t('list.from')} />
            </div>
            <div>
              <label htmlFor="to">{t('list.to')}</label>
              <CalendarField kind="day" id="to" name="to" value={to} label={t('list.to')} />
            </div>
            <label>
              {t('distribution:reconciliation.onlyDifferences')}
              <input type="checkbox" name="differences" value="yes" defaultChecked={differencesOnly} />
            </label>
            <button type="submit" className={buttonClass()}>
              {t('distribution:reconciliation.compare')}
            </button>
          </form>
          <Part
            ui={ui}
            draw={() =>
              ListTable({
                ui,
                list: reconciliationList,
                parameters: { channelDatabase, from, to, differences: differencesOnly ? 'yes' : undefined },
                columnsOf: (days) => reconciliationColumns(ui, days),
              })
            }
          />
        </>
      )}
    </>
  )
}
