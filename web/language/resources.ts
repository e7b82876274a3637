import type { Locale } from './locales.ts'

/** The files of words, `locales/<locale>/<namespace>.json`, that the console shows. English has the types. */
export interface Resources {
  readonly common: typeof import('../../locales/en/common.json')
  readonly account: typeof import('../../locales/en/account.json')
  readonly home: typeof import('../../locales/en/home.json')
  readonly distribution: typeof import('../../locales/en/distribution.json')
  readonly batch: typeof import('../../locales/en/batch.json')
  readonly settings: typeof import('../../locales/en/settings.json')
  readonly orders: typeof import('../../locales/en/orders.json')
  readonly guides: typeof import('../../locales/en/guides.json')
  readonly 'guide-import': typeof import('../../locales/en/guide-import.json')
  readonly navigation: typeof import('../../locales/en/navigation.json')
  readonly causes: typeof import('../../locales/en/causes.json')
  readonly enums: typeof import('../../locales/en/enums.json')
  readonly fields: typeof import('../../locales/en/fields.json')
  readonly messages: typeof import('../../locales/en/messages.json')
  readonly problems: typeof import('../../locales/en/problems.json')
  readonly codes: typeof import('../../locales/en/codes.json')
  readonly labels: typeof import('../../locales/en/labels.json')
}
export type Namespace = keyof Resources

export const namespaces: readonly Namespace[] = [
  'common',
  'batch',
  'distribution',
  'home',
  'account',
  'orders',
  'settings',
  'guides',
  'guide-import',
  'navigation',
  'causes',
  'enums',
  'fields',
  'messages',
  'problems',
  'labels',
  'codes',
]

/** All words of one language, by namespace. */
export async function loadResources(locale: Locale): Promise<Readonly<Record<Namespace, object>>> {
  const files = await Promise.all(
    namespaces.map(async (namespace) => {
      const file: { readonly default: object } = await import(`../../locales/${locale}/${namespace}.json`)
      return [namespace, file.default] as const
    }),
  )
  return Object.fromEntries(files) as Record<Namespace, object>
}
