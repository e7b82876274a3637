import { z } from 'zod'
import { permissions } from '../graphql/access.ts'
import { roles } from '../identity/permissions.ts'
import { guideLocales } from './locales.ts'
import { outcomeSourcePattern } from './outcome-source.ts'

/**
 * The structure of a guide, written once for all languages: `locales/guides/<guide>.yaml`. Its words stand in
 * `locales/<locale>/guides/<guide>.md` (read-prose.ts), and the compiler holds the two together.
 */

/**
 * What a step is, and with it which control stands beside it.
 *
 * `navigate` ticks itself, `note` is read, `confirm` and `submit` are buttons of the wizard, the others are controls.
 * `press` and `manual` only come from imported guides: a button of another product, and a step whose sentence no
 * pattern took; the operator ticks them.
 */
export const stepKinds = [
  'navigate',
  'choose',
  'tree',
  'switch',
  'number',
  'date',
  'text',
  'confirm',
  'submit',
  'note',
  'press',
  'manual',
] as const
export type StepKind = (typeof stepKinds)[number]

/** Where in the console a guide begins. */
export const workspaces = [
  'home',
  'retail-and-commerce-it',
  'store-financials',
  'batch-jobs',
  'settings',
] as const
export type Workspace = (typeof workspaces)[number]

const slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'write it in small letters, joined by hyphens')

/** `RecurrenceInput.count`: a field of an input, as GraphQL's schema coordinates write it. */
const inputCoordinate = z.string().regex(/^[A-Z]\w*\.[a-z]\w*$/, 'write it as Type.field')
const mutationCoordinate = z.string().regex(/^Mutation\.[a-z]\w*$/, 'write it as Mutation.field')
const queryCoordinate = z.string().regex(/^Query\.[a-z]\w*$/, 'write it as Query.field')

/** A value as it is sent: text, number, yes or no, or a list of them. */
const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))])
export type AnswerValue = z.infer<typeof value>

/** Whether something that came from outside is a value as it is sent. */
export function isAnswerValue(found: unknown): found is AnswerValue {
  return value.safeParse(found).success
}

/** What the documentation calls usual. Outside of it the wizard warns, and goes on. */
const range = z
  .strictObject({ from: z.number(), to: z.number() })
  .refine(({ from, to }) => from < to, 'let it go from the smaller to the larger')

/** How the system itself tells whether a step's effect holds. */
const verify = z.strictObject({
  /** A whole GraphQL query. */
  query: z.string().min(1),
  /**
   * The query's variables: what was answered to an input, by its coordinate; the operator's `company`; or a record that
   * the act gave back, by its field in the mutation's payload: `outcome.run` its id, `outcome.company.key` its key.
   * Before the act there is no such record, and the step does not hold.
   */
  variables: z
    .record(
      z.string(),
      z.union([inputCoordinate, z.literal('company'), z.string().regex(outcomeSourcePattern)], {
        error: 'write it as Type.field, outcome.field, outcome.field.key or company',
      }),
    )
    .optional(),
  /** `batchJobRun.status = "ENDED"`: a path in the answer, compared (predicate.ts). */
  predicate: z.string().min(1),
})
export type Verification = z.infer<typeof verify>

/** A value that only the system knows, such as the latest upload session that failed: asked when the guide is shown. */
const asked = z.strictObject({
  /** A whole GraphQL query. */
  query: z.string().min(1),
  /** The query's variables: the operator's company. */
  variables: z.record(z.string(), z.literal('company')).optional(),
  /** Where it stands in the answer: `uploadSessions.edges.0.node.id`. */
  path: z.string().regex(/^[A-Za-z_]\w*(?:\.\w+)*$/, 'write it as names and positions, joined by points'),
})
export type AskedValue = z.infer<typeof asked>

/**
 * What the documentation recommends (recommended-value.ts says what it comes to):
 * a value; `{ en: GBRT, sv-SE: SERT, nb-NO: NORT }`, an example that is another one for every reader; `{ given: today }`,
 * the day on which the guide is walked; or what the system answers to a query.
 */
const recommendation = z.union([
  value,
  z.strictObject({ given: z.literal('today') }),
  z.record(z.enum(guideLocales), value),
  asked,
])
export type Recommendation = z.infer<typeof recommendation>

