import type { ReactNode } from 'react'
import { Link } from '../components/link.tsx'
import { Moment } from '../components/moment.tsx'
import type { Ui } from '../session/ui.ts'
import type { BatchJobPageQuery } from './job.generated.ts'
import { describeRecurrence } from './recurrence-sentence.ts'
import { waitingWords } from './waiting-words.ts'

type Job = BatchJobPageQuery['batchJob']

/** What a batch job is and when it runs, as names and values; what does not concern it is left out. */
export function jobFacts(ui: Ui, job: Job): readonly (readonly [string, ReactNode])[] {
  const { t, word, format } = ui
  const fact = (name: keyof Job, value: ReactNode) => [word.field('BatchJob', name), value] as const
  const { recurrence, activePeriod, category, followUpJob, waitingReason, retryPolicy } = job
  return [
    fact('recurrence', recurrence ? describeRecurrence(ui, recurrence) : t('batch:job.onDemand')),
    ...(recurrence ? [[t('batch:job.timeZone'), recurrence.timeZone] as const] : []),
    [
      t('batch:job.nextRun'),
      <Moment key="next" ui={ui} at={job.isWithheld ? null : job.nextRunAt} />,
    ] as const,
    ...(waitingReason ? [fact('waitingReason', waitingWords(ui, waitingReason))] : []),
    ...(activePeriod ? [fact('activePeriod', `${activePeriod.from}–${activePeriod.to}`)] : []),
    fact('task', word.enumValue('BatchTask', job.task)),
    fact('category', category?.name ?? t('none')),
    fact('priority', word.enumValue('BatchPriority', job.priority)),
    fact('isCritical', job.isCritical ? t('yes') : t('no')),
    fact('isPrivate', job.isPrivate ? t('yes') : t('no')),
    fact('retryPolicy', t('batch:job.retries', { count: retryPolicy.maximum })),
    ...(followUpJob
      ? [
          fact(
            'followUpJob',
            <Link href={ui.href(`/batch-jobs/${encodeURIComponent(followUpJob.id)}`)} prefetch={false}>
              {word.jobName(followUpJob.name)}
            </Link>,
          ),
        ]
      : []),
    fact('occurrencesStarted', format.number(job.occurrencesStarted)),
    ...(job.ownerName ? [fact('ownerName', job.ownerName)] : []),
  ]
}
