import type { FieldMap } from '@pothos/core'
import type { Types } from '../../graphql/builder.ts'
import type { ChannelNumber } from '../tables.ts'
import { Channel } from './types.ts'

/**
 * The fields of a record that goes by a channel's number: the number, and the channel if there is one. Shops write numbers
 * that headquarters does not know.
 */
export function channelFields<Row>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Row>,
  numberOf: (row: Row) => ChannelNumber,
): FieldMap {
  return {
    channelNumber: t.field({
      type: 'BigInteger',
      description: 'The channel’s number.',
      resolve: (row) => numberOf(row),
    }),
    channel: t.field({
      type: Channel,
      nullable: true,
      description: 'The channel; null when headquarters does not know the number.',
      resolve: (row) => String(numberOf(row)),
    }),
  }
}
