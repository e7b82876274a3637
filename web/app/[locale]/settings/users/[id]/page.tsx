import type { Metadata } from 'next'
import { Forbidden } from '../../../../../components/forbidden.tsx'
import { Link } from '../../../../../components/link.tsx'
import { Facts, Section } from '../../../../../components/page.tsx'
import { idFrom } from '../../../../../graphql/found.ts'
import type { PageProps } from '../../../../../session/page-props.ts'
import { openUi } from '../../../../../session/ui.ts'
import { readUser } from '../../../../../settings/read-user.ts'
import { SettingsHeader } from '../../../../../settings/settings-header.tsx'
import { stateOf } from '../../../../../settings/user-list.tsx'
import { UserAccess, UserForm, UserRoles } from '../../../../../settings/user-parts.tsx'

export async function generateMetadata({ params }: PageProps<'id'>): Promise<Metadata> {
  const ui = await openUi(params)
  if (!ui.may('USERS_MANAGE')) return { title: ui.t('forbidden.title') }
  return { title: (await readUser(idFrom((await params).id))).name }
}

/** One user: roles, how they get in, what they are called. */
export default async function User({ params }: PageProps<'id'>) {
  const ui = await openUi(params)
  const { t, word, format } = ui
  if (!ui.may('USERS_MANAGE')) return <Forbidden ui={ui} permission="USERS_MANAGE" />
  const user = await readUser(idFrom((await params).id))
  return (
    <>
      <SettingsHeader
        ui={ui}
        title={user.name}
        crumbs={[{ label: t('navigation:users.label'), path: '/settings/users' }]}
      />
      <Facts
        facts={[
          [word.field('User', 'email'), user.email],
          [t('settings:user.state'), stateOf(ui, user.isDisabled)],
          [word.field('User', 'createdAt'), format.dateTime(user.createdAt)],
          [
            t('navigation:auditTrail.label'),
            <Link
              key="audit"
              prefetch={false}
              href={ui.href(`/settings/audit-trail?user=${encodeURIComponent(user.id)}`)}
            >
              {t('settings:user.deeds')}
            </Link>,
          ],
        ]}
      />
      <Section id="roles" title={word.field('User', 'roles')}>
        <UserRoles ui={ui} user={user} />
      </Section>
      <Section id="access" title={t('settings:user.access')}>
        <UserAccess ui={ui} user={user} />
      </Section>
      <Section id="details" title={t('settings:details')}>
        <UserForm ui={ui} user={user} />
      </Section>
    </>
  )
}
