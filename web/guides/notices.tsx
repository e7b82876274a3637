import { Notice } from '../components/page.tsx'
import { isLocale, localeNames } from '../language/locales.ts'
import type { Ui } from '../session/ui.ts'
import { misfitsInWords } from './misfit-words.ts'
import type { Draft, Guide } from './read-guide.ts'

/** What to know of a guide's words: that they are in another language, or older than what they were translated from. */
export function LanguageNotices({ ui, guide }: { readonly ui: Ui; readonly guide: Guide }) {
  const { t } = ui
  return (
    <>
      {guide.locale !== ui.locale && (
        <Notice>
          <p>
            {t('guides:notice.otherLanguage', {
              language: isLocale(guide.locale) ? localeNames[guide.locale] : guide.locale,
            })}
          </p>
        </Notice>
      )}
      {guide.isIntroductionStale && (
        <Notice tone="warning">
          <p>{t('guides:notice.stale')}</p>
        </Notice>
      )}
    </>
  )
}

/** What keeps the reader from doing what a guide is for, and who can grant it; nothing when they may. */
export function PreflightNotice({ ui, guide }: { readonly ui: Ui; readonly guide: Guide }) {
  const { t, word, format } = ui
  const { isAllowed, missing, grantors, grantingRoles } = guide.preflight
  if (isAllowed) return null
  const granting = grantingRoles.map((role) => word.enumValue('Role', role))
  return (
    <Notice tone="warning">
      <p>{t('guides:preflight.missing', { company: ui.company.name || t('none') })}</p>
      <ul>
        {missing.map(({ permission, roles }) => (
          <li key={permission}>
            {t('guides:preflight.permission', {
              permission: word.enumValue('Permission', permission),
              roles: format.either(roles.map((role) => word.enumValue('Role', role))),
            })}
          </li>
        ))}
      </ul>
      <p>
        {grantors.length > 0
          ? t('guides:preflight.grantors', { names: format.either(grantors) })
          : t('guides:preflight.grantingRoles', { roles: format.either(granting) })}
      </p>
    </Notice>
  )
}

/** That what somebody had begun is not there any more. */
export function DraftGoneNotice({ ui }: { readonly ui: Ui }) {
  return (
    <Notice tone="warning">
      <p>{ui.t('guides:problem.draftGone')}</p>
    </Notice>
  )
}

/** What became of a draft's answers when its guide changed, and whose company it is for. */
export async function DraftNotices({
  ui,
  guide,
  draft,
}: {
  readonly ui: Ui
  readonly guide: Guide
  readonly draft: Draft
}) {
  const { t } = ui
  const misfits = await misfitsInWords(ui, guide, draft)
  const company = ui.companies.find(({ companyId }) => companyId === draft.companyId)
  return (
    <>
      {draft.companyId !== null && draft.companyId !== ui.company.companyId && (
        <Notice>
          <p>{t('guides:notice.otherCompany', { company: company?.name ?? draft.companyId })}</p>
        </Notice>
      )}
      {draft.isOutdated && (
        <Notice tone="warning">
          <p>{t('guides:notice.outdated')}</p>
        </Notice>
      )}
      {misfits.length > 0 && (
        <Notice tone="warning">
          <p>{t('guides:notice.misfits')}</p>
          <ul>
            {misfits.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
