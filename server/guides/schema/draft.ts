import { decodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../../graphql/builder.ts'
import { enumOf } from '../../graphql/enum-of.ts'
import { filledInputs, type Misfit, misfitsOf, problemsOfAnswers, variablesOf } from '../answers.ts'
import { type VerificationState, verify } from '../ask.ts'
import { stepsOfGuide } from '../guide.ts'
import { submissionOf } from '../operation.ts'
import { showGuide } from '../show-guide.ts'
import type { DraftOutcome, OutcomeRecord } from '../tables.ts'
import { libraryOf } from './library-of.ts'
import { GuideDraftType, GuideType } from './types.ts'

const GuideMisfitReason = enumOf<Misfit['reason']>('GuideMisfitReason', 'Why an answer no longer fits.', {
  unknown: 'No step of the guide asks for it any more.',
  invalid: 'Its input takes no such value any more.',
})

const GuideMisfit = builder.objectRef<Misfit>('GuideMisfit').implement({
  description: 'An answer of a draft that the guide, as it is now, cannot use.',
  fields: (t) => ({
    bind: t.exposeString('bind', { description: 'The input that was answered, as a schema coordinate.' }),
    value: t.field({ type: 'JSON', description: 'What was answered.', resolve: ({ value }) => value }),
    reason: t.field({
      type: GuideMisfitReason,
      description: 'Why it does not fit.',
      resolve: ({ reason }) => reason,
    }),
  }),
})

const GuideOutcomeRecord = builder.objectRef<OutcomeRecord>('GuideOutcomeRecord').implement({
  description: 'A record that the act made or changed.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The payload’s field that it stood in, such as `run`.' }),
    type: t.exposeString('type', { description: 'Its GraphQL type, such as `BatchJobRun`.' }),
    id: t.id({ description: 'Its global id.', resolve: ({ id }) => id }),
    key: t.string({
      description:
        'What the record is known by in files and addresses: a company’s id, a channel’s number, else its plain id.',
      resolve: ({ id }) => decodeGlobalID(id).id,
    }),
  }),
})

const GuideOutcome = builder.objectRef<DraftOutcome>('GuideOutcome').implement({
  description: 'What came of a submitted draft.',
  fields: (t) => ({
    records: t.field({
      type: [GuideOutcomeRecord],
      description: 'What the act made or changed.',
      resolve: ({ records }) => [...records],
    }),
  }),
})

interface Operation {
  readonly document: string
  readonly variables: unknown
}

const GuideOperation = builder.objectRef<Operation>('GuideOperation').implement({
  description: 'A draft’s act as it could be sent by hand.',
  fields: (t) => ({
    document: t.exposeString('document', { description: 'The mutation.' }),
    variables: t.field({
      type: 'JSON',
      description: 'Its variables by what has been answered so far, without secrets.',
      resolve: ({ variables }) => variables,
    }),
  }),
})

const GuideVerificationStateEnum = enumOf<VerificationState>(
  'GuideVerificationState',
  'Whether a step’s effect holds, by what the system itself says.',
  {
    holds: 'It holds.',
    doesNotHold: 'It does not hold, or not yet.',
    unknown: 'There is no telling: something it needs is unanswered, or the caller may not see it.',
  },
)

interface Verified {
  readonly step: string
  readonly state: VerificationState
}

/** GraphQL type of what a step's verification came to. */
export const GuideVerificationType = builder.objectRef<Verified>('GuideVerification').implement({
  description: 'What the verification of a step came to.',
  fields: (t) => ({
    step: t.exposeString('step', { description: 'The step’s name within its guide.' }),
    state: t.field({
      type: GuideVerificationStateEnum,
      description: 'Whether its effect holds.',
      resolve: ({ state }) => state,
    }),
  }),
})

