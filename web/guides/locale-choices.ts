import { currencyOptions, languageOptions } from '../forms/choices.ts'
import type { Ui } from '../session/ui.ts'
import type { Choice, Choosing } from './choice.ts'

/** The world's time zones, by their names in the time zone database. */
export function timeZoneChoices(): readonly Choice[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
    value: zone,
    label: zone,
    names: [],
  }))
}

/** The months of the year, by their numbers from 1. */
export function monthChoices({ ui }: Choosing): readonly Choice[] {
  return Array.from({ length: 12 }, (_, index) => ({
    value: index + 1,
    label: ui.format.month(index + 1),
    names: [],
  }))
}

/** The currencies of the world, as they are chosen everywhere in the console. */
export function currencyChoices({ ui }: { readonly ui: Pick<Ui, 'locale'> }): readonly Choice[] {
  return currencyOptions(ui).map((option) => ({ ...option, names: [] }))
}

/** The languages that a company's letters can be in. */
export function languageChoices(): readonly Choice[] {
  return languageOptions().map((option) => ({ ...option, names: [] }))
}
