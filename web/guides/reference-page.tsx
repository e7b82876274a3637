import { PageHeader } from '../components/page.tsx'
import type { Ui } from '../session/ui.ts'
import { GuideHtml } from './guide-html.tsx'
import styles from './guide-page.module.css'
import { LanguageNotices } from './notices.tsx'
import type { Guide } from './read-guide.ts'
import { Sources } from './sources.tsx'

/** A page of the library that is read and not walked, with its headings to go to. */
export function ReferencePage({
  ui,
  guide,
  children,
}: {
  readonly ui: Ui
  readonly guide: Guide
  /** What stands above the prose, and is looked up more often than that is read. */
  readonly children?: React.ReactNode
}) {
  const { t } = ui
  return (
    <>
      <PageHeader
        ui={ui}
        title={guide.title}
        lead={guide.description}
        crumbs={[{ label: t('guides:library.title'), path: '/guides' }]}
      />
      <LanguageNotices ui={ui} guide={guide} />
      {guide.headings.length > 1 && (
        <nav aria-label={t('guides:reference.headings')} className={styles.headings}>
          <ul>
            {guide.headings.map(({ id, title }) => (
              <li key={id} lang={guide.locale}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {children}
      <GuideHtml html={guide.introduction} lang={guide.locale} className={styles.prose} />
      <Sources ui={ui} guide={guide} />
    </>
  )
}
