import { ButtonLink } from '../components/button-link.tsx'
import { buttonClass } from '../components/button-look.ts'
import { Link } from '../components/link.tsx'
import { Empty, PageHeader, Section } from '../components/page.tsx'
import { query } from '../graphql/request-client.ts'
import { oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'
import { mayImport } from './access.ts'
import { guidePath, importedGuidesPath } from './addresses.ts'
import { DraftList } from './draft-list.tsx'
import { GuideDraftsToResumeDocument, GuideLibraryDocument } from './library.generated.ts'
import styles from './library.module.css'
import {
  besideOthers,
  findGuides,
  type LibraryEntry,
  type Shelf,
  shelvesOf,
  workspaceNames,
} from './shelves.ts'

/**
 * All guides by workspace, and the reader's walks to go on with. `text` searches; `shelf=imported` shows all that was
 * imported and nothing else.
 */
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
  const isAlone =
    oneValueOf(parameters, 'shelf') === 'imported' && guides.some(({ isImported }) => isImported)
  const shelves = shelvesOf(found, ui.format.compare).filter(({ name }) => !isAlone || name === 'imported')
  return (
    <>
      <PageHeader
        ui={ui}
        title={t('guides:library.title')}
        lead={t('guides:library.lead')}
        crumbs={isAlone ? [{ label: t('guides:library.title'), path: '/guides' }] : []}
      >
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
      {shelves.length === 0 && (
        <Empty>
          <p>{t('guides:library.nothing')}</p>
          <p>
            <Link href={ui.href('/guides')}>{t('list.clear')}</Link>
          </p>
        </Empty>
      )}
      {shelves.map((shelf) => (
        <ShelfSection key={shelf.name} ui={ui} shelf={shelf} isWhole={isAlone || text !== undefined} />
      ))}
    </>
  )
}

function ShelfSection({
  ui,
  shelf,
  isWhole,
}: {
  readonly ui: Ui
  readonly shelf: Shelf
  readonly isWhole: boolean
}) {
  const guides = isWhole ? shelf.guides : besideOthers(shelf)
  return (
    <Section id={shelf.name.toLowerCase()} title={shelfTitle(ui, shelf)}>
      <ul className={styles.guides}>
        {guides.map((guide) => (
          <GuideCard key={guide.id} ui={ui} guide={guide} />
        ))}
      </ul>
      {guides.length < shelf.guides.length && (
        <p className={styles.more}>
          <Link href={ui.href(importedGuidesPath)} prefetch={false}>
            {ui.t('guides:library.allImported', { count: shelf.guides.length })}
          </Link>
        </p>
      )}
    </Section>
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
