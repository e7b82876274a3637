import { askConsole } from './ask-console.ts'
import type { ConsoleAddress } from './console-address.ts'

/**
 * Rules whose failures name the right value themselves, and the field of the header that is to have it. Those of another
 * one, NUMBER_OF_ITEMS, are left for the test that mends one by keyboard.
 */
const mendings: Readonly<Record<string, string>> = {
  NUMBER_OF_ITEM_LINES: 'numberOfItemLines',
  DISCOUNT_AMOUNT: 'discountAmount',
}

interface Failures {
  readonly synchronizationFailures: {
    readonly edges: readonly {
      readonly node: {
        readonly code: string
        readonly parameters: Readonly<Record<string, unknown>>
        readonly channelTransaction: { readonly id: string; readonly version: number }
      }
    }[]
  }
}

/** Has so many orders wait on hold, beside those that the demo has: corrects transactions that failed, and posts them. */
export async function holdOrders(console: ConsoleAddress, count: number): Promise<void> {
  const { synchronizationFailures } = await askConsole<Failures>(
    console,
    `query Failures($codes: [ValidationRuleCode!]) {
      synchronizationFailures(companyId: "USRT", codes: $codes, first: 50) {
        edges { node { code parameters channelTransaction { id version } } }
      }
    }`,
    { codes: Object.keys(mendings) },
  )
  let held = 0
  for (const { node } of synchronizationFailures.edges) {
    if (held === count) return
    const { id, version } = node.channelTransaction
    const field = mendings[node.code]
    const value = String(node.parameters.lines)
    const change = { section: 'HEADER', row: '', field, value }
    if (await isPostedWhenChanged(console, id, version, change)) held += 1
  }
  if (held < count) throw new Error(`Only ${held} orders could be put on hold.`)
}

/** One that breaks another rule as well is not posted. */
async function isPostedWhenChanged(
  console: ConsoleAddress,
  id: string,
  version: number,
  change: object,
): Promise<boolean> {
  const { synchronizeTransaction } = await askConsole<{
    readonly synchronizeTransaction: { readonly channelTransaction: { readonly status: string } | null }
  }>(
    console,
    `mutation Mend($id: ID!, $save: SaveTransactionEditInput!) {
      beginTransactionEdit(input: { id: $id }) { problems { code } }
      saveTransactionEdit(input: $save) { problems { code } }
      endTransactionEdit(input: { id: $id }) { problems { code } }
      synchronizeTransaction(input: { id: $id }) { channelTransaction { status } problems { code } }
    }`,
    { id, save: { id, version, changes: [change] } },
  )
  return synchronizeTransaction.channelTransaction?.status === 'SUCCEEDED'
}
