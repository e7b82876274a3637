import { builder } from '../../graphql/builder.ts'
import { problemError } from '../../graphql/problems.ts'
import { verify } from '../ask.ts'
import { type GuideDraftId, listOpenDrafts, readDraft, readDrafts } from '../drafts.ts'
import { stepsOfGuide } from '../guide.ts'
import { GuideVerificationType } from './draft.ts'
import { libraryOf } from './library-of.ts'
import { GuideDraftType } from './types.ts'

builder.queryFields((t) => ({
  guideDraft: t.field({
    type: GuideDraftType,
    nullable: true,
    description: 'A draft of the caller’s own; null when there is none of that id.',
    authScopes: { signedIn: true },
    args: {
      id: t.arg.globalID({ required: true, for: GuideDraftType, description: 'The draft.' }),
    },
    resolve: async (_root, { id }, { database, caller }) => {
      const [draft] = await readDrafts(database.kysely, [id.id as GuideDraftId], caller.userId ?? '')
      return draft ?? null
    },
  }),
  guideDrafts: t.field({
    type: [GuideDraftType],
    description: 'The caller’s drafts that wait to be gone on with, the last saved first; at most a hundred.',
    authScopes: { signedIn: true },
    args: {
      guide: t.arg.id({ description: 'Only of this guide, by its name.' }),
      companyId: t.arg.string({ description: 'Only of this company, such as `USRT`.' }),
    },
    resolve: async (_root, { guide, companyId }, { database, caller }) => [
      ...(await listOpenDrafts(database.kysely, caller.userId ?? '', {
        guide: guide ?? undefined,
        companyId: companyId ?? undefined,
      })),
    ],
  }),
  verifyGuideStep: t.field({
    type: GuideVerificationType,
    description:
      'Asks the system itself, as the caller, whether a step’s effect holds with a draft’s answers.',
    authScopes: { signedIn: true },
    args: {
      draft: t.arg.globalID({ required: true, for: GuideDraftType, description: 'The draft.' }),
      step: t.arg.id({ required: true, description: 'The step’s name within its guide.' }),
    },
    resolve: async (_root, { draft: { id }, step: stepId }, context, info) => {
      const { database, caller } = context
      const draft = await readDraft(database.kysely, id as GuideDraftId, caller.userId ?? '')
      const guide = (await libraryOf(context, info)).guides.get(draft.guide)
      const step = guide && stepsOfGuide(guide.guide).find((candidate) => candidate.id === stepId)
      if (!step) throw problemError('GUIDE_STEP_NOT_FOUND', { guide: draft.guide, step: stepId })
      const answered = { answers: draft.answers, companyId: draft.company_id, outcome: draft.outcome }
      const state = step.verify ? await verify(step.verify, answered, info.schema, context) : 'unknown'
      return { step: stepId, state }
    },
  }),
}))
