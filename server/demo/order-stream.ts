import { composeCancellation, composeReturn, isCancellable, isReturnable } from './compose-return.ts'
import { composeSale } from './compose-sale.ts'
import type { Customer } from './customers.ts'
import { inventAsyncCustomer, inventGuest, knownCustomers } from './customers.ts'
import type { Order } from './order.ts'
import { orderTypes } from './order.ts'
import type { Random } from './random.ts'
import type { Shop } from './shops.ts'

/** One shop's orders, one after the other. */
export interface OrderStream {
  /** The next order, placed at a moment (seconds since 1970, UTC) not before that of the one before it. */
  next(moment: number): Order
  /** A new paid order that meets a condition, to which no later transaction will ever go back. */
  nextSale(moment: number, condition: (order: Order) => boolean): Order
  /** The cancellation of an order that the shop never wrote. */
  nextStrayCancellation(moment: number): Order
}

const oneDay = 86_400
const tenMinutes = 600

/** How many orders of a shop are remembered for being returned or cancelled: enough for variety, little memory. */
const rememberedOrders = 200

/**
 * Starts a shop's orders: mostly sales (27), some of them by signed-in customers on account (33), quotations (31, or
 * 27 with order type 1), returns of earlier orders and cancellations of earlier orders (37).
 *
 * @param firstNumber the number in the first order's transaction id; the numbers rise by one
 * @param rememberedPercent how many of a hundred orders can be gone back to; few of them remember a longer time
 */
export function startOrderStream(
  random: Random,
  shop: Shop,
  options: { readonly firstNumber: number; readonly rememberedPercent: number },
): OrderStream {
  const regulars = knownCustomers(shop)
  const newcomers: Customer[] = []
  const remembered: Order[] = []
  let number = options.firstNumber

  function place(moment: number) {
    return { transactionId: transactionIdOf(shop, number++), moment }
  }

  function chooseNewcomer(): Customer {
    if (newcomers.length > 0 && random.chance(25)) return random.pick(newcomers)
    const newcomer = inventAsyncCustomer(random, shop)
    if (newcomers.length < 20) newcomers.push(newcomer)
    else newcomers[random.integer(0, 19)] = newcomer
    return newcomer
  }

  function composeNew(moment: number): Order {
    const roll = random.integer(1, 1_000)
    if (roll <= 90) {
      const customer = random.chance(70) ? random.pick(regulars) : chooseNewcomer()
      const isInvoiced = customer.kind === 'known' && random.chance(60)
      const type = orderTypes.customerOrder
      return composeSale(random, shop, { ...place(moment), type, isQuote: false, customer, isInvoiced })
    }
    if (roll <= 125) {
      const type = random.chance(80) ? orderTypes.quote : orderTypes.sale
      const customer = random.chance(80) ? random.pick(regulars) : chooseNewcomer()
      return composeSale(random, shop, { ...place(moment), type, isQuote: true, customer, isInvoiced: false })
    }
    return composePaidSale(place(moment))
  }

  function composePaidSale(placed: { readonly transactionId: string; readonly moment: number }): Order {
    const customer = random.chance(45)
      ? random.pick(regulars)
      : random.chance(85)
        ? inventGuest(random, shop)
        : chooseNewcomer()
    const type = orderTypes.sale
    return composeSale(random, shop, { ...placed, type, isQuote: false, customer, isInvoiced: false })
  }

  function nextSale(moment: number, condition: (order: Order) => boolean): Order {
    const placed = place(moment)
    for (let attempt = 0; attempt < 10_000; attempt++) {
      const order = composePaidSale(placed)
      if (condition(order)) return order
    }
    throw new Error(`${shop.name} never sells anything that meets the condition.`)
  }

  function nextStrayCancellation(moment: number): Order {
    const never = nextSale(moment - tenMinutes, isCancellable)
    return composeCancellation(never, place(moment))
  }

  function remember(order: Order): void {
    if (!isReturnable(order) || !random.chance(options.rememberedPercent)) return
    if (remembered.length < rememberedOrders) remembered.push(order)
    else remembered[random.integer(0, rememberedOrders - 1)] = order
  }

  /** Takes an order out of memory that something can happen to: each is returned or cancelled at most once. */
  function takeBack(condition: (order: Order) => boolean): Order | undefined {
    for (let attempt = 0; attempt < 5 && remembered.length > 0; attempt++) {
      const index = random.integer(0, remembered.length - 1)
      const order = remembered[index]
      if (order === undefined || !condition(order)) continue
      const last = remembered.pop()
      if (last !== undefined && index < remembered.length) remembered[index] = last
      return order
    }
    return undefined
  }

  function next(moment: number): Order {
    const roll = random.integer(1, 1_000)
    if (roll <= 45) {
      const order = takeBack((candidate) => moment - candidate.moment > oneDay)
      if (order !== undefined) return composeReturn(random, order, place(moment))
    } else if (roll <= 70) {
      const order = takeBack((candidate) => {
        const age = moment - candidate.moment
        return age > tenMinutes && age < 3 * oneDay && isCancellable(candidate)
      })
      if (order !== undefined) return composeCancellation(order, place(moment))
    }
    const order = composeNew(moment)
    remember(order)
    return order
  }

  return { next, nextSale, nextStrayCancellation }
}

/** A shop's transaction ids count up, so that they sort as they were made. */
export function transactionIdOf(shop: Shop, number: number): string {
  return `${shop.code}-${number.toString().padStart(8, '0')}`
}

/** The number in a transaction id of a shop. */
export function numberIn(transactionId: string): number {
  return Number.parseInt(transactionId.slice(transactionId.lastIndexOf('-') + 1), 10)
}
