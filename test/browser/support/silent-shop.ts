import { type SilentServer, startSilentServer } from '../../support/silent-server.ts'
import { askConsole } from './ask-console.ts'
import type { ConsoleAddress } from './console-address.ts'
import { makeOnDemandJob } from './on-demand-job.ts'

/** A shop that takes calls and says nothing, and a batch job that pulls from it. */
export interface SilentShop extends Pick<SilentServer, 'untilAsked' | 'stop'> {
  readonly name: string
  /** Address of the batch job's page. */
  readonly job: string
}

/** Registers it with a console, in a group of its own. */
export async function startSilentShop(console: ConsoleAddress): Promise<SilentShop> {
  const { address, untilAsked, stop } = await startSilentServer()
  const name = 'silent'
  const { createChannelDatabaseGroup } = await askConsole<{
    readonly createChannelDatabaseGroup: { readonly channelDatabaseGroup: { readonly id: string } }
  }>(
    console,
    `mutation { createChannelDatabaseGroup(input: { companyId: "USRT", name: "Silent shops", description: "" }) {
      channelDatabaseGroup { id } problems { code } } }`,
  )
  const group = createChannelDatabaseGroup.channelDatabaseGroup.id
  await askConsole(
    console,
    `mutation Register($group: ID!, $name: String!, $address: String!) {
      registerChannelDatabase(input: {
        companyId: "USRT", group: $group, name: $name, kind: POSTGRESQL, address: $address, userName: "shop",
        password: "shop", channelNumbers: []
      }) { problems { code } }
    }`,
    { group, name, address: `${address}/shop` },
  )
  const job = await makeOnDemandJob(console, 'Silent shops', [group])
  return { name, job: `/en/batch-jobs/${encodeURIComponent(job)}`, untilAsked, stop }
}
