import { microsPerMinorUnit } from './arithmetic.ts'
import type { TaxCategory } from './tax-rates.ts'

/** Something that the demo shops sell. */
export interface Item {
  readonly id: string
  readonly name: string
  readonly taxCategory: TaxCategory
  /** The unit of sale, in which stock is kept too. */
  readonly unit: 'ea' | 'm' | 'kg'
  /** Shelf price in euro cents, from which the other currencies' shelf prices follow. */
  readonly basePrice: number
  readonly variants: readonly string[]
  readonly barcode: string
  /** The listing's record number in the shops' catalogue. */
  readonly listing: string
  /** Each piece has a serial number. */
  readonly serialized: boolean
  /** Delivered by e-mail instead of by parcel. */
  readonly electronic: boolean
  /** Pays freight of its own. */
  readonly bulky: boolean
  readonly weight: number
}

type Trait = 'serialized' | 'electronic' | 'bulky'

const sizes = ['S', 'M', 'L', 'XL']
const shoeSizes = ['37', '38', '39', '40', '41', '42', '43', '44']
const colours = ['Blue', 'Ochre', 'Pine', 'White']

/** A gift card: its value is chosen by the buyer, and no tax falls due before it is spent. */
export const giftCardItem: Item = item(9000, 'Gift card', 'untaxed', 0, 'ea', [], 0, ['electronic'])

/** Everything that the shops offer except gift cards; heavier ones sell more often. */
export const catalogue: readonly Item[] = [
  item(1001, 'Wool blanket "Hav"', 'standard', 8_900, 'ea', colours, 9),
  item(1002, 'Enamel mug', 'standard', 1_490, 'ea', colours, 14),
  item(1003, 'Coffee pot for the fire', 'standard', 5_400, 'ea', [], 6),
  item(1004, 'Linen towel', 'standard', 1_950, 'ea', colours, 12),
  item(1005, 'Paraffin lamp', 'standard', 6_750, 'ea', [], 4),
  item(1006, 'Candle, four pieces', 'standard', 790, 'ea', [], 14),
  item(1007, 'Birch chopping board', 'standard', 3_900, 'ea', [], 7),
  item(1008, 'Cast-iron pan 28 cm', 'standard', 7_900, 'ea', [], 6),
  item(1009, 'Carving knife', 'standard', 4_450, 'ea', [], 6),
  item(1010, 'Picnic basket', 'standard', 6_900, 'ea', [], 4),
  item(1101, 'Knitted sweater "Ö"', 'standard', 12_900, 'ea', sizes, 8),
  item(1102, 'Merino undershirt', 'standard', 6_400, 'ea', sizes, 10),
  item(1103, 'Rain jacket', 'standard', 14_900, 'ea', sizes, 8),
  item(1104, 'Rain trousers', 'standard', 8_900, 'ea', sizes, 6),
  item(1105, 'Wool socks, two pairs', 'standard', 1_900, 'ea', ['36-39', '40-43', '44-47'], 16),
  item(1106, 'Rubber boots', 'standard', 7_900, 'ea', shoeSizes, 7),
  item(1107, 'Hiking shoes', 'standard', 15_900, 'ea', shoeSizes, 5),
  item(1108, 'Beanie', 'standard', 2_450, 'ea', colours, 9),
  item(1109, 'Mittens', 'standard', 2_900, 'ea', sizes, 6),
  item(1201, 'Compass', 'standard', 4_250, 'ea', [], 4, ['serialized']),
  item(1202, 'Diving watch', 'standard', 39_900, 'ea', [], 2, ['serialized']),
  item(1203, 'Head torch', 'standard', 4_990, 'ea', [], 6, ['serialized']),
  item(1204, 'Field glasses 8×42', 'standard', 24_900, 'ea', [], 2, ['serialized']),
  item(1205, 'Thermos flask', 'standard', 3_490, 'ea', colours, 9),
  item(1206, 'Two-person tent', 'standard', 29_900, 'ea', [], 2),
  item(1207, 'Sleeping bag', 'standard', 16_900, 'ea', ['Regular', 'Long'], 3),
  item(1208, 'Camping stove', 'standard', 8_490, 'ea', [], 3),
  item(1209, 'Day pack 22 l', 'standard', 9_900, 'ea', colours, 5),
  item(1301, 'Rowing boat, four metres', 'standard', 249_000, 'ea', [], 1, ['bulky', 'serialized']),
  item(1302, 'Garden bench', 'standard', 34_900, 'ea', [], 2, ['bulky']),
  item(1303, 'Rag rug', 'standard', 11_900, 'ea', ['70×140', '70×200', '80×250'], 4, ['bulky']),
  item(1304, 'Sea chest', 'standard', 21_900, 'ea', [], 2, ['bulky']),
  item(1401, 'Rope, per metre', 'standard', 185, 'm', ['8 mm', '10 mm', '12 mm'], 6),
  item(1402, 'Waxed cloth, per metre', 'standard', 2_240, 'm', colours, 4),
  item(1403, 'Copper nails, each', 'standard', 12, 'ea', ['20 mm', '30 mm'], 3),
  item(1501, 'Coffee beans', 'food', 2_390, 'kg', [], 10),
  item(1502, 'Crispbread', 'food', 490, 'ea', [], 9),
  item(1503, 'Cloudberry jam', 'food', 890, 'ea', [], 9),
  item(1504, 'Pickled herring', 'food', 690, 'ea', [], 5),
  item(1505, 'Liquorice tin', 'food', 590, 'ea', [], 9),
  item(1506, 'Chocolate with sea salt', 'food', 450, 'ea', [], 11),
  item(1507, 'Elderflower cordial', 'food', 790, 'ea', [], 6),
  item(1601, 'Knots and splices', 'book', 2_450, 'ea', [], 5),
  item(1602, 'Cooking over open fire', 'book', 3_190, 'ea', [], 5),
  item(1603, 'The archipelago, an atlas', 'book', 4_900, 'ea', [], 3),
  item(1604, 'Birds of the shore', 'book', 2_790, 'ea', [], 4),
  item(1701, 'Lighthouse night for two', 'lodging', 18_900, 'ea', [], 2, ['electronic']),
  item(1702, 'Cabin weekend', 'lodging', 32_900, 'ea', [], 1, ['electronic']),
]

