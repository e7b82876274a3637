import type { Metadata } from 'next'
import { Facts, Notice, Section } from '../../../../../components/page.tsx'
import { Part } from '../../../../../components/part.tsx'
import { testDatabase } from '../../../../../distribution/actions.ts'
import { ActionForm } from '../../../../../forms/action-form.tsx'
import { SubmitButton } from '../../../../../forms/submit-button.tsx'
import { found, idFrom } from '../../../../../graphql/found.ts'
import { query } from '../../../../../graphql/request-client.ts'
import type { PageProps } from '../../../../../session/page-props.ts'
import { openUi } from '../../../../../session/ui.ts'
import { DatabaseForm } from '../../../../../settings/channel-database-form.tsx'
import {
  ChannelDatabasePageDocument,
  ChannelDatabaseSettingsDocument,
} from '../../../../../settings/channel-databases.generated.ts'
import { SettingsHeader } from '../../../../../settings/settings-header.tsx'

async function readDatabase(id: string) {
  const asked = query(ChannelDatabasePageDocument, { id: idFrom(id) })
  return found(asked.then(({ channelDatabase }) => channelDatabase))
}

export async function generateMetadata({ params }: PageProps<'id'>): Promise<Metadata> {
  await openUi(params)
  return { title: (await readDatabase((await params).id)).name }
}

/** One channel database: where it is, who writes into it, whether it can be reached. */
export default async function ChannelDatabase({ params }: PageProps<'id'>) {
  const ui = await openUi(params)
  const { t, word, format } = ui
  const database = await readDatabase((await params).id)
  const { lastContactProblem: problem } = database
  const name = (field: string) => word.field('ChannelDatabase', field)
  const canManage = ui.may('ORGANIZATION_MANAGE')
  return (
    <>
      <SettingsHeader
        ui={ui}
        title={database.name}
        of={database.company.companyId}
        crumbs={[
          { label: t('navigation:channelDatabaseSettings.label'), path: '/settings/channel-databases' },
        ]}
      />
      {problem && (
        <Notice tone="warning">
          <p>{word.problem(problem.code, problem.parameters)}</p>
        </Notice>
      )}
      <Facts
        facts={[
          [name('group'), database.group.name],
          [name('kind'), word.enumValue('ChannelDatabaseKind', database.kind)],
          [name('address'), database.address],
          [name('schemaName'), database.schemaName],
          [name('channels'), format.list(database.channels.map((channel) => channel.name)) || t('none')],
          [name('isPaused'), t(database.isPaused ? 'yes' : 'no')],
          [
            name('lastContactAt'),
            database.lastContactAt ? format.dateTime(database.lastContactAt) : t('none'),
          ],
          [name('updatedAt'), format.dateTime(database.updatedAt)],
        ]}
      />
      {canManage && (
        <>
          <Section id="test" title={t('settings:database.test')}>
            <p>{t('settings:database.testText')}</p>
            <ActionForm
              action={testDatabase}
              locale={ui.locale}
              values={{ channelDatabase: database.id }}
              scope="test-"
              summaryTitle={t('problem')}
              keepsMessage
            >
              <div>
                <SubmitButton look="ordinary">{t('settings:database.test')}</SubmitButton>
              </div>
            </ActionForm>
          </Section>
          <Section id="details" title={t('settings:details')}>
            <Part
              ui={ui}
              draw={async () => (
                <DatabaseForm
                  ui={ui}
                  database={database}
                  choices={
                    await query(ChannelDatabaseSettingsDocument, {
                      companyId: database.company.companyId,
                      first: 200,
                    })
                  }
                />
              )}
            />
          </Section>
        </>
      )}
    </>
  )
}
