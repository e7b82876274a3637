import { type Id, newId } from '../database/identifiers.ts'
import { Faults } from './field-values.ts'
import type { ChannelNumber } from './tables.ts'

/** A node of a hierarchy as its editor gives it: the whole tree at once. */
export interface NodeInput {
  /** The node's id when an earlier version has it, so that it stays the same node; absent for a new one. */
  readonly id?: Id<'OrganizationNode'> | null | undefined
  /** May be left out where the node stands for a channel: then it is the channel's name. */
  readonly name?: string | null | undefined
  /** The channel that the node stands for; such a node has no children. */
  readonly channelNumber?: number | null | undefined
  readonly children?: readonly NodeInput[] | null | undefined
}

/** A node as it is stored. */
export interface DraftNode {
  readonly id: Id<'OrganizationNode'>
  readonly parentId: Id<'OrganizationNode'> | null
  readonly name: string
  readonly channelNumber: ChannelNumber | null
  /** Place among its siblings, from 0. */
  readonly position: number
}

/** What a tree may refer to. */
export interface KnownToDrafts {
  /** Ids of the nodes that any version of the hierarchy has had. */
  readonly nodeIds: ReadonlySet<string>
  /** The company's channels: number to name. */
  readonly channels: ReadonlyMap<number, string>
}

const longestName = 60
const deepest = 20
const most = 10_000

/**
 * Turns a tree into rows, parents before children. A tree that is given nested cannot have cycles; what else can be
 * wrong is told all at once: a node twice, an unknown node, a channel twice or of another company, children below a
 * channel, equal names side by side, no name, too deep, too many.
 * @returns the rows, and the faults by the path of the node, such as `root.children.0.name`.
 */
export function readDraftTree(
  root: NodeInput,
  known: KnownToDrafts,
): { readonly nodes: readonly DraftNode[]; readonly faults: Faults } {
  const reading: Reading = { known, faults: new Faults(), nodes: [], ids: new Set(), channels: new Set() }
  readNode(reading, root, null, 0, 'root', 1)
  if (reading.nodes.length > most) reading.faults.add('HIERARCHY_TOO_LARGE', { most }, 'root')
  return reading
}

interface Reading {
  readonly known: KnownToDrafts
  readonly faults: Faults
  readonly nodes: DraftNode[]
  readonly ids: Set<string>
  readonly channels: Set<number>
}

function readNode(
  reading: Reading,
  input: NodeInput,
  parentId: DraftNode['parentId'],
  position: number,
  path: string,
  depth: number,
): void {
  const { faults } = reading
  if (depth > deepest || reading.nodes.length > most) {
    if (depth > deepest) faults.add('HIERARCHY_TOO_DEEP', { deepest }, path)
    return
  }
  const id = readId(reading, input, path)
  const channelNumber = readChannel(reading, input, path)
  const name = nameOf(reading, input)
  faults.requireText(name, longestName, `${path}.name`)
  reading.nodes.push({ id, parentId, name, channelNumber, position })
  const children = input.children ?? []
  if (channelNumber !== null && children.length > 0)
    faults.add('CHANNEL_NODE_HAS_CHILDREN', { channel: channelNumber }, `${path}.children`)
  const names = new Set<string>()
  for (const [index, child] of children.entries()) {
    const childPath = `${path}.children.${index}`
    const childName = nameOf(reading, child)
    if (childName !== '' && names.has(childName))
      faults.add('NODE_NAME_TAKEN', { name: childName }, `${childPath}.name`)
    names.add(childName)
    readNode(reading, child, id, index, childPath, depth + 1)
  }
}

function readId({ known, ids, faults }: Reading, { id }: NodeInput, path: string): DraftNode['id'] {
  if (!id) return newId<'OrganizationNode'>()
  if (!known.nodeIds.has(id)) faults.add('NODE_NOT_FOUND', { id }, `${path}.id`)
  else if (ids.has(id)) faults.add('NODE_TWICE', { id }, `${path}.id`)
  ids.add(id)
  return id
}

function readChannel(reading: Reading, { channelNumber }: NodeInput, path: string): ChannelNumber | null {
  if (channelNumber === null || channelNumber === undefined) return null
  const { known, channels, faults } = reading
  const field = `${path}.channelNumber`
  if (!known.channels.has(channelNumber)) faults.add('CHANNEL_NOT_FOUND', { number: channelNumber }, field)
  else if (channels.has(channelNumber))
    faults.add('CHANNEL_TWICE_IN_HIERARCHY', { channel: channelNumber }, field)
  channels.add(channelNumber)
  return channelNumber as ChannelNumber
}

function nameOf({ known }: Reading, { name, channelNumber }: NodeInput): string {
  return name?.trim() || known.channels.get(channelNumber ?? 0) || ''
}
