import { ButtonLink } from '../components/button-link.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { ConfirmAction } from '../forms/confirm-action.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { mendTransactionPath } from '../guides/mending.ts'
import type { Ui } from '../session/ui.ts'
import { beginEdit, endEdit, synchronizeTransaction, undoEdit } from './actions.ts'
import type { Transaction } from './transaction-parts.tsx'

/** Whole, and not posted: it can be corrected, and tried again. */
const openStatuses: ReadonlySet<Transaction['status']> = new Set(['PENDING_SYNCHRONIZATION', 'FAILED'])

/** What can be done with a transaction now, by who looks at it. */
export function TransactionActions({
  ui,
  transaction,
}: {
  readonly ui: Ui
  readonly transaction: Transaction
}) {
  const { t, locale } = ui
  const values = { transaction: transaction.id }
  const isOpen = openStatuses.has(transaction.status)
  const isEditing = transaction.status === 'EDITING'
  const isOwn = transaction.lockedBy?.id === ui.user.id
  const mayEdit = ui.may('ORDERS_EDIT')
  const mayTakeAtAnyTime = ui.may('USERS_MANAGE')
  return (
    <>
      {(transaction.status === 'FAILED' || isEditing) && (
        <ButtonLink href={ui.href(mendTransactionPath(transaction.id))}>
          {t('orders:failures.guide')}
        </ButtonLink>
      )}
      {mayEdit && isOpen && (
        <ActionForm id="edit" action={beginEdit} locale={locale} values={values} summaryTitle={t('problem')}>
          <SubmitButton look="ordinary">{t('orders:edit.begin')}</SubmitButton>
        </ActionForm>
      )}
      {mayEdit && isEditing && isOwn && (
        <>
          <span id="edit">
            <ButtonLink
              look="primary"
              href={ui.href(`/store-financials/transactions/${encodeURIComponent(transaction.id)}/edit`)}
            >
              {t('orders:edit.goOn')}
            </ButtonLink>
          </span>
          <ActionForm
            id="end-edit"
            action={endEdit}
            locale={locale}
            values={values}
            summaryTitle={t('problem')}
          >
            <SubmitButton look="ordinary">{t('orders:edit.end')}</SubmitButton>
          </ActionForm>
          {transaction.version > 0 && (
            <ActionForm
              action={undoEdit}
              locale={locale}
              values={{ ...values, version: String(transaction.version) }}
              summaryTitle={t('problem')}
            >
              <SubmitButton look="ordinary">{t('orders:edit.undo')}</SubmitButton>
            </ActionForm>
          )}
        </>
      )}
      {mayEdit && isEditing && !isOwn && (mayTakeAtAnyTime || isAbandoned(transaction)) && (
        <ConfirmAction
          action={beginEdit}
          locale={locale}
          values={mayTakeAtAnyTime ? { ...values, takeOver: 'on' } : values}
          words={{
            open: t('orders:edit.takeOver'),
            title: t('orders:edit.takeOverTitle'),
            text: t('orders:edit.takeOverText', { name: transaction.lockedBy?.name ?? '' }),
            confirm: t('orders:edit.takeOver'),
            cancel: t('cancel'),
            problem: t('problem'),
          }}
        />
      )}
      {ui.may('ORDERS_SYNCHRONIZE') && isOpen && (
        <ActionForm
          id="synchronize"
          action={synchronizeTransaction}
          locale={locale}
          values={values}
          summaryTitle={t('problem')}
        >
          <SubmitButton>{t('orders:transaction.synchronize')}</SubmitButton>
        </ActionForm>
      )}
    </>
  )
}

/** Whether whoever edits it has left it for so long that anybody may take it over. */
export function isAbandoned({ lockedUntil }: Transaction): boolean {
  return lockedUntil !== null && Date.parse(lockedUntil) <= Date.now()
}
