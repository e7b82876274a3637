import { globSync } from 'node:fs'
import { join } from 'node:path'
import { askConsole } from './support/ask-console.ts'
import type { ConsoleAddress } from './support/console-address.ts'

const folder = join(import.meta.dirname, '../../web/app/[locale]')

/** Every page of the console, by its folder's name: `/batch-jobs/[id]`. */
export const consolePages: readonly string[] = globSync('**/page.tsx', { cwd: folder })
  .map((file) => `/${file.replaceAll('\\', '/').replace(/\/?page\.tsx$/, '')}`)
  .filter((page) => !page.startsWith('/[...'))
  .toSorted()

type Way = (console: ConsoleAddress) => Promise<string>

const failedTransactions = '/store-financials/transactions?status=FAILED'
const guide = 'schedule-recurring-p-job'

/** How one comes to the pages of records: mostly by the first row of their list. */
const ways: Readonly<Record<string, Way>> = {
  '/batch-jobs/[id]': firstRowOf('/batch-jobs'),
  '/batch-jobs/runs/[id]': firstRowOf('/batch-jobs/runs'),
  '/guides/[guide]': async () => `/guides/${guide}`,
  '/guides/[guide]/[screen]': walkOf('recurrence'),
  '/guides/[guide]/form': walkOf('form'),
  '/guides/[guide]/print': async () => `/guides/${guide}/print`,
  '/retail-and-commerce-it/distribution-schedules/[id]': firstRowOf(
    '/retail-and-commerce-it/distribution-schedules',
  ),
  '/retail-and-commerce-it/upload-sessions/[id]': firstRowOf('/retail-and-commerce-it/upload-sessions'),
  '/settings/channel-databases/[id]': firstRowOf('/settings/channel-databases'),
  '/settings/channels/[number]': firstRowOf('/settings/channels'),
  '/settings/companies/[companyId]': firstRowOf('/settings/companies'),
  '/settings/hierarchies/[id]': firstRowOf('/settings/hierarchies'),
  '/settings/users/[id]': firstRowOf('/settings/users'),
  '/store-financials/customers/[id]': firstRowOf('/store-financials/customers'),
  '/store-financials/failures/[cause]': firstRowOf('/store-financials/failures'),
  '/store-financials/items/[id]': firstRowOf('/store-financials/items'),
  '/store-financials/orders/[id]': firstRowOf('/store-financials/orders'),
  '/store-financials/transactions/[id]': correctedTransaction,
  '/store-financials/transactions/[id]/edit': lockedTransaction,
}

/** Where a page can be looked at, without the language: `/batch-jobs/…` for `/batch-jobs/[id]`. */
export async function addressOf(console: ConsoleAddress, page: string): Promise<string> {
  if (!page.includes('[')) return page === '/' ? '' : page
  const way = ways[page]
  if (!way) throw new Error(`How does one come to ${page}? Say so in ${import.meta.filename}.`)
  return way(console)
}

function firstRowOf(list: string): Way {
  return async ({ url, cookie }) => {
    const response = await fetch(`${url}/en${list}`, { headers: { cookie } })
    const [link = ''] = /<a [^>]*data-row-link[^>]*>/.exec(await response.text()) ?? []
    const [, address] = /href="\/en([^"]+)"/.exec(link) ?? []
    if (!address) throw new Error(`The list ${list} has no row that leads to a record.`)
    return address
  }
}

/** A transaction that was corrected before it was posted: its order waits on hold. */
async function correctedTransaction(console: ConsoleAddress): Promise<string> {
  const { orderHolds } = await askConsole<HeldOrders>(
    console,
    '{ orderHolds(first: 1) { edges { node { salesOrder { channelTransaction { id } } } } } }',
  )
  const id = orderHolds.edges[0]?.node.salesOrder.channelTransaction.id
  if (!id) throw new Error('No order is on hold.')
  return `/store-financials/transactions/${encodeURIComponent(id)}`
}

interface HeldOrders {
  readonly orderHolds: {
    readonly edges: readonly {
      readonly node: { readonly salesOrder: { readonly channelTransaction: { readonly id: string } } }
    }[]
  }
}

/** The editor of a failed transaction, which is locked for the administrator first. */
async function lockedTransaction(console: ConsoleAddress): Promise<string> {
  const address = await firstRowOf(failedTransactions)(console)
  await askConsole(
    console,
    'mutation Lock($id: ID!) { beginTransactionEdit(input: { id: $id }) { problems { code } } }',
    { id: decodeURIComponent(address.split('/').at(-1) ?? '') },
  )
  return `${address}/edit`
}

/** A page of a walk that has just been begun. */
function walkOf(page: string): Way {
  return async (console) => {
    const { createGuideDraft } = await askConsole<{ createGuideDraft: { draft: { id: string } } }>(
      console,
      'mutation Begin($input: CreateGuideDraftInput!) { createGuideDraft(input: $input) { draft { id } } }',
      { input: { guide, companyId: 'USRT', answers: {} } },
    )
    return `/guides/${guide}/${page}?draft=${encodeURIComponent(createGuideDraft.draft.id)}`
  }
}
