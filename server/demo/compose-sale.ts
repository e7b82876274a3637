import { microsPerMinorUnit } from './arithmetic.ts'
import type { Item } from './catalogue.ts'
import { catalogue, giftCardItem, shelfPrice } from './catalogue.ts'
import { channelTime, dateAfter } from './channel-time.ts'
import { chooseCharges } from './choose-charges.ts'
import { chooseDiscounts } from './choose-discounts.ts'
import { choosePayments } from './choose-payments.ts'
import type { Customer } from './customers.ts'
import type { Attribute, Order, OrderLine, OrderType } from './order.ts'
import { grossOf } from './order.ts'
import type { Address } from './people.ts'
import { inventAddress, taxPlace } from './people.ts'
import { priceLine } from './price-lines.ts'
import type { Random } from './random.ts'
import type { Shop } from './shops.ts'
import { deliveryModes } from './shops.ts'
import { taxesFor } from './tax-rates.ts'

const lineCounts = [
  { count: 1, weight: 38 },
  { count: 2, weight: 28 },
  { count: 3, weight: 17 },
  { count: 4, weight: 8 },
  { count: 6, weight: 6 },
  { count: 11, weight: 3 },
]

const comments = [
  'Ring på hos Åkesson',
  'Legg pakken på trappa, bak hønsehuset',
  'Bitte nicht knicken',
  'Gate code 4711',
]
const invoiceComments = ['Ref. 40021, inköp', 'PO 7731', 'Kostenstelle Küche']
const attributes: readonly Omit<Attribute, 'line'>[] = [
  { name: 'Source', value: 'newsletter' },
  { name: 'Source', value: 'søgeannonce' },
  { name: 'Gift message', value: 'Grattis på födelsedagen, mormor! ♥' },
  { name: 'Household', value: 'två vuxna, tre barn' },
]
const staff = ['000137', '000160', '000172']
const wishes = [
  'Gratulerer med dagen!',
  'Grattis på 40-årsdagen, Åke!',
  'Alles Gute, Jürgen!',
  'Enjoy! Love, Zoë',
]
const engravings = ['Åse & Bjørn 2026', 'Für Käthe', 'S/Y Östersjön', 'To Zoë']

/** Composes a new order, or a quotation of one, that a customer places at a moment (seconds since 1970, UTC). */
export function composeSale(
  random: Random,
  shop: Shop,
  placed: {
    readonly transactionId: string
    readonly moment: number
    readonly type: OrderType
    readonly isQuote: boolean
    readonly customer: Customer
    /** Invoiced to the customer's account instead of paid. */
    readonly isInvoiced: boolean
  },
): Order {
  const { customer } = placed
  const time = channelTime(shop.timeZone, placed.moment)
  const items = chooseItems(random)
  const isElectronic = items.every((item) => item.electronic)
  const deliveryMode = chooseDeliveryMode(random, isElectronic)
  const address = oneTimeAddress(random, customer)
  const deliveredTo = address ?? customer.address
  const place = deliveryMode === deliveryModes.pickup ? homePlace(shop) : taxPlace(deliveredTo)
  const fulfillmentStore = deliveryMode === deliveryModes.pickup ? random.pick(shop.pickupStores) : null

  const basket = items.map((item, index) => chooseQuantity(random, shop, item, index > 0))
  const discounts = chooseDiscounts(random, basket, customer)
  const lines = basket.map((chosen, index): OrderLine => {
    const isVoided = items.length > 1 && index > 0 && random.chance(2)
    const elsewhere = index > 0 && deliveryMode === deliveryModes.standard && random.chance(6)
    const lineAddress =
      chosen.item === giftCardItem
        ? presentee(random, deliveredTo.country)
        : elsewhere
          ? inventAddress(random, deliveredTo.country)
          : null
    const linePlace = lineAddress === null ? place : taxPlace(lineAddress)
    const lineDiscounts = isVoided ? [] : (discounts[index] ?? [])
    const rates = isVoided ? [] : taxesFor(linePlace, chosen.item.taxCategory)
    return {
      ...chosen,
      number: index + 1,
      discounts: lineDiscounts,
      amounts: priceLine({ ...chosen, discounts: lineDiscounts, rates }, shop.pricesIncludeTax),
      taxPlace: linePlace,
      isVoided,
      deliveryMode: lineDeliveryMode(chosen.item, deliveryMode),
      fulfillmentStore: elsewhere && random.chance(50) ? random.pick(shop.pickupStores) : fulfillmentStore,
      address: lineAddress,
      returned: null,
    }
  })
  const charges = chooseCharges(random, shop, {
    lines,
    deliveryMode,
    taxPlace: place,
    isInvoiced: placed.isInvoiced,
  })

  return {
    ...placed,
    shop,
    time,
    reference: random.code(9),
    address,
    deliveryMode,
    deliveryDate: dateAfter(time, deliveryMode === deliveryModes.express ? 1 : random.integer(2, 9)),
    lines,
    charges,
    payments: placed.isQuote
      ? []
      : choosePayments(random, shop, {
          amount: grossOf(lines, charges),
          customer,
          isInvoiced: placed.isInvoiced,
          capturesAtOnce: isElectronic,
          takesGiftCards: items.every((item) => item !== giftCardItem),
          country: deliveredTo.country,
        }),
    attributes: chooseAttributes(random, lines),
    reasons: [],
    comment: random.chance(7) ? random.pick(comments) : null,
    receipt: fulfillmentStore === null ? null : `${fulfillmentStore}-${random.integer(1, 99_999_999)}`,
    staff: discounts.flat().some((discount) => discount.origin === 'manual') ? random.pick(staff) : null,
    invoiceComment: placed.isInvoiced && random.chance(40) ? random.pick(invoiceComments) : null,
  }
}

