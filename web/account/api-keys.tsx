import { Moment } from '../components/moment.tsx'
import { Empty } from '../components/page.tsx'
import { ConfirmAction } from '../forms/confirm-action.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import type { AccountQuery } from './account.generated.ts'
import { revokeApiKey } from './actions.ts'

type ApiKey = AccountQuery['viewer']['user']['apiKeys'][number]

/** The reader's own API keys, with how to revoke one. */
export function ApiKeys({ ui, keys }: { readonly ui: Ui; readonly keys: readonly ApiKey[] }) {
  const { t, word } = ui
  if (keys.length === 0) {
    return (
      <Empty>
        <p>{t('account:keys.none')}</p>
      </Empty>
    )
  }
  const moment = (name: 'createdAt' | 'lastUsedAt' | 'expiresAt') => ({
    id: name,
    header: word.field('ApiKey', name),
    cell: (key: ApiKey) => <Moment ui={ui} at={key[name]} />,
    text: (key: ApiKey) => key[name] ?? '',
  })
  return (
    <Table
      ui={ui}
      caption={t('account:keys.title')}
      columns={[
        {
          id: 'name',
          header: word.field('ApiKey', 'name'),
          cell: ({ name }) => name,
          text: ({ name }) => name,
        },
        {
          id: 'start',
          header: word.field('ApiKey', 'start'),
          cell: ({ start }) => <code>{start}…</code>,
          text: ({ start }) => start,
        },
        moment('createdAt'),
        moment('lastUsedAt'),
        moment('expiresAt'),
        {
          id: 'revoke',
          header: t('account:keys.state'),
          cell: (key) =>
            key.revokedAt ? (
              t('account:keys.isRevoked')
            ) : (
              <ConfirmAction
                action={revokeApiKey}
                locale={ui.locale}
                values={{ id: key.id }}
                look="danger"
                words={{
                  open: t('account:keys.revoke'),
                  title: t('account:keys.revokeTitle', { name: key.name }),
                  text: t('account:keys.revokeText'),
                  confirm: t('account:keys.revoke'),
                  cancel: t('cancel'),
                  problem: t('problem'),
                }}
              />
            ),
          text: ({ revokedAt }) => revokedAt ?? '',
        },
      ]}
      rows={keys}
      rowKey={({ id }) => id}
    />
  )
}
