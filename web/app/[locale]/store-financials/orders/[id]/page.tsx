import type { Metadata } from 'next'
import { Link } from '../../../../../components/link.tsx'
import { Moment } from '../../../../../components/moment.tsx'
import { Facts, Notice, PageHeader, Section } from '../../../../../components/page.tsx'
import { StatusBadge } from '../../../../../components/status-badge.tsx'
import { customerPath } from '../../../../../customers/customer-list.tsx'
import { ConfirmAction } from '../../../../../forms/confirm-action.tsx'
import { TextField } from '../../../../../forms/field.tsx'
import { readableOperation } from '../../../../../graphql/asked-operation.ts'
import { found, idFrom } from '../../../../../graphql/found.ts'
import { query } from '../../../../../graphql/request-client.ts'
import { releaseHoldPath } from '../../../../../guides/mending.ts'
import { LiveRefresh } from '../../../../../live/live-refresh.tsx'
import { releaseHold } from '../../../../../orders/actions.ts'
import { Journey } from '../../../../../orders/journey.tsx'
import { OrderDetails, OrderLines, OrderPayments } from '../../../../../orders/order-tables.tsx'
import { SalesOrderPageDocument } from '../../../../../orders/orders.generated.ts'
import { toneOfOrder } from '../../../../../orders/status.ts'
import type { PageProps } from '../../../../../session/page-props.ts'
import { openUi } from '../../../../../session/ui.ts'

async function readOrder(id: string) {
  return found(query(SalesOrderPageDocument, { id: idFrom(id) }).then(({ salesOrder }) => salesOrder))
}

export async function generateMetadata({ params }: PageProps<'id'>): Promise<Metadata> {
  await openUi(params)
  return { title: (await readOrder((await params).id)).number }
}

/** One sales order: what was sold, to whom, how it was paid, and its whole way from the shop to the payment. */
export default async function SalesOrder({ params }: PageProps<'id'>) {
  const ui = await openUi(params)
  const { t, word, format, locale } = ui
  const order = await readOrder((await params).id)
  const fact = (name: string) => word.field('SalesOrder', name)
  const openHold = order.holds.find(({ releasedAt }) => releasedAt === null)
  const amounts = [
    'netAmount',
    'discountAmount',
    'chargeAmount',
    'taxAmount',
    'roundingAmount',
    'grossAmount',
    'paidAmount',
    'paymentDifference',
  ] as const
  return (
    <>
      <PageHeader
        ui={ui}
        title={order.number}
        operation={readableOperation(SalesOrderPageDocument, { id: order.id })}
        of={order.company.companyId}
        crumbs={[
          { label: t('navigation:storeFinancials.label'), path: '/store-financials' },
          { label: t('navigation:orders.label'), path: '/store-financials/orders' },
        ]}
        lead={
          <StatusBadge tone={toneOfOrder[order.status]}>
            {word.enumValue('SalesOrderStatus', order.status)}
          </StatusBadge>
        }
      >
        {openHold && ui.may('ORDERS_EDIT') && (
          <ConfirmAction
            id="release"
            action={releaseHold}
            locale={locale}
            values={{ hold: openHold.id }}
            look="primary"
            words={{
              open: t('orders:holds.release'),
              title: t('orders:holds.releaseTitle', { order: order.number }),
              text: t('orders:holds.releaseText'),
              confirm: t('orders:holds.release'),
              cancel: t('cancel'),
              problem: t('problem'),
            }}
          >
            <TextField name="comment" label={word.field('OrderHold', 'releaseComment')} />
          </ConfirmAction>
        )}
      </PageHeader>
      <LiveRefresh since={ui.eventPosition} />
      {openHold && (
        <Notice tone="warning">
          <p>
            {t('orders:order.isOnHold', { code: openHold.holdCode, at: openHold.placedAt })}{' '}
            <Link href={ui.href(releaseHoldPath(openHold.id))} prefetch={false}>
              {t('orders:holds.guide')}
            </Link>
          </p>
        </Notice>
      )}
      <Facts
        facts={[
          [fact('kind'), word.enumValue('SalesOrderKind', order.kind)],
          [fact('channel'), order.channel?.name ?? '–'],
          [fact('channelReferenceId'), order.channelReferenceId || '–'],
          [
            fact('channelTransaction'),
            order.channelTransaction ? (
              <Link
                key="transaction"
                prefetch={false}
                href={ui.href(
                  `/store-financials/transactions/${encodeURIComponent(order.channelTransaction.id)}`,
                )}
              >
                {order.channelTransaction.transactionId}
              </Link>
            ) : (
              '–'
            ),
          ],
          [
            fact('customer'),
            order.customer ? (
              <Link key="customer" href={ui.href(customerPath(order.customer.id))} prefetch={false}>
                {`${order.customerAccount} ${order.customer.name}`}
              </Link>
            ) : (
              order.customerAccount
            ),
          ],
          [fact('orderedOn'), format.date(order.orderedOn)],
          [fact('postedAt'), <Moment key="posted" ui={ui} at={order.postedAt} />],
          [fact('deliveryMode'), order.deliveryMode ?? '–'],
          [fact('warehouse'), order.warehouse ?? '–'],
          ...amounts.map((name) => [fact(name), format.money(order[name])] as const),
          ...(order.comment ? [[fact('comment'), order.comment] as const] : []),
        ]}
      />
      {order.channelTransaction && (
        <Section id="journey" title={t('orders:transaction.journey')}>
          <Journey ui={ui} steps={order.channelTransaction.journey} currency={order.grossAmount.currency} />
        </Section>
      )}
      <OrderLines ui={ui} order={order} />
      <OrderPayments ui={ui} order={order} />
      <OrderDetails ui={ui} order={order} />
    </>
  )
}