/** An input that a step fills. */
const control = z.strictObject({
  kind: z.enum(['choose', 'tree', 'switch', 'number', 'date', 'text']),
  bind: inputCoordinate,
  recommend: recommendation.optional(),
  range: range.optional(),
  /** Filled although the procedure does not ask for it; the wizard may leave it out. */
  optional: z.boolean().optional(),
})
export type Control = z.infer<typeof control>

const step = z.strictObject({
  id: slug,
  kind: z.enum(stepKinds),
  /** The page and control that the step speaks of, for *Show me where*: `distribution-schedules#run-now`. */
  where: z
    .string()
    .regex(/^[a-z][a-z0-9-]*(?:\/[a-z0-9-]+)*(?:#[a-z][a-z0-9-]*)?$/, 'write it as page#control')
    .optional(),
  bind: inputCoordinate.optional(),
  /** The documentation's own choice, where it is no choice of the operator's. */
  const: value.optional(),
  recommend: recommendation.optional(),
  range: range.optional(),
  optional: z.boolean().optional(),
  /** Further inputs of the same step: the tree of nodes below the hierarchy that was chosen. */
  controls: z.array(control).min(1).optional(),
  verify: verify.optional(),
  /** Imported guides: the value that the sentence names. */
  value: z.union([z.string(), z.boolean()]).optional(),
})
export type GuideStep = z.infer<typeof step>

const screen = z.strictObject({ id: slug, steps: z.array(step).min(1) })
export type GuideScreen = z.infer<typeof screen>

/** An input that no step asks for: always the same, or known from where the operator stands. */
const constant = z.union([
  z.strictObject({ bind: inputCoordinate, const: value }),
  /** `company`: the one that the operator works in. */
  z.strictObject({ bind: inputCoordinate, given: z.literal('company') }),
])
export type Constant = z.infer<typeof constant>

/** Where an imported text comes from. Shown with the guide, as its licence asks. */
const source = z.strictObject({
  locale: z.string(),
  title: z.string(),
  path: z.string(),
  address: z.string().optional(),
  licence: z.string().optional(),
  author: z.string().optional(),
  date: z.string().optional(),
  commit: z.string().optional(),
})
export type GuideSource = z.infer<typeof source>

const common = {
  /** Drafts remember the version that they were begun with. */
  version: z.int().min(1),
  /** Languages that an imported guide has; one of the product's own has them all. */
  locales: z.array(z.string()).min(1).optional(),
  workspace: z.enum(workspaces).optional(),
  /** The document that an imported guide is a part of, and which part. */
  document: z.strictObject({ id: slug, part: z.int().min(1), of: z.int().min(1) }).optional(),
  sources: z.array(source).min(1).optional(),
}

const procedure = z.strictObject({
  ...common,
  kind: z.literal('procedure'),
  /** Who usually does it. Each of the roles must have all of the permissions. */
  roles: z.array(z.enum(roles)).min(1).optional(),
  /** What it takes; asked before the first screen. */
  permissions: z.array(z.enum(permissions)).min(1).optional(),
  submit: mutationCoordinate.optional(),
  /** Shown before the act: what it would do, when it would recur. One query, or several. */
  preview: z
    .union([queryCoordinate.transform((query) => [query]), z.array(queryCoordinate).min(1)])
    .optional(),
  constants: z.array(constant).optional(),
  screens: z.array(screen).min(1),
})
export type ProcedureGuide = z.infer<typeof procedure>

const page = z.strictObject({ ...common, kind: z.literal('page') })
export type PageGuide = z.infer<typeof page>

/** A guide's YAML file. */
export const guideSchema = z.discriminatedUnion('kind', [procedure, page])
export type Guide = z.infer<typeof guideSchema>

/** All steps of a guide, over all its screens. */
export function stepsOfGuide(guide: Guide): readonly GuideStep[] {
  return guide.kind === 'procedure' ? guide.screens.flatMap(({ steps }) => steps) : []
}

/** Everything that fills an input, with the step that it belongs to. */
export function controlsOf(step: GuideStep): readonly Control[] {
  const { kind, bind, recommend, range, optional, controls = [] } = step
  if (bind === undefined) return controls
  const own = control.safeParse({ kind, bind, recommend, range, optional })
  return own.success ? [own.data, ...controls] : controls
}
