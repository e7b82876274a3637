import { found } from '../graphql/found.ts'
import { query } from '../graphql/request-client.ts'
import { HierarchyPageDocument, type HierarchyPageQuery } from './hierarchies.generated.ts'

export type Hierarchy = NonNullable<HierarchyPageQuery['organizationHierarchy']>

/** The version that holds on the last day there is has been published last. */
const endOfTime = '9999-12-31'

/** One hierarchy with its trees; the not-found page when there is none that the reader may see. */
export function readHierarchy(id: string): Promise<Hierarchy> {
  const asked = query(HierarchyPageDocument, { id, endOfTime })
  return found(asked.then(({ organizationHierarchy }) => organizationHierarchy))
}
