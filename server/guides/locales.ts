/** The languages of the product, the one that guides are written in first. */
export const guideLocales = ['en', 'sv-SE', 'nb-NO'] as const

export type GuideLocale = (typeof guideLocales)[number]

/** The language whose steps the others are translated from. */
export const sourceLocale: GuideLocale = 'en'

/** Whether a tag is one of the product's languages, as it writes them. */
export function isGuideLocale(tag: string): tag is GuideLocale {
  return (guideLocales as readonly string[]).includes(tag)
}
