/** One of the demo company's online stores, as its channel is set up at headquarters. */
export interface Shop {
  /** Begins the shop's transaction ids. */
  readonly code: string
  /** The channel's number. */
  readonly channel: number
  readonly name: string
  readonly region: 'Nordics' | 'Western Europe' | 'North America'
  readonly database: DemoDatabaseName
  readonly currency: string
  readonly timeZone: string
  readonly pricesIncludeTax: boolean
  /** Company currency for a hundred units of the shop's currency, in micros. */
  readonly exchangeRate: number
  /** Countries that it delivers to, its own first. */
  readonly destinations: readonly { readonly country: string; readonly weight: number }[]
  readonly warehouse: string
  /** Stores at which orders can be collected. */
  readonly pickupStores: readonly string[]
  /** The local wallet, which captures the payment at once. */
  readonly wallet: string
  /** What standard delivery, express delivery and freight of a bulky line cost, with tax, in minor units. */
  readonly charges: { readonly standard: number; readonly express: number; readonly freight: number }
  /** Orders from this amount on (minor units) are delivered free of charge. */
  readonly freeDeliveryFrom: number
  /** The customer account of shoppers who do not sign in. */
  readonly guestAccount: string
  /** How much of all business the shop makes. */
  readonly weight: number
}

export type DemoDatabaseName = 'nordic-shops' | 'international-shops'

export const demoCompany = {
  id: 'USRT',
  name: 'Havsvik Retail',
  currency: 'USD',
  timeZone: 'America/New_York',
}

/** The demo company's online stores: six, in five currencies, in two channel databases. */
export const shops: readonly Shop[] = [
  {
    code: 'HSE',
    channel: 5_637_144_601,
    name: 'Havsvik Sverige',
    region: 'Nordics',
    database: 'nordic-shops',
    currency: 'SEK',
    timeZone: 'Europe/Stockholm',
    pricesIncludeTax: true,
    exchangeRate: 10_420_000,
    destinations: weighted({ SWE: 88, FIN: 7, DNK: 5 }),
    warehouse: 'JKPG',
    pickupStores: ['STHLM', 'GBG'],
    wallet: 'Swish',
    charges: { standard: 4_900, express: 12_900, freight: 49_500 },
    freeDeliveryFrom: 79_900,
    guestAccount: 'GUEST-SE',
    weight: 26,
  },
  {
    code: 'HNO',
    channel: 5_637_144_602,
    name: 'Havsvik Norge',
    region: 'Nordics',
    database: 'nordic-shops',
    currency: 'NOK',
    timeZone: 'Europe/Oslo',
    pricesIncludeTax: true,
    exchangeRate: 9_810_000,
    destinations: weighted({ NOR: 100 }),
    warehouse: 'MOSS',
    pickupStores: ['OSLO'],
    wallet: 'Vipps',
    charges: { standard: 5_900, express: 14_900, freight: 59_500 },
    freeDeliveryFrom: 99_900,
    guestAccount: 'GUEST-NO',
    weight: 18,
  },
  {
    code: 'HDE',
    channel: 5_637_144_603,
    name: 'Havsvik Deutschland',
    region: 'Western Europe',
    database: 'international-shops',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    pricesIncludeTax: true,
    exchangeRate: 115_600_000,
    destinations: weighted({ DEU: 90, AUT: 10 }),
    warehouse: 'HAMB',
    pickupStores: ['BERLIN'],
    wallet: 'PayPal',
    charges: { standard: 495, express: 1_290, freight: 4_900 },
    freeDeliveryFrom: 6_900,
    guestAccount: 'GUEST-DE',
    weight: 17,
  },
  {
    code: 'HNL',
    channel: 5_637_144_604,
    name: 'Havsvik Nederland',
    region: 'Western Europe',
    database: 'international-shops',
    currency: 'EUR',
    timeZone: 'Europe/Amsterdam',
    pricesIncludeTax: true,
    exchangeRate: 115_600_000,
    destinations: weighted({ NLD: 85, BEL: 15 }),
    warehouse: 'ROTT',
    pickupStores: ['AMSTERDAM'],
    wallet: 'iDEAL',
    charges: { standard: 395, express: 995, freight: 4_500 },
    freeDeliveryFrom: 5_900,
    guestAccount: 'GUEST-NL',
    weight: 9,
  },
  {
    code: 'HGB',
    channel: 5_637_144_605,
    name: 'Havsvik United Kingdom',
    region: 'Western Europe',
    database: 'international-shops',
    currency: 'GBP',
    timeZone: 'Europe/London',
    pricesIncludeTax: true,
    exchangeRate: 131_900_000,
    destinations: weighted({ GBR: 100 }),
    warehouse: 'LEEDS',
    pickupStores: ['LONDON'],
    wallet: 'PayPal',
    charges: { standard: 395, express: 1_095, freight: 3_900 },
    freeDeliveryFrom: 5_000,
    guestAccount: 'GUEST-GB',
    weight: 13,
  },
  {
    code: 'HUS',
    channel: 5_637_144_606,
    name: 'Havsvik United States',
    region: 'North America',
    database: 'international-shops',
    currency: 'USD',
    timeZone: 'America/New_York',
    pricesIncludeTax: false,
    exchangeRate: 100_000_000,
    destinations: weighted({ USA: 100 }),
    warehouse: 'NEWARK',
    pickupStores: ['SOHO'],
    wallet: 'PayPal',
    charges: { standard: 695, express: 1_995, freight: 7_500 },
    freeDeliveryFrom: 7_500,
    guestAccount: 'GUEST-US',
    weight: 17,
  },
]

/**
 * The payment methods of the demo shops: the same numbers in each, so that a payment means the same wherever it
 * was made.
 */
export const tenderTypes = {
  card: '2',
  onAccount: '4',
  wallet: '6',
  giftCard: '8',
  creditVoucher: '9',
  loyalty: '10',
} as const

export const deliveryModes = {
  standard: 'STD',
  express: 'EXP',
  freight: 'FREIGHT',
  pickup: '60',
  electronic: 'EMAIL',
} as const

function weighted(weights: Readonly<Record<string, number>>): Shop['destinations'] {
  return Object.entries(weights).map(([country, weight]) => ({ country, weight }))
}
