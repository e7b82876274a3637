import { cache } from 'react'
import { found, idFrom } from '../graphql/found.ts'
import { query } from '../graphql/request-client.ts'
import { TransactionPageDocument } from './transaction.generated.ts'

/** The transaction of an address, read once a request; the not-found page where there is none. */
export const readTransaction = cache(async (part: string) =>
  found(
    query(TransactionPageDocument, { id: idFrom(part) }).then(({ channelTransaction }) => channelTransaction),
  ),
)
