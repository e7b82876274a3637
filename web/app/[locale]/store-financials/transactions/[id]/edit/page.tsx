import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ButtonLink } from '../../../../../../components/button-link.tsx'
import { buttonClass } from '../../../../../../components/button-look.ts'
import { PageHeader } from '../../../../../../components/page.tsx'
import { ActionForm } from '../../../../../../forms/action-form.tsx'
import { HeldInput } from '../../../../../../forms/held-input.tsx'
import { SubmitButton } from '../../../../../../forms/submit-button.tsx'
import { saveEdit } from '../../../../../../orders/actions.ts'
import { LiveCheck } from '../../../../../../orders/live-check.tsx'
import { readTransaction } from '../../../../../../orders/read-transaction.ts'
import styles from '../../../../../../orders/section-editor.module.css'
import { SectionEditor } from '../../../../../../orders/section-editor.tsx'
import { OpenFailures } from '../../../../../../orders/transaction-parts.tsx'
import type { PageProps } from '../../../../../../session/page-props.ts'
import { openUi } from '../../../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps<'id'>): Promise<Metadata> {
  const { t } = await openUi(params)
  const { transactionId } = await readTransaction((await params).id)
  return { title: t('orders:edit.title', { transaction: transactionId }) }
}

/** Corrects a transaction's values: check what would hold, save as a new version, and see what was changed. */
export default async function EditTransaction({ params }: PageProps<'id'>) {
  const ui = await openUi(params)
  const { t } = ui
  const transaction = await readTransaction((await params).id)
  const path = `/store-financials/transactions/${encodeURIComponent(transaction.id)}`
  if (transaction.status !== 'EDITING' || transaction.lockedBy?.id !== ui.user.id) redirect(ui.href(path))
  return (
    <>
      <PageHeader
        ui={ui}
        title={t('orders:edit.title', { transaction: transaction.transactionId })}
        of={transaction.company.companyId}
        lead={t('orders:edit.lead')}
        crumbs={[
          { label: t('navigation:transactions.label'), path: '/store-financials/transactions' },
          { label: transaction.transactionId, path },
        ]}
      />
      <OpenFailures ui={ui} transaction={transaction} />
      <ActionForm
        action={saveEdit}
        locale={ui.locale}
        values={{
          transaction: transaction.id,
          currency: transaction.total.currency,
        }}
        summaryTitle={t('problem')}
        className={styles.form}
        keepsMessage
      >
        <HeldInput name="version" value={String(transaction.version)} />
        <div id="sections" className={styles.form}>
          <SectionEditor ui={ui} transaction={transaction} />
        </div>
        <div className={styles.buttons} id="save">
          <LiveCheck words={{ holds: t('orders:edit.holds'), breaks: t('orders:edit.breaks') }} />
          <noscript>
            <button type="submit" name="mode" value="check" className={buttonClass()}>
              {t('orders:edit.check')}
            </button>
          </noscript>
          <SubmitButton name="mode" value="save">
            {t('orders:edit.save')}
          </SubmitButton>
          <ButtonLink href={ui.href(path)}>{t('cancel')}</ButtonLink>
        </div>
      </ActionForm>
    </>
  )
}
