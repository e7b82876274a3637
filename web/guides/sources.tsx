import { Facts, Section } from '../components/page.tsx'
import { isLocale, localeNames } from '../language/locales.ts'
import type { Ui } from '../session/ui.ts'
import type { Guide } from './read-guide.ts'

type Source = Guide['sources'][number]

/** Where an imported guide comes from, and by which licence it is shown; nothing for the product's own. */
export function Sources({ ui, guide }: { readonly ui: Ui; readonly guide: Guide }) {
  if (guide.sources.length === 0) return null
  return (
    <Section id="sources" title={ui.t('guides:source.title')}>
      {guide.document && guide.document.parts > 1 && (
        <p>
          {ui.t('guides:source.part', {
            part: guide.document.part,
            total: guide.document.parts,
            name: titleOf(guide),
          })}
        </p>
      )}
      {guide.sources.map((source) => (
        <SourceFacts key={`${source.locale} ${source.path}`} ui={ui} source={source} />
      ))}
    </Section>
  )
}

/** The document's title in the language of the guide's words, else in that of its first source. */
function titleOf({ locale, sources }: Guide): string {
  const source = sources.find((candidate) => candidate.locale === locale) ?? sources[0]
  return source?.title ?? ''
}

function SourceFacts({ ui, source }: { readonly ui: Ui; readonly source: Source }) {
  const { t } = ui
  const { locale, title, path, address, licence, author, date } = source
  const language = isLocale(locale) ? localeNames[locale] : locale
  // Only an address of the web is made a link: a source is what somebody else's file says.
  const link = address && /^https?:\/\//.test(address) ? address : undefined
  const name = link ? <SourceLink address={link} title={title} /> : title
  return (
    <Facts
      facts={[
        [t('guides:source.document'), name],
        [t('guides:source.language'), language],
        [t('guides:source.licence'), licence ?? t('guides:source.noLicence')],
        ...(author ? [[t('guides:source.author'), author] as const] : []),
        ...(date ? [[t('guides:source.date'), date] as const] : []),
        [t('guides:source.file'), path],
      ]}
    />
  )
}

function SourceLink({ address, title }: { readonly address: string; readonly title: string }) {
  return (
    <a href={address} rel="noreferrer">
      {title}
    </a>
  )
}
