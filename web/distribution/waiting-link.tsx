import { Ago } from '../components/ago.tsx'
import { Link } from '../components/link.tsx'
import type { Ui } from '../session/ui.ts'
import type { Waiting } from './lag.ts'

/** How many transactions of a channel wait to be posted, and since when; leads to them. */
export function WaitingLink({
  ui,
  channelNumber,
  waiting: { count, oldestReceivedAt },
}: {
  readonly ui: Ui
  readonly channelNumber: number
  readonly waiting: Waiting
}) {
  const { t } = ui
  const list = `/store-financials/transactions?channel=${channelNumber}`
  return (
    <Link href={ui.href(`${list}&status=PENDING_SYNCHRONIZATION&status=CREATING`)} prefetch={false}>
      <Ago
        ui={ui}
        at={oldestReceivedAt}
        sentence={(when) => t('distribution:lag.waiting', { count, when })}
      />
    </Link>
  )
}
