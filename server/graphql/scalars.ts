import { GraphQLError, Kind, valueFromASTUntyped } from 'graphql'
import { type CalendarDate, type Instant, parseCalendarDate, toInstant } from '../database/instant.ts'
import {
  decimalFromMinor,
  decimalText,
  isCurrency,
  type Micros,
  type MinorUnits,
  minorUnitsFromMicros,
} from '../database/money.ts'
import { builder } from './builder.ts'

builder.scalarType('Decimal', {
  description: 'An exact decimal as text, such as `-12.50`: never a float.',
  serialize: (value) => value,
  parseValue: (value) =>
    text(value, 'Decimal', (candidate) => (/^-?\d+(\.\d+)?$/.test(candidate) ? candidate : undefined)),
})

builder.scalarType('Currency', {
  description: 'A currency by its ISO 4217 code, such as `SEK`.',
  serialize: (value) => value,
  parseValue: (value) =>
    text(value, 'Currency', (candidate) => (isCurrency(candidate) ? candidate : undefined)),
})

builder.scalarType('Instant', {
  description: 'A moment in UTC as ISO 8601 text with milliseconds, such as `2026-11-21T06:54:57.000Z`.',
  serialize: (value) => value,
  parseValue: (value) => text(value, 'Instant', readInstant),
})

builder.scalarType('CalendarDate', {
  description: 'A day, such as `2026-11-21`, in the time zone of what it stands with.',
  serialize: (value) => value,
  parseValue: (value) =>
    text(value, 'CalendarDate', (candidate): CalendarDate | undefined => parseCalendarDate(candidate)),
})

builder.scalarType('TimeZone', {
  description: 'A time zone by its IANA name, such as `Europe/Stockholm`.',
  serialize: (value) => value,
  parseValue: (value) => text(value, 'TimeZone', readTimeZone),
})

builder.scalarType('JSON', {
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
})

builder.scalarType('BigInteger', {
  description: 'A whole number of up to 2^53 - 1, such as a channel number or a replication counter.',
  serialize: (value) => value,
  parseValue: readBigInteger,
  parseLiteral: (node) => readBigInteger(node.kind === Kind.INT ? Number(node.value) : undefined),
})

/**
 * An amount with its currency, as the API gives it: posted, in minor units; or as a channel sent it, in micros, with
 * whatever digits and currency code it came.
 */
export type MoneyValue =
  | { readonly amount: MinorUnits; readonly currency: string }
  | { readonly micros: Micros; readonly currency: string }

/** GraphQL type of an amount: resolve to `{ amount: minor units, currency }`, or to `{ micros, currency }`. */
export const Money = builder.objectRef<MoneyValue>('Money').implement({
  description: 'An amount in a currency.',
  fields: (t) => ({
    amount: t.field({
      type: 'Decimal',
      description:
        'The amount, with all of the currency’s digits; of what a channel sent, with the digits that it came with.',
      resolve: (money) =>
        'amount' in money ? decimalFromMinor(money.amount, money.currency) : decimalOfMicros(money),
    }),
    currency: t.field({
      type: 'Currency',
      description: 'The currency.',
      resolve: ({ currency }) => currency,
    }),
  }),
})

function decimalOfMicros({
  micros,
  currency,
}: {
  readonly micros: Micros
  readonly currency: string
}): string {
  const amount = isCurrency(currency) ? minorUnitsFromMicros(micros, currency) : undefined
  return amount === undefined ? decimalText(micros) : decimalFromMinor(amount, currency)
}

function text<Value extends string>(
  value: unknown,
  scalar: string,
  read: (text: string) => Value | undefined,
): Value {
  const parsed = typeof value === 'string' ? read(value) : undefined
  if (parsed === undefined) throw invalid(scalar, value)
  return parsed
}

function readInstant(candidate: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(candidate))
    return undefined
  const date = new Date(candidate)
  return Number.isNaN(date.getTime()) ? undefined : toInstant(date)
}

function readTimeZone(candidate: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', {
      timeZone: candidate,
    }).resolvedOptions().timeZone
      ? candidate
      : undefined
  } catch {
    return undefined
  }
}

function readBigInteger(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw invalid('BigInteger', value)
}

function invalid(scalar: string, value: unknown): GraphQLError {
  return new GraphQLError(`Not a ${scalar}: ${JSON.stringify(value)}`, {
    extensions: {
      code: 'VALUE_INVALID',
      parameters: { type: scalar, value: JSON.stringify(value) },
    },
  })
}
