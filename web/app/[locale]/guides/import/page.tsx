import type { Metadata } from 'next'
import { Notice, PageHeader } from '../../../../components/page.tsx'
import { mayImport } from '../../../../guides/access.ts'
import { ImportForm } from '../../../../guides/import-form.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await openUi(params)).t('guides:import.title') }
}

/** Brings task guides, as product documentation publishes them, into the library. */
export default async function ImportGuides({ params }: PageProps) {
  const ui = await openUi(params)
  const { t, word } = ui
  return (
    <>
      <PageHeader
        ui={ui}
        title={t('guides:import.title')}
        lead={t('guides:import.lead')}
        crumbs={[{ label: t('guides:library.title'), path: '/guides' }]}
      />
      {mayImport(ui) ? (
        <ImportForm
          locale={ui.locale}
          words={{
            files: t('guides:import.files'),
            filesHint: t('guides:import.filesHint'),
            choose: t('guides:import.choose'),
            licence: t('guides:import.licence'),
            licenceHint: t('guides:import.licenceHint'),
            address: t('guides:import.address'),
            replace: t('guides:import.replace'),
            submit: t('guides:import.submit'),
            problem: t('problem'),
            report: t('guides:import.report'),
            guides: t('guides:import.guides'),
            nothing: t('guides:import.nothing'),
            faults: t('guides:import.faults'),
          }}
        />
      ) : (
        <Notice tone="warning">
          <p>{t('forbidden.text', { permission: word.enumValue('Permission', 'GUIDES_IMPORT') })}</p>
        </Notice>
      )}
    </>
  )
}
