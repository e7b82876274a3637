import { describeRecurrence } from '../batch/recurrence-sentence.ts'
import { ApiError } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import type { Answers } from './answers.ts'
import { activePeriodIn, askRecurrence, type RecurrenceOutlook } from './ask-recurrence.ts'
import { OnceReadable } from './open-faults.tsx'
import type { Draft, Guide } from './read-guide.ts'
import styles from './walk.module.css'

/**
 * What a recurrence comes to as it stands: a sentence, and its next ten runs by the company's clocks. It comes with its
 * page and not after it: what comes after is not seen without script.
 */
export function RecurrencePreview({
  ui,
  outlook,
  answers,
}: {
  readonly ui: Ui
  /** Undefined when it cannot be told. */
  readonly outlook: RecurrenceOutlook | undefined
  readonly answers: Answers
}) {
  const { t } = ui
  return (
    <section className={styles.preview} aria-labelledby="recurrence-preview">
      <h2 id="recurrence-preview">{t('guides:recurrence.title')}</h2>
      {answers['RunInBackgroundInput.batchProcessing'] === false && <p>{t('guides:recurrence.onceNow')}</p>}
      {outlook === undefined && <p>{t('guides:recurrence.unknown')}</p>}
      {outlook && answers['RunInBackgroundInput.batchProcessing'] !== false && (
        <OnceReadable type="RecurrenceInput" waiting={t('guides:recurrence.waiting')}>
          <Outlook ui={ui} outlook={outlook} answers={answers} />
        </OnceReadable>
      )}
    </section>
  )
}

function Outlook({
  ui,
  outlook: { recurrence, occurrences, problems },
  answers,
}: {
  readonly ui: Ui
  readonly outlook: RecurrenceOutlook
  readonly answers: Answers
}) {
  const { t, word, format } = ui
  const period = activePeriodIn(answers)
  return (
    <>
      <p className={styles.sentence} role="status">
        {recurrence && describeRecurrence(ui, recurrence)}{' '}
        {recurrence && period && t('batch:recurrence.activePeriod', period)}
      </p>
      {problems.length > 0 && (
        <ul>
          {problems.map(({ code, parameters, field }) => (
            <li key={`${field} ${code}`}>{word.problem(code, parameters)}</li>
          ))}
        </ul>
      )}
      {occurrences.length > 0 && (
        <>
          <h3>{t('guides:recurrence.next', { count: occurrences.length })}</h3>
          <ol className={styles.occurrences}>
            {occurrences.map(({ at, clockChange }) => (
              <li key={at}>
                <time dateTime={at}>{format.dateTime(at)}</time>
                {clockChange !== 'NONE' && <> · {word.enumValue('ClockChange', clockChange)}</>}
              </li>
            ))}
          </ol>
          <p className={styles.quiet}>{t('guides:recurrence.timeZone', { timeZone: format.timeZone })}</p>
        </>
      )}
    </>
  )
}

/** What a recurrence comes to; undefined when the reader may not ask. */
export async function outlookOf(
  guide: Guide,
  draft: Draft,
  answers: Answers,
): Promise<RecurrenceOutlook | undefined> {
  try {
    return await askRecurrence(guide, draft, answers)
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
}
