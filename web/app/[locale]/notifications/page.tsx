import type { Metadata } from 'next'
import { PageHeader } from '../../../components/page.tsx'
import { ActionForm } from '../../../forms/action-form.tsx'
import { SubmitButton } from '../../../forms/submit-button.tsx'
import { ListView } from '../../../lists/list-view.tsx'
import { markAllRead } from '../../../notifications/actions.ts'
import { notificationList } from '../../../notifications/notification-list.tsx'
import type { PageProps } from '../../../session/page-props.ts'
import { openUi } from '../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: notificationList.title(await openUi(params)) }
}

/** What the reader was alerted of, newest first. */
export default async function Notifications({ params, searchParams }: PageProps) {
  const ui = await openUi(params)
  return (
    <>
      <PageHeader ui={ui} title={notificationList.title(ui)}>
        {ui.unreadNotificationCount > 0 && (
          <ActionForm action={markAllRead} locale={ui.locale} summaryTitle={ui.t('problem')}>
            <SubmitButton look="ordinary">{ui.t('account:notifications.markAllRead')}</SubmitButton>
          </ActionForm>
        )}
      </PageHeader>
      <ListView ui={ui} list={notificationList} parameters={await searchParams} />
    </>
  )
}
