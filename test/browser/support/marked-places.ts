import { askConsole } from './ask-console.ts'
import type { ConsoleAddress } from './console-address.ts'

type Answers = Readonly<Record<string, unknown>>

interface Edges<Node> {
  readonly edges: readonly { readonly node: Node }[]
}

interface Records {
  readonly guides: readonly {
    readonly id: string
    readonly screens: readonly {
      readonly steps: readonly {
        readonly id: string
        readonly where: { readonly control: string | null } | null
      }[]
    }[]
  }[]
  readonly schedules: readonly { readonly id: string }[]
  readonly hierarchies: readonly { readonly id: string }[]
  readonly failed: Edges<{ readonly id: string }>
  readonly sessions: Edges<{ readonly id: string }>
  readonly holds: Edges<{ readonly id: string; readonly salesOrder: { readonly id: string } }>
}

/**
 * Where *Show me where* leads from every step that speaks of a control: with nothing chosen, and with a draft that has
 * chosen a record, whose page it then must be.
 * @returns the steps that lead to an address, by the address.
 */
export async function markedPlaces(console: ConsoleAddress): Promise<ReadonlyMap<string, readonly string[]>> {
  const records = await askConsole<Records>(
    console,
    `{
      guides(locale: "en") { id screens { steps { id where { control } } } }
      schedules: distributionSchedules(companyId: "USRT") { id }
      hierarchies: organizationHierarchies(companyId: "USRT") { id }
      failed: channelTransactions(companyId: "USRT", statuses: [FAILED], first: 2) { edges { node { id } } }
      sessions: uploadSessions(companyId: "USRT", first: 2) { edges { node { id } } }
      holds: orderHolds(companyId: "USRT", first: 2) { edges { node { id salesOrder { id } } } }
    }`,
  )
  const being = records.failed.edges.at(0)?.node.id ?? ''
  await askConsole(
    console,
    'mutation ($id: ID!) { beginTransactionEdit(input: { id: $id }) { problems { code } } }',
    { id: being },
  )
  const last = <Node>({ edges }: Edges<Node>) => edges.at(-1)?.node
  const schedule = records.schedules.at(-1)?.id ?? ''
  const transaction = last(records.failed)?.id ?? ''
  const session = last(records.sessions)?.id ?? ''
  const hold = last(records.holds)
  const chosen: Readonly<Record<string, readonly (readonly [answers: Answers, record: string])[]>> = {
    'manually-run-p-job': [[{ 'RunDistributionScheduleInput.schedule': schedule }, schedule]],
    'schedule-recurring-p-job': [
      [{ 'CreateDistributionScheduleBatchJobInput.schedule': schedule }, schedule],
    ],
    'rerun-upload-session': [[{ 'RerunUploadSessionInput.session': session }, session]],
    'release-order-hold': [[{ 'ReleaseOrderHoldInput.id': hold?.id }, hold?.salesOrder.id ?? '']],
    'mend-failed-order': [being, transaction].map((id) => [{ 'SynchronizeTransactionInput.id': id }, id]),
    'publish-organization-hierarchy': records.hierarchies.map(({ id }) => [
      { 'PublishOrganizationHierarchyInput.hierarchy': id },
      id,
    ]),
  }
  const places = new Map<string, readonly string[]>()
  for (const { id: guide, screens } of records.guides) {
    const steps = screens
      .flatMap((screen) => screen.steps)
      .filter(({ where }) => where && where.control !== null)
    if (steps.length === 0) continue
    for (const [answers, record] of [[{}, ''] as const, ...(chosen[guide] ?? [])]) {
      const draft = Object.keys(answers).length === 0 ? '' : `?draft=${await begin(console, guide, answers)}`
      for (const { id: step } of steps) {
        const address = await lead(console, `/en/guides/${guide}/where/${step}${draft}`)
        if (!address.includes(encodeURIComponent(record)))
          throw new Error(`${guide} ${step} leads to ${address}`)
        places.set(address, [...(places.get(address) ?? []), `${guide} ${step}`])
      }
    }
  }
  return places
}

async function begin(console: ConsoleAddress, guide: string, answers: Answers): Promise<string> {
  const { createGuideDraft } = await askConsole<{ createGuideDraft: { draft: { id: string } } }>(
    console,
    'mutation ($input: CreateGuideDraftInput!) { createGuideDraft(input: $input) { draft { id } } }',
    { input: { guide, companyId: 'USRT', answers } },
  )
  return encodeURIComponent(createGuideDraft.draft.id)
}

async function lead({ url, cookie }: ConsoleAddress, path: string): Promise<string> {
  const { status, headers } = await fetch(`${url}${path}`, { redirect: 'manual', headers: { cookie } })
  const location = headers.get('location')
  if (location === null) throw new Error(`${path} leads nowhere, and answers ${status}.`)
  return new URL(location, url).href
}
