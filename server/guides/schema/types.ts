import { sql } from 'kysely'
import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { tellWhichAreThere } from '../../identity/audited-records.ts'
import { type GuideDraft, type GuideDraftId, readDrafts } from '../drafts.ts'
import type { ShownGuide } from '../show-guide.ts'

/** GraphQL type of a guide in a language. */
export const GuideType = builder.objectRef<ShownGuide>('Guide')

/** GraphQL type of a draft. A caller's drafts are theirs alone: to anybody else there is none of that id. */
export const GuideDraftType = builder.loadableNodeRef('GuideDraft', {
  id: { description: 'Global id of the draft.', resolve: ({ id }: GuideDraft) => id },
  load: loadDrafts,
})

tellWhichAreThere(
  'GuideDraft',
  ({ userId }) => sql`select id from guide_draft where user_id = ${userId ?? ''}`,
)

async function loadDrafts(
  ids: string[],
  { database, caller }: RequestContext,
): Promise<(GuideDraft | Error)[]> {
  const drafts = await readDrafts(database.kysely, ids as GuideDraftId[], caller.userId ?? '')
  const byId = new Map<string, GuideDraft>(drafts.map((draft) => [draft.id, draft]))
  return ids.map((id) => byId.get(id) ?? new Error(`There is no guide draft ${id}`))
}
