import { ButtonLink } from '../components/button-link.tsx'
import { buttonClass } from '../components/button-look.ts'
import { Link } from '../components/link.tsx'
import { Empty, PageHeader, Section } from '../components/page.tsx'
import { query } from '../graphql/request-client.ts'
import { oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'
import { mayImport } from './access.ts'
import { guidePath } from './addresses.ts'
import { DraftList } from './draft-list.tsx'
import { GuideDraftsToResumeDocument, GuideLibraryDocument } from './library.generated.ts'
import styles from './library.module.css'
import { findGuides, type LibraryEntry, type Shelf, shelvesOf, workspaceNames } from './shelves.ts'

/** All guides by workspace, and the reader's walks to go on with. */
export async function GuideLibrary({
  ui,
  parameters,
}: {
  readonly ui: Ui
  readonly parameters: SearchParameters
}) {
  const { t, locale } = ui
  const companyId = ui.company.companyId || null
  const [{ guides }, { guideDrafts }] = await Promise.all([
    query(GuideLibraryDocument, { locale, companyId }),
    query(GuideDraftsToResumeDocument, { locale, companyId, guide: null }),
  ])
  const text = oneValueOf(parameters, 'text')
  const found = findGuides(guides, text, locale)
  return (
    <>
      <PageHeader ui={ui} title={t('guides:library.title')} lead={t('guides:library.lead')}>
        {mayImport(ui) && <ButtonLink href={ui.href('/guides/import')}>{t('guides:import.open')}</ButtonLink>}
      </PageHeader>
      {guideDrafts.length > 0 && (
        <Section id="drafts" title={t('guides:drafts.title')}>
          <DraftList ui={ui} drafts={guideDrafts} />
        </Section>
      )}
      <search>
        <form action={ui.href('/guides')} method="get" className={styles.search}>
          <label htmlFor="guide-search">{t('guides:library.search')}</label>
          <input id="guide-search" type="search" name="text" defaultValue={text} data-search="" />
          <button type="submit" className={buttonClass()}>
            {t('list.search')}
          </button>
        </form>
      </search>
      {found.length === 0 && (
        <Empty>
          <p>{t('guides:library.nothing')}</p>
          <p>
            <Link href={ui.href('/guides')}>{t('list.clear')}</Link>
          </p>
        </Empty>
      )}
      {shelvesOf(found, ui.format.compare).map((shelf) => (
        <Section key={shelf.name} id={shelf.name.toLowerCase()} title={shelfTitle(ui, shelf)}>
          <ul className={styles.guides}>
            {shelf.guides.map((guide) => (
              <GuideCard key={guide.id} ui={ui} guide={guide} />
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

function GuideCard({ ui, guide }: { readonly ui: Ui; readonly guide: LibraryEntry }) {
  const { t, word, format } = ui
  const roles = guide.roles.map((role) => word.enumValue('Role', role))
  return (
    <li className={styles.guide}>
      <h3>
        <Link href={ui.href(guidePath(guide.id))} prefetch={false}>
          {guide.title}
        </Link>
      </h3>
      <p>{guide.description}</p>
      <p className={styles.quiet}>
        {guide.kind === 'PAGE' && t('guides:library.page')}
        {guide.kind === 'PROCEDURE' && guide.submit === null && t('guides:library.checklist')}
        {roles.length > 0 && t('guides:library.roles', { roles: format.list(roles) })}
      </p>
      {!guide.preflight.isAllowed && <p className={styles.missing}>{t('guides:library.notAllowed')}</p>}
    </li>
  )
}

function shelfTitle({ t }: Ui, { name }: Shelf): string {
  if (name === 'pages') return t('guides:library.pages')
  if (name === 'imported') return t('guides:library.imported')
  return t(`navigation:${workspaceNames[name]}.label`)
}
