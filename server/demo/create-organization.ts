import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { type CalendarDate, type Instant, toInstant } from '../database/instant.ts'
import { createChannelDatabaseGroup } from '../organization/channel-database-groups.ts'
import { registerChannelDatabase } from '../organization/channel-databases.ts'
import { createChannel } from '../organization/channels.ts'
import { createCompany } from '../organization/companies.ts'
import type { SealingDeed } from '../organization/deed.ts'
import { createHierarchy } from '../organization/hierarchies.ts'
import { saveHierarchyDraft } from '../organization/hierarchy-drafts.ts'
import { savePaymentMethod } from '../organization/payment-methods.ts'
import { publishHierarchy } from '../organization/publish-hierarchy.ts'
import type { ChannelNumber, CompanyId, TenderFunction } from '../organization/tables.ts'
import { demoCompany, type Shop, shops, tenderTypes } from './shops.ts'

/** A channel database of the demo, in a group of its own. */
export interface DemoDatabase {
  readonly name: string
  readonly group: { readonly name: string; readonly description: string }
  /** The file, absolute or relative to the data directory. */
  readonly address: string
  readonly shops: readonly Shop[]
}

/** What the rest of the demo refers to. */
export interface DemoOrganization {
  readonly companyId: CompanyId
  readonly hierarchyId: Id<'OrganizationHierarchy'>
  readonly groupIds: readonly Id<'ChannelDatabaseGroup'>[]
}

const hierarchyName = 'Stores by Region'
const regions = ['Nordics', 'Western Europe', 'North America'] as const

const paymentMethods: readonly {
  readonly tenderType: string
  readonly name: (shop: Shop) => string
  readonly tenderFunction: TenderFunction
  readonly postingAccount: string
  readonly isPrepayment: boolean
}[] = [
  method(tenderTypes.card, 'Card', 'card', '130100', true),
  method(tenderTypes.onAccount, 'On account', 'customerAccount', '130500', false),
  { ...method(tenderTypes.wallet, '', 'wallet', '130150', true), name: (shop) => shop.wallet },
  method(tenderTypes.giftCard, 'Gift card', 'giftCard', '212100', true),
  method(tenderTypes.creditVoucher, 'Credit voucher', 'creditVoucher', '212150', true),
  method(tenderTypes.loyalty, 'Loyalty points', 'loyalty', '212200', true),
]

/**
 * Creates the demo company with its channels and their payment methods, the published hierarchy of its stores by region,
 * and its channel databases in their groups.
 */
export async function createDemoOrganization(
  trx: Transaction,
  { at, databases }: { readonly at: Instant; readonly databases: readonly DemoDatabase[] },
): Promise<DemoOrganization> {
  // The program itself does it; the demo's databases have no password to seal.
  const deed: SealingDeed = { userId: null, at, secret: '' }
  const companyId = await createCompany(trx, demoCompany, deed)
  for (const shop of shops) await createShop(trx, companyId, shop, deed)
  const hierarchyId = await createStoresByRegion(trx, companyId, deed)
  const groupIds: Id<'ChannelDatabaseGroup'>[] = []
  for (const { name, group, address, shops: within } of databases) {
    const groupId = await createChannelDatabaseGroup(trx, { companyId, ...group }, deed)
    groupIds.push(groupId)
    const channelNumbers = within.map((shop) => shop.channel)
    const database = { companyId, groupId, name, kind: 'sqlite', address, channelNumbers } as const
    await registerChannelDatabase(trx, database, deed)
  }
  return { companyId, hierarchyId, groupIds }
}

async function createShop(
  trx: Transaction,
  companyId: CompanyId,
  shop: Shop,
  deed: SealingDeed,
): Promise<void> {
  await createChannel(
    trx,
    {
      companyId,
      number: shop.channel,
      storeNumber: shop.code,
      name: shop.name,
      currency: shop.currency,
      timeZone: shop.timeZone,
      country: shop.destinations[0]?.country ?? '',
      pricesIncludeTax: shop.pricesIncludeTax,
      defaultCustomerAccount: shop.guestAccount,
      warehouse: shop.warehouse,
      deliveryMode: 'STD',
    },
    deed,
  )
  for (const { name, ...details } of paymentMethods) {
    const channelNumber = shop.channel as ChannelNumber
    await savePaymentMethod(trx, { ...details, channelNumber, name: name(shop) }, deed)
  }
}

async function createStoresByRegion(
  trx: Transaction,
  companyId: CompanyId,
  deed: SealingDeed,
): Promise<Id<'OrganizationHierarchy'>> {
  const hierarchyId = await createHierarchy(
    trx,
    { companyId, name: hierarchyName, purpose: 'retailReporting' },
    deed,
  )
  await saveHierarchyDraft(
    trx,
    {
      hierarchyId,
      root: {
        name: hierarchyName,
        children: regions.map((region) => ({
          name: region,
          children: shops
            .filter((shop) => shop.region === region)
            .map((shop) => ({ name: shop.name, channelNumber: shop.channel })),
        })),
      },
    },
    deed,
  )
  await publishHierarchy(trx, { hierarchyId, effectiveDate: firstDayOfYear(deed.at) }, deed)
  return hierarchyId
}

/** In force before the first order of the demo, whose sixty days may begin in the year before. */
function firstDayOfYear(at: Instant): CalendarDate {
  const year = new Date(at).getUTCFullYear() - 1
  return toInstant(new Date(Date.UTC(year, 0, 1))).slice(0, 10) as CalendarDate
}

function method(
  tenderType: string,
  name: string,
  tenderFunction: TenderFunction,
  postingAccount: string,
  isPrepayment: boolean,
) {
  return { tenderType, name: () => name, tenderFunction, postingAccount, isPrepayment }
}
