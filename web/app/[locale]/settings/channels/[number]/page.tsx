import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Facts, Section } from '../../../../../components/page.tsx'
import { found } from '../../../../../graphql/found.ts'
import { query } from '../../../../../graphql/request-client.ts'
import type { PageProps } from '../../../../../session/page-props.ts'
import { openUi } from '../../../../../session/ui.ts'
import { ChannelForm } from '../../../../../settings/channel-form.tsx'
import { ChannelPageDocument } from '../../../../../settings/channels.generated.ts'
import { PaymentMethods } from '../../../../../settings/payment-methods.tsx'
import { SettingsHeader } from '../../../../../settings/settings-header.tsx'

async function readChannel(part: string) {
  const number = Number(part)
  if (!Number.isSafeInteger(number)) notFound()
  return found(query(ChannelPageDocument, { number }).then(({ channel }) => channel))
}

export async function generateMetadata({ params }: PageProps<'number'>): Promise<Metadata> {
  await openUi(params)
  return { title: (await readChannel((await params).number)).name }
}

/** One shop: what headquarters knows of it, and how its payments are posted. */
export default async function Channel({ params }: PageProps<'number'>) {
  const ui = await openUi(params)
  const { t, word, format } = ui
  const channel = await readChannel((await params).number)
  const canManage = ui.may('ORGANIZATION_MANAGE')
  const name = (field: string) => word.field('Channel', field)
  return (
    <>
      <SettingsHeader
        ui={ui}
        title={`${channel.number} ${channel.name}`}
        of={channel.company.companyId}
        crumbs={[{ label: t('navigation:channels.label'), path: '/settings/channels' }]}
      />
      <Facts
        facts={[
          [name('company'), channel.company.name],
          [name('storeNumber'), channel.storeNumber],
          [name('kind'), word.enumValue('ChannelKind', channel.kind)],
          [name('currency'), channel.currency],
          [name('pricesIncludeTax'), t(channel.pricesIncludeTax ? 'yes' : 'no')],
          [name('channelDatabase'), channel.channelDatabase?.name ?? t('none')],
          [name('updatedAt'), format.dateTime(channel.updatedAt)],
        ]}
      />
      <Section id="payment-methods" title={name('paymentMethods')}>
        <PaymentMethods ui={ui} channel={channel} canManage={canManage} />
      </Section>
      {canManage && (
        <Section id="details" title={t('settings:details')}>
          <ChannelForm ui={ui} channel={channel} />
        </Section>
      )}
    </>
  )
}
