import type { ArgBuilder, InputRef } from '@pothos/core'
import { alphabetOf } from '../database/alphabet.ts'
import type { Order, SortColumn, SortForm } from '../database/sorting.ts'
import { builder, type Types } from './builder.ts'
import type { RequestContext } from './context.ts'
import { enumOf } from './enum-of.ts'

type Direction = 'ascending' | 'descending'

/** A list's order as its `orderBy` says it: one column with a direction. */
type OrderBy<Column extends string> = Readonly<Partial<Record<Column, Direction | null>>>

const SortDirectionEnum = enumOf<Direction>('SortDirection', 'Which end of an order comes first.', {
  ascending:
    'From the first letter, the smallest number, the earliest moment on; what has none yet comes last.',
  descending:
    'From the last letter, the largest number, the latest moment on; what has none yet comes first.',
})

/**
 * The input by which a list of a type of record is asked for in an order: `{ name: ASCENDING }`, of one column only.
 * @param record the GraphQL type: `User` makes the input `UserSort`.
 * @param meanings what it is sorted by, column by column, in the names of the record's own fields.
 */
export function sortInput<Column extends string>(record: string, meanings: Readonly<Record<Column, string>>) {
  // Pothos infers an input's shape from fields that are written out one by one; these are made of the columns' names.
  return builder.inputType(`${record}Sort`, {
    isOneOf: true,
    description: `The order of a list of records of type ${record}: exactly one column with its direction.`,
    fields: (t) =>
      Object.fromEntries(
        Object.entries<string>(meanings).map(([column, description]) => [
          column,
          t.field({ type: SortDirectionEnum, description }),
        ]),
      ),
  }) as unknown as InputRef<OrderBy<Column>>
}

/**
 * The argument by which a list is sorted: `args: { ...orderArgument(t.arg, UserSort, 'by name') }`.
 * @param usually the order of a list that is asked for in none.
 */
export function orderArgument<Column extends string>(
  arg: ArgBuilder<Types>,
  input: InputRef<OrderBy<Column>>,
  usually: string,
) {
  return { orderBy: arg({ type: input, description: `The order; ${usually} unless said.` }) }
}

/** The argument that says by whose alphabet a list's words are sorted. */
export function alphabetArgument(arg: ArgBuilder<Types>) {
  return {
    locale: arg({
      type: 'Locale',
      description: 'The language in whose order words stand; English unless said.',
    }),
  }
}

/** The order that a list's arguments ask for, or its usual one. */
export function readOrder<Column extends string>(
  args: {
    readonly orderBy?: OrderBy<Column> | null | undefined
    readonly locale?: string | null | undefined
  },
  usual: { readonly by: Column; readonly isDescending?: boolean },
  { database }: Pick<RequestContext, 'database'>,
): Order<Column> {
  const [asked] = Object.entries(args.orderBy ?? {}) as [Column, Direction][]
  return {
    by: asked?.[0] ?? usual.by,
    isDescending: asked ? asked[1] === 'descending' : usual.isDescending === true,
    alphabet: alphabetOf(database.kind, args.locale),
  }
}

/** The forms of the parts of a place in a sorted list: the value's own, then those of the list's key. */
export function formsOf<Column extends string, const Key extends readonly SortForm[]>(
  columns: Readonly<Record<Column, SortColumn>>,
  { by }: Order<Column>,
  ...key: Key
): readonly [SortForm, ...Key] {
  return [columns[by].form, ...key]
}