function chooseItems(random: Random): readonly Item[] {
  if (random.chance(2)) return [giftCardItem]
  const count = random.pickWeighted(lineCounts).count
  return Array.from({ length: count }, () =>
    random.chance(1) ? giftCardItem : random.pickWeighted(catalogue),
  )
}

/** @param mayBeGiven whether something else is bought, with which a small thing may be given away */
function chooseQuantity(random: Random, shop: Shop, item: Item, mayBeGiven: boolean) {
  const isGiftCard = item === giftCardItem
  const originalPrice = isGiftCard ? giftCardValue(random, shop) : shelfPrice(item, shop.currency)
  const isFreeGift = mayBeGiven && item.unit === 'ea' && item.basePrice < 1_000 && random.chance(4)
  return {
    item,
    variant: item.variants.length > 0 ? random.pick(item.variants) : null,
    price: isFreeGift ? 0 : originalPrice,
    originalPrice,
    isFreeGift,
    quantity: isFreeGift ? 1_000 : quantityOf(random, item),
    isDiscountable: !isGiftCard && !isFreeGift,
    giftCardNumber: isGiftCard ? `GC-${random.code(10)}` : null,
    serialNumber: item.serialized ? `SN-${item.id}-${random.code(6)}` : null,
  }
}

/** Whoever gets a gift card by e-mail, unless it is the customer. */
function presentee(random: Random, country: string): Address | null {
  return random.chance(50) ? { ...inventAddress(random, country), message: random.pick(wishes) } : null
}

function giftCardValue(random: Random, shop: Shop): number {
  const isSmallUnit = shop.currency === 'SEK' || shop.currency === 'NOK'
  return random.pick(isSmallUnit ? [20_000, 50_000, 100_000] : [2_500, 5_000, 10_000]) * microsPerMinorUnit
}

/** In thousandths of the item's unit; what has a number of its own is sold one a line. */
function quantityOf(random: Random, item: Item): number {
  if (item.serialized || item.electronic || item.bulky) return 1_000
  if (item.unit === 'kg') return random.integer(1, 8) * 250
  if (item.unit === 'm') return random.integer(2, 30) * 500
  if (item.basePrice < 100) return random.integer(2, 20) * 25_000
  return (random.chance(75) ? 1 : random.integer(2, 5)) * 1_000
}

function chooseDeliveryMode(random: Random, isElectronic: boolean): string {
  if (isElectronic) return deliveryModes.electronic
  if (random.chance(10)) return deliveryModes.pickup
  return random.chance(12) ? deliveryModes.express : deliveryModes.standard
}

function lineDeliveryMode(item: Item, orderMode: string): string {
  if (item.electronic) return deliveryModes.electronic
  if (item.bulky && orderMode !== deliveryModes.pickup) return deliveryModes.freight
  return orderMode
}

/** Headquarters knows the addresses of its customers; anything else is a one-time address. */
function oneTimeAddress(random: Random, customer: Customer): Address | null {
  if (customer.kind !== 'known') return customer.address
  return random.chance(15) ? inventAddress(random, customer.address.country) : null
}

/** Where the taxes of collected goods fall due. */
function homePlace(shop: Shop): string {
  const country = shop.destinations[0]?.country ?? ''
  return country === 'USA' ? 'USA/NY' : country
}

function chooseAttributes(random: Random, lines: readonly OrderLine[]): readonly Attribute[] {
  const chosen: Attribute[] = []
  if (random.chance(24)) chosen.push({ ...random.pick(attributes), line: 0 })
  for (const line of lines) {
    if (line.item.serialized && random.chance(20)) {
      chosen.push({ line: line.number, name: 'Engraving', value: random.pick(engravings) })
    }
  }
  return chosen
}
