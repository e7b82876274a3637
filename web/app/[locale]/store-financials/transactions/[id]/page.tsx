import type { Metadata } from 'next'
import { Link } from '../../../../../components/link.tsx'
import { Facts, Notice, PageHeader, Section } from '../../../../../components/page.tsx'
import { StatusBadge } from '../../../../../components/status-badge.tsx'
import { readableOperation } from '../../../../../graphql/asked-operation.ts'
import { LiveRefresh } from '../../../../../live/live-refresh.tsx'
import { Journey } from '../../../../../orders/journey.tsx'
import { readTransaction } from '../../../../../orders/read-transaction.ts'
import { toneOfSynchronization } from '../../../../../orders/status.ts'
import { TransactionPageDocument } from '../../../../../orders/transaction.generated.ts'
import { isAbandoned, TransactionActions } from '../../../../../orders/transaction-actions.tsx'
import { AuditTrail, OpenFailures, Sections } from '../../../../../orders/transaction-parts.tsx'
import type { PageProps } from '../../../../../session/page-props.ts'
import { openUi } from '../../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps<'id'>): Promise<Metadata> {
  await openUi(params)
  return { title: (await readTransaction((await params).id)).transactionId }
}

/** One transaction: its way from the shop to the payment, why it failed, its rows, who changed what. */
export default async function ChannelTransaction({ params }: PageProps<'id'>) {
  const ui = await openUi(params)
  const { t, word, format } = ui
  const transaction = await readTransaction((await params).id)
  const fact = (name: string) => word.field('ChannelTransaction', name)
  const { salesOrder, salesQuotation, lockedBy, lockedAt, lockedUntil } = transaction
  const mustWait = ui.may('ORDERS_EDIT') && !ui.may('USERS_MANAGE') && lockedBy?.id !== ui.user.id
  return (
    <>
      <PageHeader
        ui={ui}
        title={transaction.transactionId}
        of={transaction.company.companyId}
        operation={readableOperation(TransactionPageDocument, { id: transaction.id })}
        crumbs={[
          { label: t('navigation:storeFinancials.label'), path: '/store-financials' },
          { label: t('navigation:transactions.label'), path: '/store-financials/transactions' },
        ]}
        lead={
          <StatusBadge tone={toneOfSynchronization[transaction.status]}>
            {word.enumValue('SynchronizationStatus', transaction.status)}
          </StatusBadge>
        }
      >
        <TransactionActions ui={ui} transaction={transaction} />
      </PageHeader>
      <LiveRefresh since={ui.eventPosition} />
      {lockedBy && lockedAt && (
        <div id="locked">
          <Notice tone="warning">
            <p>
              {t('orders:transaction.locked', { name: lockedBy.name, at: lockedAt })}{' '}
              {mustWait &&
                !isAbandoned(transaction) &&
                t('orders:transaction.lockedUntil', { at: lockedUntil })}
            </p>
          </Notice>
        </div>
      )}
      {!transaction.isComplete && (
        <Notice tone="warning">
          <p>
            {t('orders:transaction.incomplete')}{' '}
            {ui.may('DISTRIBUTION_READ') && (
              <Link href={ui.href('/retail-and-commerce-it/quarantine')} prefetch={false}>
                {t('navigation:quarantine.label')}
              </Link>
            )}
          </p>
        </Notice>
      )}
      <Facts
        facts={[
          [fact('type'), word.enumValue('ChannelTransactionType', transaction.type)],
          [fact('channel'), transaction.channel?.name ?? '–'],
          [fact('channelReferenceId'), transaction.channelReferenceId || '–'],
          [fact('transactionDate'), format.date(transaction.transactionDate)],
          [fact('total'), format.money(transaction.total)],
          [fact('paymentAmount'), format.money(transaction.paymentAmount)],
          [fact('retryCount'), format.number(transaction.retryCount)],
          [fact('version'), format.number(transaction.version)],
          ...(salesOrder
            ? [
                [
                  fact('salesOrder'),
                  <Link
                    key="order"
                    prefetch={false}
                    href={ui.href(`/store-financials/orders/${encodeURIComponent(salesOrder.id)}`)}
                  >
                    {salesOrder.number}
                  </Link>,
                ] as const,
              ]
            : []),
          ...(salesQuotation ? [[fact('salesQuotation'), salesQuotation.number] as const] : []),
        ]}
      />
      <Section id="journey" title={t('orders:transaction.journey')}>
        <Journey ui={ui} steps={transaction.journey} currency={transaction.total.currency} />
      </Section>
      <OpenFailures ui={ui} transaction={transaction} />
      <div id="sections">
        <p>{t('orders:transaction.sign')}</p>
        <Sections ui={ui} transaction={transaction} />
      </div>
      <Section id="audit" title={t('orders:transaction.audit')}>
        <AuditTrail ui={ui} transaction={transaction} />
      </Section>
    </>
  )
}