/**
 * The shelf price in micros of a currency's unit. Things sold by the hundred cost fractions of the smallest coin;
 * everything else has a price that a shop would print on the label.
 */
export function shelfPrice(sold: Item, currency: string): number {
  const factor = priceFactors[currency]
  if (factor === undefined) throw new Error(`The demo shops have no prices in ${currency}.`)
  const thousandthsOfMinor = sold.basePrice * factor.perThousand
  if (sold.basePrice < 100) return thousandthsOfMinor * (microsPerMinorUnit / 1_000)
  const step = factor.step
  const steps = Math.max(1, Math.round(thousandthsOfMinor / 1_000 / step))
  return (steps * step - factor.below) * microsPerMinorUnit
}

/** Price for a euro in thousandths, the step to which prices are rounded, and how far below it the label stays. */
const priceFactors: Readonly<Record<string, { perThousand: number; step: number; below: number }>> = {
  EUR: { perThousand: 1_000, step: 50, below: 1 },
  SEK: { perThousand: 11_100, step: 1_000, below: 100 },
  NOK: { perThousand: 11_800, step: 1_000, below: 100 },
  GBP: { perThousand: 860, step: 50, below: 1 },
  USD: { perThousand: 1_140, step: 100, below: 5 },
}

function item(
  number: number,
  name: string,
  taxCategory: TaxCategory,
  basePrice: number,
  unit: Item['unit'],
  variants: readonly string[],
  weight: number,
  traits: readonly Trait[] = [],
): Item {
  return {
    id: `H${number}`,
    name,
    taxCategory,
    unit,
    basePrice,
    variants,
    barcode: articleNumber(number),
    listing: String(5_637_150_000 + number),
    serialized: traits.includes('serialized'),
    electronic: traits.includes('electronic') || taxCategory === 'lodging',
    bulky: traits.includes('bulky'),
    weight,
  }
}

/** A thirteen-digit article number of the range kept for use inside a shop, with its check digit. */
function articleNumber(number: number): string {
  const digits = `20000000${number}`
  let sum = 0
  for (let index = 0; index < 12; index++) sum += Number(digits[index]) * (index % 2 === 0 ? 1 : 3)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
