import { ActionForm } from '../forms/action-form.tsx'
import { currencyOptions, enumOptions, timeZoneOptions } from '../forms/choices.ts'
import { CheckboxField, SelectField, TextField } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import type { Ui } from '../session/ui.ts'
import { createChannel, updateChannel } from './channel-actions.ts'
import { channelKinds } from './channel-list.tsx'
import type { ChannelPageQuery } from './channels.generated.ts'

export type Channel = NonNullable<ChannelPageQuery['channel']>

/** What a channel is to be: a new one, or one that is there, whose number is fixed. */
export function ChannelForm({ ui, channel }: { readonly ui: Ui; readonly channel?: Channel }) {
  const { t, word, locale } = ui
  return (
    <ActionForm
      action={channel ? updateChannel : createChannel}
      locale={locale}
      values={channel ? { number: String(channel.number) } : { companyId: ui.company.companyId }}
      summaryTitle={t('problem')}
    >
      {!channel && (
        <TextField
          name="number"
          label={word.field('Channel', 'number')}
          hint={t('settings:channel.numberHint')}
          inputMode="numeric"
          isRequired
        />
      )}
      <TextField name="name" label={word.field('Channel', 'name')} value={channel?.name} isRequired />
      <TextField
        name="storeNumber"
        label={word.field('Channel', 'storeNumber')}
        value={channel?.storeNumber}
        isRequired
      />
      <SelectField
        name="kind"
        label={word.field('Channel', 'kind')}
        value={channel?.kind ?? 'ONLINE_STORE'}
        options={enumOptions(ui, 'ChannelKind', channelKinds)}
      />
      <SelectField
        name="currency"
        label={word.field('Channel', 'currency')}
        value={channel?.currency ?? ui.company.currency}
        options={currencyOptions(ui)}
      />
      <TextField
        name="country"
        label={word.field('Channel', 'country')}
        hint={t('settings:channel.countryHint')}
        value={channel?.country}
        isRequired
      />
      <SelectField
        name="timeZone"
        label={word.field('Channel', 'timeZone')}
        hint={t('settings:channel.timeZoneHint')}
        value={channel?.timeZone ?? ui.company.timeZone}
        options={timeZoneOptions(channel?.timeZone ?? ui.company.timeZone)}
      />
      <CheckboxField
        name="pricesIncludeTax"
        label={word.field('Channel', 'pricesIncludeTax')}
        isChecked={channel?.pricesIncludeTax ?? true}
      />
      <CheckboxField
        name="isActive"
        label={word.field('Channel', 'isActive')}
        hint={t('settings:channel.activeHint')}
        isChecked={channel?.isActive ?? true}
      />
      {(['defaultCustomerAccount', 'deliveryMode', 'site', 'warehouse'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={word.field('Channel', name)}
          hint={t(`settings:channel.defaultHints.${name}`)}
          value={channel?.[name] ?? undefined}
        />
      ))}
      <div>
        <SubmitButton>{channel ? t('save') : t('settings:create')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
