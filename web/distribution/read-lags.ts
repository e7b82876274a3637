import { query } from '../graphql/request-client.ts'
import { ChannelLagDocument } from './lag.generated.ts'
import { type ChannelLag, lagsOf } from './lag.ts'

/** How far headquarters is behind each channel of a company: what {@link lagsOf} makes of their contacts now. */
export async function readLags(companyId: string): Promise<readonly ChannelLag[]> {
  const { channelDatabases } = await query(ChannelLagDocument, { companyId })
  const contacts = channelDatabases.edges.flatMap(
    ({ node: { id, channels, lastContactProblem, ...database } }) =>
      channels.map(({ waitingTransactions, ...channel }) => ({
        ...channel,
        ...database,
        channelDatabaseId: id,
        hasProblem: lastContactProblem !== null,
        waiting: waitingTransactions,
      })),
  )
  return lagsOf(contacts, Date.now())
}
