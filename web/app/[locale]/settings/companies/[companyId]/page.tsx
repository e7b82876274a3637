import type { Metadata } from 'next'
import { Facts, Section } from '../../../../../components/page.tsx'
import { Part } from '../../../../../components/part.tsx'
import { found, idFrom } from '../../../../../graphql/found.ts'
import { query } from '../../../../../graphql/request-client.ts'
import type { PageProps } from '../../../../../session/page-props.ts'
import { openUi } from '../../../../../session/ui.ts'
import { CompanyPageDocument, HoldCodeChoicesDocument } from '../../../../../settings/companies.generated.ts'
import { CompanyForm } from '../../../../../settings/company-forms.tsx'
import { HoldCodes, SynchronizationSettings } from '../../../../../settings/company-parts.tsx'
import { SettingsHeader } from '../../../../../settings/settings-header.tsx'

async function readCompany(companyId: string) {
  const asked = query(CompanyPageDocument, { companyId: idFrom(companyId) })
  return found(asked.then(({ company }) => company))
}

export async function generateMetadata({ params }: PageProps<'companyId'>): Promise<Metadata> {
  await openUi(params)
  return { title: (await readCompany((await params).companyId)).name }
}

/** One company: what it is called and counts in, how its transactions are taken, its hold codes. */
export default async function Company({ params }: PageProps<'companyId'>) {
  const ui = await openUi(params)
  const { t, word, format } = ui
  const company = await readCompany((await params).companyId)
  const { companyId } = company
  const canManage = ui.may('ORGANIZATION_MANAGE')
  const readsOrders = ui.may('ORDERS_READ')
  const part = { ui, companyId, canManage }
  return (
    <>
      <SettingsHeader
        ui={ui}
        title={`${companyId} ${company.name}`}
        crumbs={[{ label: t('navigation:companies.label'), path: '/settings/companies' }]}
      />
      <Facts
        facts={[
          [word.field('Company', 'currency'), company.currency],
          [word.field('Company', 'timeZone'), company.timeZone],
          [word.field('Company', 'channels'), format.number(company.channels.length)],
          [word.field('Company', 'createdAt'), format.dateTime(company.createdAt)],
          [word.field('Company', 'updatedAt'), format.dateTime(company.updatedAt)],
        ]}
      />
      {canManage && (
        <Section id="details" title={t('settings:details')}>
          <Part
            ui={ui}
            draw={async () => (
              <CompanyForm
                ui={ui}
                company={company}
                holdCodes={
                  readsOrders ? (await query(HoldCodeChoicesDocument, { companyId })).holdCodes : null
                }
              />
            )}
          />
        </Section>
      )}
      {readsOrders && (
        <>
          <Section id="synchronization" title={t('settings:company.synchronization')}>
            <Part ui={ui} draw={() => SynchronizationSettings(part)} />
          </Section>
          <Section id="hold-codes" title={t('settings:holdCode.title')}>
            <Part ui={ui} draw={() => HoldCodes(part)} />
          </Section>
        </>
      )}
    </>
  )
}
