/** What kind of goods a line sells, as far as taxes tell goods apart. */
export type TaxCategory = 'standard' | 'food' | 'book' | 'lodging' | 'untaxed'

/** A tax that a place levies; rates are thousandths of a percent: 25 % is 25,000, 0.375 % is 375. */
export interface TaxRate {
  readonly code: string
  readonly rate: number
  /** Named on the line with an amount of zero, because the goods are exempt there. */
  readonly exempt: boolean
}

type RatesByCategory = Readonly<Record<TaxCategory, readonly TaxRate[]>>

/** The taxes on goods of a category sold to a place: a country (ISO 3166 alpha-3) or, in the USA, a state. */
export function taxesFor(place: string, category: TaxCategory): readonly TaxRate[] {
  const rates = ratesByPlace[place]
  if (rates === undefined) throw new Error(`There are no tax rates for ${place}.`)
  return rates[category]
}

const ratesByPlace: Readonly<Record<string, RatesByCategory>> = {
  SWE: valueAddedTax('SE', { standard: 25_000, food: 6_000, book: 6_000, lodging: 12_000 }),
  DNK: valueAddedTax('DK', { standard: 25_000, food: 25_000, book: 25_000, lodging: 25_000 }),
  FIN: valueAddedTax('FI', { standard: 25_500, food: 13_500, book: 13_500, lodging: 13_500 }),
  NOR: valueAddedTax('NO', { standard: 25_000, food: 15_000, book: 0, lodging: 12_000 }),
  GBR: valueAddedTax('GB', { standard: 20_000, food: 0, book: 0, lodging: 20_000 }),
  DEU: valueAddedTax('DE', { standard: 19_000, food: 7_000, book: 7_000, lodging: 7_000 }),
  AUT: valueAddedTax('AT', { standard: 20_000, food: 10_000, book: 10_000, lodging: 10_000 }),
  NLD: valueAddedTax('NL', { standard: 21_000, food: 9_000, book: 9_000, lodging: 21_000 }),
  BEL: valueAddedTax('BE', { standard: 21_000, food: 6_000, book: 6_000, lodging: 6_000 }),
  'USA/NY': salesTax([tax('NY-STATE', 4_000), tax('NY-CITY', 4_500), tax('NY-MCTD', 375)], 'NY-STATE'),
  'USA/CA': salesTax([tax('CA-STATE', 7_250), tax('CA-LOSANGELES', 2_500)], 'CA-STATE'),
  'USA/TX': salesTax([tax('TX-STATE', 6_250), tax('TX-AUSTIN', 2_000)], 'TX-STATE'),
  'USA/WA': salesTax([tax('WA-STATE', 6_500), tax('WA-SEATTLE', 3_850)], 'WA-STATE'),
  'USA/IL': salesTax([tax('IL-STATE', 6_250), tax('IL-CHICAGO', 4_000)], 'IL-STATE'),
  'USA/OR': salesTax([], 'OR-STATE'),
}

function tax(code: string, rate: number): TaxRate {
  return { code, rate, exempt: false }
}

function exemption(code: string): readonly TaxRate[] {
  return [{ code, rate: 0, exempt: true }]
}

function valueAddedTax(
  country: string,
  rates: Readonly<Record<Exclude<TaxCategory, 'untaxed'>, number>>,
): RatesByCategory {
  const named = (rate: number) => [
    tax(`${country}-VAT${rate % 1_000 === 0 ? rate / 1_000 : rate / 100}`, rate),
  ]
  return {
    standard: named(rates.standard),
    food: named(rates.food),
    book: named(rates.book),
    lodging: named(rates.lodging),
    untaxed: [],
  }
}

/** Groceries are exempt in every state of the demo, which its tax rows say with an exempt row of the state. */
function salesTax(rates: readonly TaxRate[], stateCode: string): RatesByCategory {
  const standard = rates.length > 0 ? rates : exemption(stateCode)
  return { standard, food: exemption(stateCode), book: standard, lodging: standard, untaxed: [] }
}
