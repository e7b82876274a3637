/** Cookies that keep what a reader chose for this browser. None of them is a secret, and none is needed. */
export const preferenceCookies = {
  theme: 'kontor_theme',
  shortcuts: 'kontor_shortcuts',
  /** Read in development only. */
  pseudoLocale: 'kontor_pseudo_locale',
} as const

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export function themeOf(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system'
}

/** A year, in seconds. */
export const preferenceLifetime = 31_536_000
