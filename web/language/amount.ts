/** An amount of money as the API tells it: an exact decimal in major units, and its ISO 4217 currency. */
export interface Amount {
  readonly amount: string
  readonly currency: string
}
