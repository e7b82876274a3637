import type { Address } from './people.ts'
import { inventAddress } from './people.ts'
import type { Random } from './random.ts'
import { createRandom } from './random.ts'
import type { Shop } from './shops.ts'

/** Somebody who orders. */
export interface Customer {
  readonly kind: 'guest' | 'known' | 'async'
  /** Headquarters' account, the GUID of one that is not there yet, or none. */
  readonly account: string | null
  readonly loyaltyCard: string | null
  readonly email: string
  readonly address: Address
  /** The address's record at headquarters, 0 when it has none. */
  readonly addressRecord: number
}

const knownCustomersPerShop = 160

/**
 * The customers of a shop that headquarters knows: always the same, whatever the seed, so that a shop that goes on
 * selling after the demo was set up sells to the same people.
 */
export function knownCustomers(shop: Shop): readonly Customer[] {
  const random = createRandom(`customers of ${shop.code}`)
  return Array.from({ length: knownCustomersPerShop }, (_, index) => {
    const address = inventAddress(random, random.pickWeighted(shop.destinations).country)
    const number = String(index + 1).padStart(4, '0')
    return {
      kind: 'known',
      account: `${shop.code}-C${number}`,
      loyaltyCard: random.chance(35) ? `${shop.code}-L${number}` : null,
      email: address.email,
      address,
      addressRecord: 5_637_200_000 + (shop.channel % 100) * 1_000 + index,
    }
  })
}

/** Somebody who orders without signing in: under the shop's guest account, or under none. */
export function inventGuest(random: Random, shop: Shop): Customer {
  const address = inventAddress(random, random.pickWeighted(shop.destinations).country)
  const account = random.chance(60) ? shop.guestAccount : null
  return { kind: 'guest', account, loyaltyCard: null, email: address.email, address, addressRecord: 0 }
}

/** Somebody who signed up in the shop just now: a GUID stands for the account until headquarters makes one. */
export function inventAsyncCustomer(random: Random, shop: Shop): Customer {
  const address = inventAddress(random, random.pickWeighted(shop.destinations).country)
  return {
    kind: 'async',
    account: random.uuid(),
    loyaltyCard: null,
    email: address.email,
    address,
    addressRecord: 0,
  }
}
