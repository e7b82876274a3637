'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { ApiError, mutate } from '../graphql/request-client.ts'
import { isLocale, localeCookie } from '../language/locales.ts'
import { hasPseudoLocale, pseudoLocale } from '../language/pseudo-locale.ts'
import { preferenceCookies, preferenceLifetime, themeOf } from '../session/preferences.ts'
import { ChooseCompanyAtWorkDocument } from '../session/session.generated.ts'

/** A page of this console that a form says it stands on; the first page for anything else. */
function pageFrom(form: FormData): string {
  const page = String(form.get('page') ?? '')
  return /^\/(?![/\\])/.test(page) && URL.parse(page, 'http://this.site')?.origin === 'http://this.site'
    ? page
    : '/'
}

async function keep(name: string, value: string): Promise<void> {
  const jar = await cookies()
  jar.set(name, value, { maxAge: preferenceLifetime, path: '/', sameSite: 'lax' })
}

/** Shows the same page in another language, and remembers it. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const choice = String(form.get('choice'))
  const isPseudo = hasPseudoLocale() && choice === pseudoLocale.value
  const locale = isPseudo ? 'en' : choice
  if (!isLocale(locale)) redirect(pageFrom(form))
  if (hasPseudoLocale()) await keep(preferenceCookies.pseudoLocale, isPseudo ? 'on' : 'off')
  await keep(localeCookie, locale)
  redirect(pageFrom(form).replace(/^\/[^/?#]*/, `/${locale}`))
}

/** Shows the same page in another theme. */
export async function chooseTheme(form: FormData): Promise<void> {
  await keep(preferenceCookies.theme, themeOf(String(form.get('choice'))))
  redirect(pageFrom(form))
}

/** Works in another company from here on, in every browser. */
export async function chooseCompany(form: FormData): Promise<void> {
  try {
    await mutate(ChooseCompanyAtWorkDocument, { input: { companyId: String(form.get('choice')) } })
  } catch (error) {
    // Who may not see the company any more finds the page as it was, and the company no longer among the choices.
    if (!(error instanceof ApiError)) throw error
  }
  redirect(pageFrom(form))
}

/** Switches single-key shortcuts on or off (WCAG 2.1.4). */
export async function chooseShortcuts(form: FormData): Promise<void> {
  await keep(preferenceCookies.shortcuts, form.get('choice') === 'off' ? 'off' : 'on')
  redirect(pageFrom(form))
}
