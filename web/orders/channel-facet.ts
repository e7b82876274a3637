import type { Facet } from '../lists/list.ts'
import type { SearchParameters } from '../lists/search-parameters.ts'
import { valuesOf } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'

interface ChannelCount {
  readonly channelNumber: number
  readonly channel: { readonly name: string } | null
  readonly count: number
}

/** The filter by channel, with how many records each has. */
export function channelFacet(ui: Ui, type: string, channels: readonly ChannelCount[]): Facet {
  return {
    name: 'channel',
    label: ui.word.field(type, 'channel'),
    isMultiple: true,
    options: channels.map(({ channelNumber, channel, count }) => ({
      value: String(channelNumber),
      label: channel?.name ?? String(channelNumber),
      count,
    })),
  }
}

/** The channels that an address asks for; null for all. */
export function channelNumbersOf(filters: SearchParameters): number[] | null {
  const numbers = valuesOf(filters, 'channel')?.map(Number).filter(Number.isSafeInteger)
  return numbers && numbers.length > 0 ? numbers : null
}
