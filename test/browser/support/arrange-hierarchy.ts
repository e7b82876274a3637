import { askConsole } from './ask-console.ts'
import type { ConsoleAddress } from './console-address.ts'

interface Node {
  readonly id: string
  readonly name: string
  readonly parent: { readonly id: string } | null
  readonly channel: { readonly number: number } | null
}

interface Hierarchy {
  readonly id: string
  readonly name: string
  readonly draft: { readonly id: string } | null
  readonly versions: readonly { readonly effectiveDate: string | null; readonly nodes: readonly Node[] }[]
}

/** What the guide to publish a hierarchy has its reader do in the tree editor, unless there is a draft already. */
export async function arrangeHierarchy(console: ConsoleAddress): Promise<void> {
  const { organizationHierarchies } = await askConsole<{ organizationHierarchies: readonly Hierarchy[] }>(
    console,
    `{ organizationHierarchies(companyId: "USRT") {
      id name draft { id } versions { effectiveDate nodes { id name parent { id } channel { number } } }
    } }`,
  )
  const hierarchy = organizationHierarchies.find(({ name }) => name === 'Stores by Region')
  const nodes = hierarchy?.versions.find(({ effectiveDate }) => effectiveDate !== null)?.nodes ?? []
  const top = nodes.find(({ parent }) => parent === null)
  if (!hierarchy || hierarchy.draft || !top) return
  const treeBelow = ({ id, name, channel }: Node): object => ({
    id,
    name,
    ...(channel ? { channelNumber: channel.number } : {}),
    children: nodes.filter(({ parent }) => parent?.id === id).map(treeBelow),
  })
  await askConsole(
    console,
    `mutation Arrange($hierarchy: ID!, $root: OrganizationNodeInput!) {
      saveOrganizationHierarchyDraft(input: { hierarchy: $hierarchy, root: $root }) { problems { code } }
    }`,
    { hierarchy: hierarchy.id, root: treeBelow(top) },
  )
}
