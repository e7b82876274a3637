import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import '../../styles/tokens.css'
import '../../styles/base.css'
import { isLocale, locales } from '../../language/locales.ts'
import { openUi } from '../../session/ui.ts'
import { PendingRegion } from '../../shell/pending.tsx'
import { documentLanguage, Shell } from '../../shell/shell.tsx'

interface LayoutProps {
  readonly params: Promise<{ readonly locale: string }>
  readonly children: ReactNode
}

/** The page's title, and the same page in the other languages. */
export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const page = ((await headers()).get('x-kontor-page') ?? `/${locale}`).replace(/^\/[^/?#]*/, '')
  return {
    title: { template: '%s – Kontor', default: 'Kontor' },
    robots: { index: false },
    icons: { icon: '/icon.svg' },
    alternates: { languages: Object.fromEntries(locales.map((one) => [one, `/${one}${page}`])) },
  }
}

export default async function Layout({ params, children }: LayoutProps) {
  const ui = await openUi(params)
  return (
    <html lang={documentLanguage(ui)} data-theme={ui.theme === 'system' ? undefined : ui.theme}>
      <body>
        <PendingRegion words={ui.t('shell.working')}>
          <Shell ui={ui}>{children}</Shell>
        </PendingRegion>
      </body>
    </html>
  )
}
