import type { RawBuilder } from 'kysely'
import type { Id } from '../database/identifiers.ts'
import type { CalendarDate } from '../database/instant.ts'
import type { MinorUnits } from '../database/money.ts'
import type { ChannelNumber, TenderFunction } from '../organization/tables.ts'
import type { SalesOrderKind } from './tables.ts'

/**
 * The seam between sources and sales: a source is a set of queries shaped as drafts of documents, in business sign (a
 * sale is positive), with money in minor units of the document's currency. `postDocuments` turns them into documents
 * inside the source's transaction. Whatever differs between sources lies before this file.
 *
 * Each query gives the columns of the table that it ends in, by name, unless its type here says otherwise; rows of a
 * document name it by `sales_order_id`. Queries over working tables should name the driving table first and CROSS JOIN
 * the others, which is how SQLite keeps the order.
 */
export interface DocumentDrafts {
  /** One row a document. */
  readonly documents: RawBuilder<DocumentDraft>
  /** The same documents, with the columns of `headerColumns` (post-documents.ts). */
  readonly headers: RawBuilder<unknown>
  readonly lines: RawBuilder<unknown>
  readonly charges: RawBuilder<unknown>
  readonly discounts: RawBuilder<unknown>
  /** Several queries where a source keeps its taxes in several places. */
  readonly taxes: readonly RawBuilder<unknown>[]
  readonly chargeTaxes: RawBuilder<unknown>
  readonly addresses: RawBuilder<unknown>
  readonly attributes: RawBuilder<unknown>
  readonly reasonCodes: RawBuilder<unknown>
  readonly payments: RawBuilder<PaymentDraft>
}

/** A document to be posted. */
export interface DocumentDraft {
  /** Its place among the documents that are posted together: the order in which they get their numbers. */
  readonly position: number
  /** Its id: that of what it is posted from, so that nothing can be posted twice. */
  readonly id: Id<'SalesOrder'>
  readonly kind: SalesOrderKind
  readonly channel_number: ChannelNumber | null
  readonly ordered_on: CalendarDate
  readonly currency: string
  readonly gross_amount: MinorUnits
}

/** A payment of a document to be posted; the other columns are those of `order_payment`. */
export interface PaymentDraft {
  readonly sales_order_id: Id<'SalesOrder'>
  readonly line_number: number
  /** The document's. */
  readonly channel_number: ChannelNumber | null
  readonly customer_account: string
  readonly currency: string
  readonly tender_type: string
  readonly tender_function: TenderFunction
  readonly posting_account: string
  /** What the customer pays; negative for what is given back. Never zero. */
  readonly amount: MinorUnits
  /** The money has moved already. */
  readonly is_captured: boolean
  /** A deposit: the money came in before the invoice, whatever the tender. */
  readonly is_deposit: boolean
  /** The document's date when the payment has none. */
  readonly paid_on: CalendarDate
}
