import type { Ui } from '../session/ui.ts'
import { type RecordName, recordPath } from '../shell/record-path.ts'
import type { Answers } from './answers.ts'

/**
 * Where an act that made batch work leads: to the run's page when it runs now, to the job's page with its next run
 * when it was scheduled. Undefined for other acts: they say what was done.
 * @param records that the act has made or changed.
 */
export function outcomePath(
  ui: Pick<Ui, 'may'>,
  records: readonly RecordName[],
  answers: Answers,
): string | undefined {
  const isScheduled = answers['RunInBackgroundInput.batchProcessing'] === true
  const types = isScheduled ? ['BatchJob', 'BatchJobRun'] : ['BatchJobRun', 'BatchJob']
  const record = types.flatMap((type) => records.find((one) => one.type === type) ?? []).at(0)
  return record && recordPath(ui, record)
}
