/** What a refund or a cancellation was checked against has been changed by somebody else meanwhile: check again. */
export class PaymentChangedError extends Error {
  override readonly name = 'PaymentChangedError'

  constructor() {
    super('An order or a payment was changed while it was being worked on')
  }
}
