import { inTransaction } from '../../database/database.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { mutation } from '../../graphql/mutation.ts'
import { problemError } from '../../graphql/problems.ts'
import {
  createDraft,
  type Doing,
  discardDraft,
  type GuideDraft,
  type GuideDraftId,
  readDraft,
  saveDraft,
} from '../drafts.ts'
import type { Library, LibraryGuide } from '../library.ts'
import { submitDraft } from '../submit-draft.ts'
import { libraryOf } from './library-of.ts'
import { GuideDraftType } from './types.ts'

const answersDescription =
  'Answers by the inputs’ schema coordinates, as they are sent: `{ "RecurrenceInput.count": 5 }`. Null takes one back.'

mutation('createGuideDraft', {
  description: 'Begins a walk through a guide.',
  permission: 'organization.read',
  input: (t) => ({
    guide: t.id({ required: true, description: 'The guide’s name, such as `manually-run-p-job`.' }),
    companyId: t.string({
      description:
        'The company that the operator works in, such as `USRT`; left out only before there is one.',
    }),
    answers: t.field({ type: 'JSON', description: answersDescription }),
    screen: t.string({ description: 'The screen that the operator is on; the first when left out.' }),
  }),
  resolve: async ({ guide: id, companyId = null, answers, screen }, context, info) => {
    if (companyId !== null) context.caller.require('organization.read', companyId)
    const guide = guideNamed(await libraryOf(context, info), id)
    return inTransaction(context.database, (trx) =>
      createDraft(trx, guide, companyId, { answers, screen }, doingOf(context)),
    )
  },
  payload: (t) => ({
    draft: t.field({
      type: GuideDraftType,
      nullable: true,
      description: 'The draft.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('saveGuideDraft', {
  description:
    'Saves a part of a walk. A save that was made on an older revision is refused, so that two windows do not ' +
    'overwrite each other; or it is merged with what the other one has saved, when it says what it was made from.',
  permission: 'signedIn',
  input: (t) => ({
    id: t.globalID({ required: true, for: GuideDraftType, description: 'The draft.' }),
    revision: t.int({ required: true, description: 'The draft’s revision that the change was made on.' }),
    answers: t.field({ type: 'JSON', description: `${answersDescription} What is not named stays.` }),
    before: t.field({
      type: ['JSON'],
      description:
        'What the answers were made from, by coordinate, too: what stood in their inputs when they were shown, and in ' +
        'each save since. With it an older revision is not refused; answers that were changed here and elsewhere are, ' +
        'each as `ANSWER_CHANGED_ELSEWHERE`.',
    }),
    screen: t.string({ description: 'The screen that the operator is on; stays when left out.' }),
    ticked: t.stringList({
      description: 'All steps that are ticked off by hand, by their names; they stay when left out.',
    }),
  }),
  resolve: async ({ id, revision, answers, before, screen, ticked }, context, info) => {
    const library = await libraryOf(context, info)
    return changed(context, (doing) =>
      inTransaction(context.database, async (trx) => {
        const draftId = id.id as GuideDraftId
        const draft = await readDraft(trx, draftId, doing.userId)
        const guide = guideNamed(library, draft.guide)
        return saveDraft(trx, draftId, guide, revision, { answers, before, screen, ticked }, doing)
      }),
    )
  },
  payload: (t) => ({
    draft: t.field({
      type: GuideDraftType,
      nullable: true,
      description: 'The draft as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('discardGuideDraft', {
  description: 'Throws a walk away. One that was submitted is kept.',
  permission: 'signedIn',
  input: (t) => ({
    id: t.globalID({ required: true, for: GuideDraftType, description: 'The draft.' }),
  }),
  resolve: ({ id }, context) =>
    changed(context, (doing) =>
      inTransaction(context.database, (trx) => discardDraft(trx, id.id as GuideDraftId, doing)),
    ),
  payload: (t) => ({
    draft: t.field({
      type: GuideDraftType,
      nullable: true,
      description: 'The draft as it was.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('submitGuideDraft', {
  description:
    'Does what the guide is for: executes its mutation, as the caller, with the draft’s answers. A draft acts once: ' +
    'submitted again, it gives back what the first time made. When the mutation refuses, nothing is done, and the ' +
    'problems’ fields are the schema coordinates of their inputs.',
  permission: 'signedIn',
  input: (t) => ({
    id: t.globalID({ required: true, for: GuideDraftType, description: 'The draft.' }),
    revision: t.int({
      description: 'The draft’s revision that the operator has reviewed; another one is refused.',
    }),
    secrets: t.field({
      type: 'JSON',
      description: 'Passwords and the like, which no draft keeps, by the inputs’ schema coordinates.',
    }),
  }),
  resolve: async ({ id, revision, secrets }, context, info) => {
    const library = await libraryOf(context, info)
    return changed(context, (doing) =>
      submitDraft({ id: id.id as GuideDraftId, revision, secrets }, library, info.schema, context, doing),
    )
  },
  payload: (t) => ({
    draft: t.field({
      type: GuideDraftType,
      nullable: true,
      description: 'The draft, with its outcome.',
      resolve: ({ result }) => result,
    }),
  }),
})

/** Changes a draft, and forgets what was loaded of it. */
async function changed(
  context: RequestContext,
  work: (doing: Doing) => Promise<GuideDraft>,
): Promise<GuideDraft> {
  const draft = await work(doingOf(context))
  GuideDraftType.getDataloader(context).clearAll()
  return draft
}

function doingOf({ caller, requestId, clock }: RequestContext): Doing {
  return { userId: caller.userId ?? '', requestId, at: clock() }
}

function guideNamed(library: Library, id: string): LibraryGuide {
  const guide = library.guides.get(id)
  if (!guide) throw problemError('GUIDE_NOT_FOUND', { guide: id }, 'guide')
  return guide
}
