import { Link } from '../components/link.tsx'
import { Notice } from '../components/page.tsx'
import { ContactWords } from '../distribution/contact-words.tsx'
import { ApiError, query } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import { recordPath } from '../shell/record-path.ts'
import { guidePath } from './addresses.ts'
import { type Answers, answersUnder, asList } from './answers.ts'
import { PreviewDistributionDocument, type PreviewDistributionQuery } from './previews.generated.ts'
import { type RunScope, runScope } from './run-scope.ts'
import styles from './walk.module.css'

type Schedule = NonNullable<PreviewDistributionQuery['distributionSchedule']>

/** The inputs that ask which distribution schedule is run, with which groups. */
const inputTypes = ['RunDistributionScheduleInput', 'CreateDistributionScheduleBatchJobInput'] as const

/** From which channel databases a run of the P-job would pull; and, before it is started in vain, that from none. */
export async function DistributionPreview({ ui, answers }: { readonly ui: Ui; readonly answers: Answers }) {
  const { t } = ui
  const [given = {}] = inputTypes
    .map((type) => answersUnder(type, answers))
    .filter(({ schedule }) => schedule !== undefined)
  const id = String(given.schedule ?? '')
  const schedule = await ask(id)
  return (
    <section className={styles.preview} aria-labelledby="distribution-preview">
      <h2 id="distribution-preview">{t('guides:distribution.title')}</h2>
      {schedule ? (
        <Scope
          ui={ui}
          schedule={{ ...schedule, id }}
          scope={runScope(schedule, asList(given.groups).map(String))}
        />
      ) : (
        <p>{t('guides:distribution.unknown')}</p>
      )}
    </section>
  )
}

function Scope({
  ui,
  schedule,
  scope,
}: {
  readonly ui: Ui
  readonly schedule: Schedule & { readonly id: string }
  readonly scope: RunScope
}) {
  const { t, format } = ui
  const { pulled, paused } = scope
  const obstacle = obstacleOf(ui, schedule, scope)
  return (
    <>
      {obstacle && (
        <Notice tone="warning">
          <p>{obstacle}</p>
          <WaysOut ui={ui} scheduleId={schedule.id} hasDatabases={pulled.length + paused.length > 0} />
        </Notice>
      )}
      {pulled.length > 0 && (
        <>
          <p>{t('guides:distribution.from', { count: pulled.length })}</p>
          <ul>
            {pulled.map(({ id, name, lastContactProblem, ...contact }) => (
              <li key={id}>
                {name} ·{' '}
                <ContactWords ui={ui} contact={{ ...contact, hasProblem: lastContactProblem !== null }} />
              </li>
            ))}
          </ul>
        </>
      )}
      {paused.length > 0 && (
        <p>{t('guides:distribution.paused', { names: format.list(paused.map(({ name }) => name)) })}</p>
      )}
    </>
  )
}

/** Why nothing would be pulled; undefined when something would. */
function obstacleOf(
  { t }: Ui,
  { name, isActive }: Schedule,
  { hasGroups, pulled, paused }: RunScope,
): string | undefined {
  if (!isActive) return t('distribution:schedule.isInactive')
  if (pulled.length > 0) return undefined
  if (paused.length > 0) return t('guides:distribution.allPaused')
  return hasGroups ? t('guides:distribution.nothing') : t('guides:distribution.noGroups', { schedule: name })
}

/** Where the groups of a schedule are chosen, and where their channel databases are connected. */
function WaysOut({
  ui,
  scheduleId,
  hasDatabases,
}: {
  readonly ui: Ui
  readonly scheduleId: string
  readonly hasDatabases: boolean
}) {
  const { t } = ui
  const schedulePath = recordPath(ui, { type: 'DistributionSchedule', id: scheduleId, key: '' })
  return (
    <ul>
      {schedulePath && (
        <li>
          <Link href={ui.href(`${schedulePath}#groups`)} prefetch={false}>
            {t('guides:distribution.toSchedule')}
          </Link>
        </li>
      )}
      {!hasDatabases && (
        <li>
          <Link href={ui.href(guidePath('connect-channel-database'))} prefetch={false}>
            {t('distribution:database.connect')}
          </Link>
        </li>
      )}
    </ul>
  )
}

async function ask(schedule: string): Promise<Schedule | undefined> {
  if (schedule === '') return undefined
  try {
    const { distributionSchedule } = await query(PreviewDistributionDocument, { schedule })
    return distributionSchedule ?? undefined
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
}
