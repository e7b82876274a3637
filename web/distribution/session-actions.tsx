import { ConfirmAction } from '../forms/confirm-action.tsx'
import type { Ui } from '../session/ui.ts'
import { cancelSession, rerunSession } from './actions.ts'
import type { UploadSessionStatus } from './sessions.generated.ts'

/** What can be done with an upload session. */
export function SessionActions({
  ui,
  session,
}: {
  readonly ui: Ui
  readonly session: {
    readonly id: string
    readonly status: UploadSessionStatus
    readonly cancelRequestedAt: string | null
  }
}) {
  const { t, locale } = ui
  const values = { session: session.id }
  const isUnderWay = session.status === 'STARTED' || session.status === 'AVAILABLE'
  if (isUnderWay) {
    if (session.cancelRequestedAt) return null
    return (
      <ConfirmAction
        action={cancelSession}
        locale={locale}
        values={values}
        look="danger"
        words={{
          open: t('distribution:session.cancel'),
          title: t('distribution:session.cancelTitle'),
          text: t('distribution:session.cancelText'),
          confirm: t('distribution:session.cancel'),
          cancel: t('distribution:session.goOn'),
          problem: t('problem'),
        }}
      />
    )
  }
  return (
    <ConfirmAction
      id="rerun"
      action={rerunSession}
      locale={locale}
      values={values}
      words={{
        open: t('distribution:session.rerun'),
        title: t('distribution:session.rerunTitle'),
        text: t('distribution:session.rerunText'),
        confirm: t('distribution:session.rerun'),
        cancel: t('cancel'),
        problem: t('problem'),
      }}
    />
  )
}
