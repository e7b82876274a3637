import type { ExplorerExamples } from './explorer-tabs.ts'

/** Runs a query as the caller; undefined when it fails. */
export type Ask = <Data>(
  query: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<Data | undefined>

interface Companies {
  readonly companies: readonly {
    readonly companyId: string
    readonly organizationHierarchies: readonly {
      readonly id: string
      readonly versionInForce: { readonly root: { readonly id: string } } | null
    }[]
  }[]
}

interface Schedules {
  readonly distributionSchedules: readonly {
    readonly id: string
    readonly groups: readonly { readonly id: string }[]
  }[]
}

const companies = /* GraphQL */ `{
  companies { companyId organizationHierarchies { id versionInForce { root { id } } } }
}`

const schedules = /* GraphQL */ `query ($companyId: String!) {
  distributionSchedules(companyId: $companyId) { id groups { id } }
}`

/** Records of the caller's first company, for the explorer's tabs to name; none when the caller may read none. */
export async function readExamples(ask: Ask): Promise<ExplorerExamples> {
  const company = (await ask<Companies>(companies))?.companies[0]
  if (!company) return { groupIds: [] }
  const { companyId, organizationHierarchies } = company
  const hierarchy = organizationHierarchies.find(({ versionInForce }) => versionInForce)
  const schedule = (await ask<Schedules>(schedules, { companyId }))?.distributionSchedules[0]
  return {
    companyId,
    scheduleId: schedule?.id,
    groupIds: schedule?.groups.map(({ id }) => id) ?? [],
    hierarchyId: hierarchy?.id,
    rootNodeId: hierarchy?.versionInForce?.root.id,
  }
}
