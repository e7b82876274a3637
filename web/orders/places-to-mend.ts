import { parametersOf } from '../language/wording.ts'
import type { Permission } from '../session/session.generated.ts'
import type { Ui } from '../session/ui.ts'
import type { ValidationRuleCode } from './failures.generated.ts'

/** A page where what keeps orders from being posted can be set right. */
export interface PlaceToMend {
  readonly label: string
  /** Without the language. */
  readonly path: string
}

/** A failure, or a group of them with one cause, and the channels whose transactions it is about. */
export interface Breach {
  readonly code: ValidationRuleCode
  readonly parameters: unknown
  readonly channels: readonly ({ readonly name: string; readonly number: number } | null)[]
}

interface Place extends PlaceToMend {
  readonly permission: Permission
}

type FindPlaces = (ui: Ui, breach: Breach) => readonly Place[]

const channels: FindPlaces = (_ui, breach) =>
  breach.channels.flatMap((channel) =>
    channel
      ? [
          {
            label: channel.name,
            path: `/settings/channels/${channel.number}`,
            permission: 'ORGANIZATION_READ',
          },
        ]
      : [],
  )

const newChannel: FindPlaces = ({ t }) => [
  {
    label: t('navigation:channels.label'),
    path: '/settings/channels#new',
    permission: 'ORGANIZATION_MANAGE',
  },
]

const company: FindPlaces = ({ company: { name, companyId } }) => [
  { label: name, path: `/settings/companies/${companyId}`, permission: 'ORGANIZATION_READ' },
]

const numberSequences: FindPlaces = ({ t }) => [
  {
    label: t('navigation:numberSequences.label'),
    path: '/settings/number-sequences',
    permission: 'ORDERS_READ',
  },
]

/** The list of items, or of customers, where the one that the cause names is found. */
const listed =
  (name: 'items' | 'customers', parameter: 'item' | 'customer'): FindPlaces =>
  ({ t }, { parameters }) => {
    const named = (parametersOf(parameters) as Readonly<Record<string, unknown>>)[parameter]
    const search = typeof named === 'string' ? `?${new URLSearchParams({ text: named })}` : ''
    return [
      {
        label: t(`navigation:${name}.label`),
        path: `/store-financials/${name}${search}`,
        permission: 'ORDERS_READ',
      },
    ]
  }

const item = listed('items', 'item')
const customer = listed('customers', 'customer')

/** The list of transactions, where the one that another refers to is found. */
const otherTransaction: FindPlaces = ({ t }, { parameters }) => {
  const { transactionId: text } = parametersOf(parameters) as { readonly transactionId?: string }
  return [
    {
      label: t('navigation:transactions.label'),
      path: `/store-financials/transactions${text ? `?${new URLSearchParams({ text })}` : ''}`,
      permission: 'ORDERS_READ',
    },
  ]
}

/** Where what a rule needs is kept. A rule that speaks of what a shop wrote into one order has no such place. */
const places: Readonly<Partial<Record<ValidationRuleCode, FindPlaces>>> = {
  CANCELLED_ORDER_NOT_POSTED: otherTransaction,
  CLOSED_FISCAL_PERIOD: company,
  CURRENCY_NOT_OF_CHANNEL: channels,
  CUSTOMER_ACCOUNT: (ui, breach) => {
    const { reason } = parametersOf(breach.parameters) as { readonly reason?: string }
    return reason === 'blocked' ? customer(ui, breach) : channels(ui, breach)
  },
  CUSTOMER_UNKNOWN: customer,
  INVALID_ITEM_BARCODE: item,
  ITEM_BLOCKED: item,
  ITEM_UNKNOWN: item,
  NUMBER_SEQUENCE_EXHAUSTED: numberSequences,
  SERIAL_NUMBER_MISSING: item,
  SERIAL_NUMBER_MUST_BE_EMPTY: item,
  TENDER_TYPE_NOT_MAPPED: channels,
  UNIT_OF_MEASURE: item,
  UNKNOWN_CHANNEL: newChannel,
  VARIANT_ID: item,
}

/** The pages where what caused a failure can be set right once for all that have it; those the reader may see. */
export function placesToMend(ui: Ui, breach: Breach): readonly PlaceToMend[] {
  return (places[breach.code]?.(ui, breach) ?? []).filter(({ permission }) => ui.may(permission))
}
