import type { Ui } from '../session/ui.ts'
import type { Answers } from './answers.ts'
import type { Guide } from './read-guide.ts'

/** Words for a guide's act: its button, and what was done. */
export interface ActWords {
  readonly button: string
  readonly done: string
}

/** What acts are called; those that can run now or be scheduled go by what was answered. */
export function actWords(
  { t }: Pick<Ui, 't'>,
  { submit }: Pick<Guide, 'submit'>,
  answers: Answers,
): ActWords {
  const isScheduled = answers['RunInBackgroundInput.batchProcessing'] === true
  switch (submit) {
    case 'runDistributionSchedule':
      return { button: t('guides:act.runNow'), done: t('guides:done.started') }
    case 'synchronizeOrders':
    case 'createDistributionScheduleBatchJob':
      return isScheduled
        ? { button: t('guides:act.createBatchJob'), done: t('guides:done.scheduled') }
        : {
            button: t(submit === 'synchronizeOrders' ? 'guides:act.synchronize' : 'guides:act.runNow'),
            done: t('guides:done.started'),
          }
    case 'rerunUploadSession':
      return { button: t('guides:act.rerun'), done: t('guides:done.started') }
    case 'synchronizeTransaction':
      return { button: t('guides:act.synchronizeTransaction'), done: t('guides:done.synchronized') }
    case 'releaseOrderHold':
      return { button: t('guides:act.release'), done: t('guides:done.released') }
    case 'publishOrganizationHierarchy':
      return { button: t('guides:act.publish'), done: t('guides:done.published') }
    case 'registerChannelDatabase':
      return { button: t('guides:act.register'), done: t('guides:done.registered') }
    case 'updateBatchJob':
      return { button: t('guides:act.changeRecurrence'), done: t('guides:done.recurrenceChanged') }
    case 'createCompany':
      return { button: t('guides:act.createCompany'), done: t('guides:done.companyCreated') }
    default:
      return { button: t('guides:act.other'), done: t('guides:done.other') }
  }
}
