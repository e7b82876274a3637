import type { Ui } from '../../session/ui.ts'

/** What comes of it when an input is left without a choice: the same as the schema says, in the reader's words. */
const meanings = {
  'RegisterChannelDatabaseInput.tls': 'guides:unchosen.tls',
  'RunInBackgroundInput.categoryId': 'guides:unchosen.category',
  'RecurrenceInput.unit': 'guides:unchosen.unit',
  'RecurrenceInput.ordinal': 'guides:unchosen.ordinal',
  'RecurrenceInput.month': 'guides:unchosen.month',
  'RecurrenceInput.timeZone': 'guides:unchosen.timeZone',
  'ActivePeriodInput.timeZone': 'guides:unchosen.sameTimeZone',
} as const

/** The words of the choice to choose nothing, told from those of every value. */
export function unchosenWords({ t }: Pick<Ui, 't'>, bind: string): string {
  return t(isKnown(bind) ? meanings[bind] : 'guides:unchosen.other')
}

function isKnown(bind: string): bind is keyof typeof meanings {
  return bind in meanings
}
