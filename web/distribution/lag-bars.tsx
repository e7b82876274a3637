import { Link } from '../components/link.tsx'
import { Empty } from '../components/page.tsx'
import type { Ui } from '../session/ui.ts'
import { type Contact, ContactWords } from './contact-words.tsx'
import styles from './lag-bars.module.css'
import { readLags } from './read-lags.ts'
import { WaitingLink } from './waiting-link.tsx'

/** So many fit at a glance; the list of channel databases has all. */
const mostShown = 20

/** How long ago each channel was heard of, as bars; the words beside a bar say the same, and what is not posted yet. */
export async function LagBars({ ui }: { readonly ui: Ui }) {
  const { t } = ui
  const lags = await readLags(ui.company.companyId)
  if (lags.length === 0) {
    return (
      <Empty>
        <p>{t('distribution:database.none')}</p>
      </Empty>
    )
  }
  return (
    <>
      <p>{t('distribution:lag.lead')}</p>
      <ul className={styles.channels}>
        {lags.slice(0, mostShown).map((channel) => (
          <li key={channel.number}>
            <span>{channel.name}</span>
            <span className={styles.track} aria-hidden="true">
              {channel.share !== null && (
                <span className={styles[toneOf(channel)]} style={{ inlineSize: `${channel.share * 100}%` }} />
              )}
            </span>
            <span className={styles.words}>
              <ContactWords ui={ui} contact={channel} />
              {channel.waiting && (
                <>
                  {' · '}
                  <WaitingLink ui={ui} channelNumber={channel.number} waiting={channel.waiting} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link href={ui.href('/retail-and-commerce-it/channel-databases')} prefetch={false}>
          {t('navigation:channelDatabases.label')}
        </Link>
      </p>
    </>
  )
}

function toneOf({ hasProblem, isPaused }: Contact): 'bad' | 'warning' | 'good' {
  if (hasProblem) return 'bad'
  return isPaused ? 'warning' : 'good'
}
