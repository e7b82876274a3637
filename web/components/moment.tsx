import type { Ui } from '../session/ui.ts'

/** A moment as the reader's clock shows it; the exact one, with the time zone, on hover. */
export function Moment({
  ui,
  at,
  none,
}: {
  readonly ui: Ui
  readonly at: string | null
  readonly none?: string
}) {
  if (at === null) return <>{none ?? '–'}</>
  return (
    <time dateTime={at} title={ui.format.exactTime(at)}>
      {ui.format.dateTime(at)}
    </time>
  )
}
