import type { Metadata } from 'next'
import { AccountDocument } from '../../../account/account.generated.ts'
import { changePassword, createApiKey, signOutEverywhere } from '../../../account/actions.ts'
import { ApiKeys } from '../../../account/api-keys.tsx'
import { buttonClass } from '../../../components/button-look.ts'
import { Facts, PageHeader, Section } from '../../../components/page.tsx'
import { ActionForm } from '../../../forms/action-form.tsx'
import { ConfirmAction } from '../../../forms/confirm-action.tsx'
import { TextField } from '../../../forms/field.tsx'
import { SubmitButton } from '../../../forms/submit-button.tsx'
import { query } from '../../../graphql/request-client.ts'
import type { PageProps } from '../../../session/page-props.ts'
import { themes } from '../../../session/preferences.ts'
import { openUi } from '../../../session/ui.ts'
import { ChoiceForm } from '../../../shell/choice-form.tsx'
import { chooseShortcuts, chooseTheme } from '../../../shell/preference-actions.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { t } = await openUi(params)
  return { title: t('account:title') }
}

/** Who the reader is, how the console looks to them, their password and keys. */
export default async function Account({ params }: PageProps) {
  const ui = await openUi(params)
  const { t, word, locale } = ui
  const { user } = (await query(AccountDocument, {})).viewer
  return (
    <>
      <PageHeader ui={ui} title={t('account:title')}>
        <a href="/sign-out" className={buttonClass()}>
          {t('account:signOut')}
        </a>
      </PageHeader>
      <Facts
        facts={[
          [word.field('User', 'name'), user.name],
          [word.field('User', 'email'), user.email],
          ...user.roles.map(
            ({ id, role, companyId }) =>
              [
                companyId ?? t('account:allCompanies'),
                <span key={id}>{word.enumValue('Role', role)}</span>,
              ] as const,
          ),
        ]}
      />
      <Section id="looks" title={t('account:looks.title')}>
        <ChoiceForm
          id="choose-theme"
          action={chooseTheme}
          label={t('account:looks.theme')}
          isLabelSeen
          value={ui.theme}
          options={themes.map((theme) => ({ value: theme, label: t(`account:looks.themes.${theme}`) }))}
          submit={t('shell.choose')}
        />
        <ChoiceForm
          id="choose-shortcuts"
          action={chooseShortcuts}
          label={t('account:looks.shortcuts')}
          isLabelSeen
          value={ui.hasShortcuts ? 'on' : 'off'}
          options={(['on', 'off'] as const).map((value) => ({
            value,
            label: t(`account:looks.shortcutChoices.${value}`),
          }))}
          submit={t('shell.choose')}
        />
      </Section>
      <Section id="password" title={t('account:password.title')}>
        <ActionForm action={changePassword} locale={locale} summaryTitle={t('problem')}>
          <TextField
            name="currentPassword"
            label={t('account:password.current')}
            type="password"
            autoComplete="current-password"
            isRequired
          />
          <TextField
            name="newPassword"
            label={t('account:password.new')}
            type="password"
            autoComplete="new-password"
            isRequired
          />
          <div>
            <SubmitButton>{t('account:password.change')}</SubmitButton>
          </div>
        </ActionForm>
      </Section>
      <Section id="sessions" title={t('account:sessions.title')}>
        <ConfirmAction
          action={signOutEverywhere}
          locale={locale}
          values={{}}
          words={{
            open: t('account:sessions.end'),
            title: t('account:sessions.end'),
            text: t('account:sessions.text'),
            confirm: t('account:sessions.end'),
            cancel: t('cancel'),
            problem: t('problem'),
          }}
        />
      </Section>
      <Section id="api-keys" title={t('account:keys.title')}>
        <p>{t('account:keys.text')}</p>
        <ApiKeys ui={ui} keys={user.apiKeys} />
        <ActionForm action={createApiKey} locale={locale} summaryTitle={t('problem')} keepsMessage>
          <TextField name="name" label={t('account:keys.name')} isRequired />
          <div>
            <SubmitButton look="ordinary">{t('account:keys.make')}</SubmitButton>
          </div>
        </ActionForm>
      </Section>
    </>
  )
}