GuideDraftType.implement({
  description: 'A walk through a guide that somebody has begun. It is kept on the server, in no language.',
  fields: (t) => ({
    guideId: t.exposeString('guide', { description: 'The guide’s name.' }),
    guide: t.field({
      type: GuideType,
      nullable: true,
      description: 'The guide as it is now; null when the library has it no more.',
      args: { locale: t.arg({ type: 'Locale', required: true, description: 'The reader’s language.' }) },
      resolve: async (draft, { locale }, context, info) => {
        const library = await libraryOf(context, info)
        const guide = library.guides.get(draft.guide)
        return guide ? showGuide(guide, locale, library) : null
      },
    }),
    guideVersion: t.exposeInt('guide_version', {
      description: 'The guide’s version when the draft was last saved.',
    }),
    isOutdated: t.boolean({
      description: 'Whether the guide has another version now. Answers that fit it are carried over.',
      resolve: async (draft, _args, context, info) => {
        const guide = (await libraryOf(context, info)).guides.get(draft.guide)
        return guide?.guide.version !== draft.guide_version
      },
    }),
    misfits: t.field({
      type: [GuideMisfit],
      description: 'The answers that no longer fit the guide.',
      resolve: async (draft, _args, context, info) => {
        const guide = (await libraryOf(context, info)).guides.get(draft.guide)
        return guide ? [...misfitsOf(info.schema, guide.guide, draft.answers)] : []
      },
    }),
    missing: t.stringList({
      description:
        'The inputs, as schema coordinates, without which the mutation cannot do and that have no answer yet; secrets among them.',
      resolve: async (draft, _args, context, info) => {
        const guide = (await libraryOf(context, info)).guides.get(draft.guide)?.guide
        if (guide?.kind !== 'procedure' || guide.submit === undefined) return []
        const filled = filledInputs(guide, draft.answers, { companyId: draft.company_id })
        return problemsOfAnswers(info.schema, guide, filled)
          .filter(({ code }) => code === 'ANSWER_MISSING')
          .map(({ parameters }) => String(parameters.input))
      },
    }),
    companyId: t.exposeString('company_id', {
      nullable: true,
      description: 'The company that the operator works in; null where there is none.',
    }),
    screen: t.string({
      nullable: true,
      description:
        'The screen that the operator was on; null for the first, or when the guide has it no more.',
      resolve: async (draft, _args, context, info) => {
        const guide = (await libraryOf(context, info)).guides.get(draft.guide)?.guide
        if (guide?.kind !== 'procedure') return null
        return guide.screens.find(({ id }) => id === draft.screen)?.id ?? null
      },
    }),
    answers: t.field({
      type: 'JSON',
      description: 'What was answered, by the inputs’ schema coordinates, as it is sent.',
      resolve: ({ answers }) => answers,
    }),
    ticked: t.stringList({
      description: 'The steps that the operator has ticked off by hand.',
      resolve: ({ ticked }) => [...ticked],
    }),
    revision: t.exposeInt('revision', {
      description: 'Counts up with every save. A save names the one that it was made on.',
    }),
    operation: t.field({
      type: GuideOperation,
      nullable: true,
      description: 'The act as it could be sent by hand; null for a checklist.',
      resolve: async (draft, _args, context, info) => {
        const guide = (await libraryOf(context, info)).guides.get(draft.guide)?.guide
        if (guide?.kind !== 'procedure' || guide.submit === undefined) return null
        const filled = filledInputs(guide, draft.answers, { companyId: draft.company_id })
        return {
          document: submissionOf(info.schema, guide.submit),
          variables: variablesOf(info.schema, guide, filled),
        }
      },
    }),
    createdAt: t.field({
      type: 'Instant',
      description: 'When the walk was begun.',
      resolve: ({ created_at }) => created_at,
    }),
    updatedAt: t.field({
      type: 'Instant',
      description: 'When it was last saved.',
      resolve: ({ updated_at }) => updated_at,
    }),
    submittedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it was submitted; null while it is open.',
      resolve: ({ submitted_at }) => submitted_at,
    }),
    outcome: t.field({
      type: GuideOutcome,
      nullable: true,
      description: 'What came of it; null while it is open.',
      resolve: ({ outcome }) => outcome,
    }),
    verifications: t.field({
      type: [GuideVerificationType],
      description: 'Every step that can be verified, asked now.',
      complexity: { field: 100 },
      resolve: async (draft, _args, context, info) => {
        const guide = (await libraryOf(context, info)).guides.get(draft.guide)
        const answered = { answers: draft.answers, companyId: draft.company_id, outcome: draft.outcome }
        return Promise.all(
          (guide ? stepsOfGuide(guide.guide) : []).flatMap(({ id, verify: verification }) =>
            verification
              ? [
                  verify(verification, answered, info.schema, context).then((state) => ({
                    step: id,
                    state,
                  })),
                ]
              : [],
          ),
        )
      },
    }),
  }),
})
