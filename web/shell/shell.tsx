import type { ReactNode } from 'react'
import { Link } from '../components/link.tsx'
import { FieldWords } from '../forms/field-words.tsx'
import { formattingLocale, localeNames, locales } from '../language/locales.ts'
import { hasPseudoLocale, pseudoLocale } from '../language/pseudo-locale.ts'
import { ConnectionState } from '../live/connection-state.tsx'
import { LiveProvider } from '../live/live-provider.tsx'
import { Bell } from '../notifications/bell.tsx'
import { CompanyScope } from '../session/company-scope.tsx'
import type { Ui } from '../session/ui.ts'
import { ChoiceForm } from './choice-form.tsx'
import { FocusKeeper } from './focus-keeper.tsx'
import { NavButton, NavLinks } from './nav-links.tsx'
import { destinations } from './navigation.ts'
import { PaletteButton } from './palette-button.tsx'
import { pageCommands, searchesOf } from './palette-commands.ts'
import { chooseCompany, chooseLanguage } from './preference-actions.ts'
import styles from './shell.module.css'
import { Shortcuts } from './shortcuts.tsx'
import { ToastRegion } from './toast.tsx'

/** What stands around every page: where one is, who one is, and whether what one sees is live. */
export function Shell({ ui, children }: { readonly ui: Ui; readonly children: ReactNode }) {
  const { t } = ui
  const pages = destinations(ui)
  return (
    <ToastRegion closeLabel={t('close')}>
      <LiveProvider
        companyId={ui.company.companyId}
        canSubscribe={ui.may('BATCH_READ')}
        since={ui.eventPosition}
      >
        <a href="#main" className={styles.skip}>
          {t('shell.skip')}
        </a>
        <header className={styles.header}>
          <NavButton label={t('shell.navigation')} />
          <Link href={ui.href('/')} prefetch={false} className={styles.brand}>
            Kontor
          </Link>
          {ui.companies.length > 0 && (
            <ChoiceForm
              id="choose-company"
              action={chooseCompany}
              label={t('shell.company')}
              value={ui.company.companyId}
              options={ui.companies.map(({ companyId, name }) => ({
                value: companyId,
                label: `${companyId} – ${name}`,
              }))}
              submit={t('shell.choose')}
            />
          )}
          <PaletteButton label={t('shell.palette.open')} />
          <span className={styles.space} />
          <ConnectionState
            words={{
              connecting: t('shell.connection.connecting'),
              live: t('shell.connection.live'),
              paused: t('shell.connection.paused'),
              polling: t('shell.connection.polling'),
              offline: t('shell.connection.offline'),
            }}
          />
          <Bell
            href={ui.href('/notifications')}
            address={ui.href('/unread')}
            since={ui.eventPosition}
            words={t('shell.notifications', { count: ui.unreadNotificationCount })}
          />
          <ChoiceForm
            id="choose-language"
            action={chooseLanguage}
            label={t('shell.language')}
            value={ui.isPseudo ? pseudoLocale.value : ui.locale}
            options={languageChoices()}
            submit={t('shell.choose')}
          />
          <Link href={ui.href('/account')} prefetch={false}>
            {ui.user.name}
          </Link>
        </header>
        <div className={styles.body}>
          <NavLinks
            label={t('shell.navigation')}
            explorer={ui.may('EXPLORER_USE') ? t('shell.explorer') : undefined}
            links={pages.map((page) => ({
              href: ui.href(page.path),
              label: page.label,
              pages: (page.pages ?? []).map(({ path, label }) => ({ href: ui.href(path), label })),
            }))}
          />
          <main id="main" tabIndex={-1} className={styles.main}>
            <CompanyScope companyId={ui.company.companyId}>
              <FieldWords words={fieldWords(t)}>{children}</FieldWords>
            </CompanyScope>
            {ui.companies.length > 0 && (
              <p className={styles.timeZone}>{t('shell.timeZone', { timeZone: ui.company.timeZone })}</p>
            )}
          </main>
        </div>
        <FocusKeeper />
        <Shortcuts
          areOn={ui.hasShortcuts}
          commands={pageCommands(ui)}
          guidesAt={ui.href('/palette-guides')}
          paletteWords={{
            title: t('shell.palette.title'),
            nothing: t('shell.palette.nothing'),
            searches: searchesOf(ui),
          }}
          shortcutWords={{
            title: t('shell.shortcuts.title'),
            close: t('close'),
            keys: [
              ['Ctrl K', t('shell.shortcuts.palette')],
              ['j', t('shell.shortcuts.next')],
              ['k', t('shell.shortcuts.previous')],
              ['x', t('shell.shortcuts.select')],
              ['/', t('shell.shortcuts.search')],
              ['?', t('shell.shortcuts.list')],
            ],
          }}
        />
      </LiveProvider>
    </ToastRegion>
  )
}

function languageChoices() {
  const spoken = locales.map((locale) => ({ value: locale, label: localeNames[locale], lang: locale }))
  return hasPseudoLocale() ? [...spoken, { value: pseudoLocale.value, label: pseudoLocale.name }] : spoken
}

/** The language of a document, as browsers and screen readers know it. */
export function documentLanguage(ui: Pick<Ui, 'locale'>): string {
  return ui.locale === 'en' ? formattingLocale('en') : ui.locale
}

function fieldWords(t: Ui['t']) {
  const label = '{{label}}'
  const [day, time] = [t('calendar.day'), t('calendar.time')]
  return {
    optional: t('optionalField', { label }),
    calendar: { day, time, moment: `${day} ${time}`, choose: t('calendar.choose', { label }) },
  }
}
