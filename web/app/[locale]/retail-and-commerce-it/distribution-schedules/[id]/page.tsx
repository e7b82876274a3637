import type { Metadata } from 'next'
import { Link } from '../../../../../components/link.tsx'
import { Facts, Notice, PageHeader, Section } from '../../../../../components/page.tsx'
import { ScheduleActions, ScheduleSettings } from '../../../../../distribution/schedule-dialogs.tsx'
import { ScheduleJobs } from '../../../../../distribution/schedule-jobs.tsx'
import { DistributionSchedulePageDocument } from '../../../../../distribution/schedules.generated.ts'
import { found, idFrom } from '../../../../../graphql/found.ts'
import { query } from '../../../../../graphql/request-client.ts'
import { byName } from '../../../../../language/by-name.ts'
import { LiveRefresh } from '../../../../../live/live-refresh.tsx'
import type { PageProps } from '../../../../../session/page-props.ts'
import { openUi } from '../../../../../session/ui.ts'

async function readSchedule(id: string) {
  const asked = query(DistributionSchedulePageDocument, { id: idFrom(id) })
  return found(asked.then(({ distributionSchedule }) => distributionSchedule))
}

export async function generateMetadata({ params }: PageProps<'id'>): Promise<Metadata> {
  await openUi(params)
  const { name, description } = await readSchedule((await params).id)
  return { title: `${name} ${description}` }
}

/** One distribution schedule: run it now, make a batch job of it, adjust its groups and tables, see what it brought. */
export default async function DistributionSchedule({ params }: PageProps<'id'>) {
  const ui = await openUi(params)
  const { t, word, format } = ui
  const schedule = await readSchedule((await params).id)
  return (
    <>
      <PageHeader
        ui={ui}
        title={`${schedule.name} ${schedule.description}`}
        of={schedule.company.companyId}
        crumbs={[
          { label: t('navigation:retailAndCommerceIt.label'), path: '/retail-and-commerce-it' },
          {
            label: t('navigation:distributionSchedules.label'),
            path: '/retail-and-commerce-it/distribution-schedules',
          },
        ]}
      >
        {ui.may('DISTRIBUTION_RUN') && <ScheduleActions ui={ui} schedule={schedule} />}
      </PageHeader>
      <LiveRefresh since={ui.eventPosition} />
      {!schedule.isActive && (
        <Notice tone="warning">
          <p>{t('distribution:schedule.isInactive')}</p>
        </Notice>
      )}
      <Facts
        facts={[
          [
            word.field('DistributionSchedule', 'direction'),
            word.enumValue('DistributionDirection', schedule.direction),
          ],
          ...byName(ui, schedule.groups).map(
            ({ name, channelDatabases }) =>
              [name, format.list(byName(ui, channelDatabases).map((database) => database.name))] as const,
          ),
          [
            t('distribution:schedule.history'),
            <Link
              key="history"
              prefetch={false}
              href={ui.href(
                `/retail-and-commerce-it/upload-sessions?schedule=${encodeURIComponent(schedule.id)}`,
              )}
            >
              {t('navigation:uploadSessions.label')}
            </Link>,
          ],
        ]}
      />
      <Section id="batch-jobs" title={word.field('DistributionSchedule', 'batchJobs')}>
        <ScheduleJobs ui={ui} jobs={schedule.batchJobs} />
      </Section>
      {ui.may('DISTRIBUTION_MANAGE') && (
        <Section id="groups" title={t('distribution:schedule.settings')}>
          <ScheduleSettings ui={ui} schedule={schedule} />
        </Section>
      )}
    </>
  )
}
