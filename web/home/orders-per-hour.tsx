import { Empty } from '../components/page.tsx'
import { query } from '../graphql/request-client.ts'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import { OrdersPerHourDocument, type OrdersPerHourQuery } from './home.generated.ts'
import styles from './orders-per-hour.module.css'

type OrdersOfHour = OrdersPerHourQuery['ordersPerHour'][number]

/** A bar is drawn on a grid of one column an hour and so many rows. */
const height = 100
const hoursBetweenLabels = 6

/** How many orders were posted in each hour of the last day, as bars, and as a table for who would rather read. */
export async function OrdersPerHour({ ui }: { readonly ui: Ui }) {
  const { t, format } = ui
  const { ordersPerHour: hours } = await query(OrdersPerHourDocument, { companyId: ui.company.companyId })
  const total = hours.reduce((sum, { orders }) => sum + orders, 0)
  const busiest = hours.toSorted((one, other) => other.orders - one.orders)[0]
  if (!busiest || total === 0) {
    return (
      <Empty>
        <p>{t('home:hours.none')}</p>
      </Empty>
    )
  }
  return (
    <figure className={styles.figure}>
      <figcaption>
        {t('home:hours.total', { count: total, most: busiest.orders, hour: format.time(busiest.hour) })}
      </figcaption>
      <Bars ui={ui} hours={hours} most={busiest.orders} />
      <details>
        <summary>{t('home:hours.asTable')}</summary>
        <Table
          ui={ui}
          caption={t('home:hours.title')}
          columns={[
            {
              id: 'hour',
              header: t('home:hours.hour'),
              cell: ({ hour }) => format.dateTime(hour),
              text: ({ hour }) => format.dateTime(hour),
            },
            {
              id: 'orders',
              header: t('home:hours.orders'),
              align: 'end',
              cell: ({ orders }) => format.number(orders),
              text: ({ orders }) => format.number(orders),
            },
          ]}
          rows={hours.toReversed()}
          rowKey={({ hour }) => hour}
        />
      </details>
    </figure>
  )
}

function Bars({
  ui: { format },
  hours,
  most,
}: {
  readonly ui: Ui
  readonly hours: readonly OrdersOfHour[]
  readonly most: number
}) {
  return (
    <div className={styles.picture} aria-hidden="true">
      <span className={styles.most}>{format.number(most)}</span>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${hours.length} ${height}`}
        preserveAspectRatio="none"
        className={styles.bars}
      >
        {hours.map(({ hour, orders }, index) => {
          // The fewest orders can still be seen, and no order is no bar.
          const high = orders === 0 ? 0 : Math.max((orders / most) * height, 2)
          return (
            <rect key={hour} x={index + 0.1} y={height - high} width={0.8} height={high}>
              <title>{`${format.time(hour)}: ${format.number(orders)}`}</title>
            </rect>
          )
        })}
      </svg>
      <div className={styles.hours}>
        {hours
          .filter((_, index) => index % hoursBetweenLabels === 0)
          .map(({ hour }) => (
            <span key={hour}>{format.time(hour)}</span>
          ))}
      </div>
    </div>
  )
}
