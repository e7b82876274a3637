import type { Locale } from './locales.ts'

/** The files of words, `locales/<locale>/<namespace>.json`, that the console shows. English has the types. */
export interface Resources {
  readonly common: typeof import('../../locales/en/common.json')
  readonly batch: typeof import('../../locales/en/batch.json')
  readonly navigation: typeof import('../../locales/en/navigation.json')
  readonly labels: typeof import('../../locales/en/labels.json')
}
export type Namespace = keyof Resources

export const namespaces: readonly Namespace[] = ['common', 'batch', 'navigation', 'labels']

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
