import { sql } from 'kysely'
import { builder } from '../../graphql/builder.ts'
import { loadNodes } from '../../graphql/nodes.ts'
import { tellWhichAreThere } from '../../identity/audited-records.ts'
import { type GuideDraft, type GuideDraftId, readDrafts } from '../drafts.ts'
import type { ShownGuide } from '../show-guide.ts'

/** GraphQL type of a guide in a language. */
export const GuideType = builder.objectRef<ShownGuide>('Guide')

const loadDrafts = loadNodes(
  'GuideDraft',
  (ids: readonly GuideDraftId[], { database, caller }) =>
    readDrafts(database.kysely, ids, caller.userId ?? ''),
  (draft) => draft.id,
)

/** GraphQL type of a draft. A caller's drafts are theirs alone: to anybody else there is none of that id. */
export const GuideDraftType = builder.loadableNodeRef('GuideDraft', {
  id: { description: 'Global id of the draft.', resolve: ({ id }: GuideDraft) => id },
  load: loadDrafts,
})

tellWhichAreThere(
  'GuideDraft',
  ({ userId }) => sql`select id from guide_draft where user_id = ${userId ?? ''}`,
)
