import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { ApiError, query } from '../graphql/request-client.ts'
import { type Formats, formatsFor } from '../language/formats.ts'
import { isLocale, type Locale } from '../language/locales.ts'
import { hasPseudoLocale } from '../language/pseudo-locale.ts'
import { openTranslator, type Translate } from '../language/translator.ts'
import { createWording, type Wording } from '../language/wording.ts'
import { likeliestCompany } from './choose-company.ts'
import { preferenceCookies, type Theme, themeOf } from './preferences.ts'
import {
  CompaniesAtWorkDocument,
  type Permission,
  SessionDocument,
  type SessionQuery,
} from './session.generated.ts'

export type Company = NonNullable<SessionQuery['companies']>[number]

type Session = SessionQuery & { readonly companies: readonly Company[] }

/** What a page is drawn with: who reads it, in which language, for which company. */
export interface Ui {
  readonly locale: Locale
  readonly t: Translate
  /** Words for what the API says by code: enum values, problems, causes, log messages. */
  readonly word: Wording
  readonly format: Formats
  readonly user: Session['viewer']['user']
  readonly companies: readonly Company[]
  /** The company that the reader works in. */
  readonly company: Company
  readonly unreadNotificationCount: number
  /** Position of the batch events before the page was drawn: what comes after it, the page does not show yet. */
  readonly eventPosition: number
  /** Whether words are made up to show what does not fit; in development only. */
  readonly isPseudo: boolean
  readonly theme: Theme
  readonly hasShortcuts: boolean
  /** Whether the reader may do this in the company at hand. */
  may(permission: Permission): boolean
  /** Whether the reader has a role at all, in whatever company. */
  readonly hasRole: boolean
  /** A console address in the reader's language: `href('/batch-jobs')`. */
  href(path: string): string
}

/**
 * What a page needs to be drawn, from its `params`. Who has not signed in is sent to do so; an address of no language
 * that we speak is answered as not found.
 */
export async function openUi(params: Promise<{ readonly locale: string }>): Promise<Ui> {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  return openUiFor(locale)
}

/**
 * `openUi` for a page of what companies have: as long as there is no company, its reader is sent Home, which says what to
 * do first. Who has no role stays, and reads what is missing.
 */
export async function openCompanyUi(params: Promise<{ readonly locale: string }>): Promise<Ui> {
  const ui = await openUi(params)
  if (ui.hasRole && ui.companies.length === 0) redirect(ui.href('/'))
  return ui
}

/**
 * `openUi` for a known language; read once a request.
 * @param companyId the company that it is for, instead of the one that the reader works in.
 */
export const openUiFor = cache(async (locale: Locale, companyId?: string): Promise<Ui> => {
  const session = await readSession()
  const chosen = await cookies()
  const company = await chooseCompany(session, companyId)
  const isPseudo = hasPseudoLocale() && chosen.get(preferenceCookies.pseudoLocale)?.value === 'on'
  const { t } = await openTranslator(locale, company.timeZone, { isPseudo })
  const format = formatsFor(locale, company.timeZone)
  return {
    locale,
    t: t as Translate,
    word: createWording(t),
    format,
    user: session.viewer.user,
    companies: session.companies,
    company,
    unreadNotificationCount: session.unreadNotificationCount,
    eventPosition: session.batchEventPosition,
    isPseudo,
    theme: themeOf(chosen.get(preferenceCookies.theme)?.value),
    hasShortcuts: chosen.get(preferenceCookies.shortcuts)?.value !== 'off',
    may: (permission) =>
      session.viewer.permissions.some(
        ({ companyId, permissions }) =>
          (companyId === null || companyId === company.companyId) && permissions.includes(permission),
      ),
    hasRole: session.viewer.permissions.some(({ permissions }) => permissions.length > 0),
    href: (path) => (path === '/' ? `/${locale}` : `/${locale}${path}`),
  }
})

async function readSession({ seesCompanies = true } = {}): Promise<Session> {
  try {
    const session = await query(SessionDocument, { seesCompanies })
    return { ...session, companies: session.companies ?? [] }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.code === 'UNAUTHENTICATED') redirect(await signInAddress())
    // Somebody without a role, who has just been invited, may know of no company.
    if (error.code === 'FORBIDDEN' && seesCompanies) return readSession({ seesCompanies: false })
    throw error
  }
}

async function signInAddress(): Promise<string> {
  const page = (await headers()).get('x-kontor-page')
  return page ? `/sign-in?next=${encodeURIComponent(page)}` : '/sign-in'
}

/** A system without companies has none to choose; pages then stand in UTC and say what to do first. */
const noCompany: Company = { id: '', companyId: '', name: '', timeZone: 'UTC', currency: 'EUR' }

/** The company that the reader chose, in whatever browser, while they may see it; else the likeliest. */
async function chooseCompany(session: Session, asked: string | undefined): Promise<Company> {
  const { companies, viewer } = session
  const find = (id: string | undefined) => companies.find(({ companyId }) => companyId === id)
  if (companies.length < 2) return companies[0] ?? noCompany
  return (
    find(asked) ??
    find(viewer.companyAtWork ?? undefined) ??
    find(await readLikeliestCompany(session)) ??
    noCompany
  )
}

async function readLikeliestCompany({ viewer }: Session): Promise<string | undefined> {
  const { companies } = await query(CompaniesAtWorkDocument, {})
  return likeliestCompany(
    companies.map(({ companyId, lastReceivedAt, channels }) => ({
      companyId,
      lastReceivedAt,
      channelCount: channels.length,
      isOwn: viewer.permissions.some((held) => held.companyId === companyId),
    })),
  )
}
