import type { Wording } from '../language/wording.ts'

/** Columns that the rows of every entity have: they say of which transaction a row is, and when it came. */
const columnsOfEveryEntity = ['companyId', 'channelNumber', 'transactionId', 'replicationCounter']

/**
 * What a column of a data entity means.
 * @param type GraphQL type of the entity's rows, such as `ChannelTransactionLine`.
 * @param name the column's name in the API, such as `itemId`.
 */
export function columnWords(word: Pick<Wording, 'field'>, type: string, name: string): string {
  return word.field(columnsOfEveryEntity.includes(name) ? 'ChannelTransaction' : type, name)
}
