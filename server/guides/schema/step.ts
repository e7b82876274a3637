import { builder } from '../../graphql/builder.ts'
import type { LinkTargets } from '../render-markdown.ts'
import { isSecret } from '../secret-inputs.ts'
import {
  type ShownConstant,
  type ShownControl,
  type ShownScreen,
  type ShownStep,
  shownControls,
  stalePartsOf,
} from '../show-guide.ts'
import { GuideControlKindEnum, GuideStepKindEnum } from './enums.ts'
import { recommendedFor } from './recommended.ts'
import { openRenderer } from './renderer.ts'

const GuideRange = builder.objectRef<{ readonly from: number; readonly to: number }>('GuideRange').implement({
  description: 'What the documentation calls usual. Outside of it a warning is due, no refusal.',
  fields: (t) => ({
    from: t.exposeFloat('from', { description: 'The least that is usual.' }),
    to: t.exposeFloat('to', { description: 'The most that is usual.' }),
  }),
})

const GuideChoice = builder
  .objectRef<{ readonly value: string; readonly label: string }>('GuideChoice')
  .implement({
    description: 'One value of an enum that an input takes.',
    fields: (t) => ({
      value: t.exposeString('value', { description: 'The value as it is sent, such as `NEVER`.' }),
      label: t.exposeString('label', { description: 'What it is called in the reader’s language.' }),
    }),
  })

const GuidePlace = builder
  .objectRef<{ readonly page: string; readonly control: string | null }>('GuidePlace')
  .implement({
    description: 'The page, and the control on it, that a step speaks of.',
    fields: (t) => ({
      page: t.exposeString('page', {
        description: 'The console page below its language, such as `retail-and-commerce-it`.',
      }),
      control: t.exposeString('control', {
        nullable: true,
        description: 'The control that is to be marked, such as `run-now`; null for the page as a whole.',
      }),
    }),
  })

const GuideControl = builder.objectRef<ShownControl>('GuideControl').implement({
  description: 'An input of the guide’s mutation that a step fills.',
  fields: (t) => ({
    kind: t.field({
      type: GuideControlKindEnum,
      description: 'What it is filled by.',
      resolve: ({ kind }) => kind,
    }),
    bind: t.exposeString('bind', {
      description: 'The input as a schema coordinate, such as `RecurrenceInput.count`: the answer’s name.',
    }),
    label: t.exposeString('label', { description: 'What the input is called in the reader’s language.' }),
    type: t.exposeString('typeName', {
      description: 'The name of the input’s GraphQL type, such as `ID` or `RecurrenceEnd`.',
    }),
    isList: t.exposeBoolean('isList', { description: 'Whether it takes several values.' }),
    isRequired: t.exposeBoolean('isRequired', {
      description:
        'Whether the mutation cannot do without it. An input of a part that may be left out is not required.',
    }),
    maximumLength: t.int({
      nullable: true,
      description:
        'How many characters its text may have, without blanks at the ends; null where nothing limits it but its form.',
      resolve: ({ maximumLength }) => maximumLength ?? null,
    }),
    isOptional: t.boolean({
      description: 'Whether the procedure itself does not ask for it; the wizard may put it aside.',
      resolve: ({ optional }) => optional === true,
    }),
    isSecret: t.boolean({
      description:
        'Whether it is a password or the like: it is given with the submission and kept in no draft.',
      resolve: ({ bind }) => isSecret(bind),
    }),
    recommended: t.field({
      type: 'JSON',
      nullable: true,
      args: {
        companyId: t.arg.string({ description: 'The company that the caller works in, such as `USRT`.' }),
      },
      complexity: 5,
      description:
        'What the documentation recommends. Of an input that takes ids it is the record’s id, or its name, such as ' +
        '`P-0001`. Null also where it depends on the company’s records and there are none, or no company is given.',
      resolve: (control, { companyId }, context, { schema }) =>
        recommendedFor(control, companyId ?? null, context, schema),
    }),
    constant: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The value, where the documentation leaves no choice.',
      resolve: ({ constant }) => constant ?? null,
    }),
    range: t.field({
      type: GuideRange,
      nullable: true,
      description: 'The usual range of a number.',
      resolve: ({ range }) => range ?? null,
    }),
    choices: t.field({
      type: [GuideChoice],
      complexity: { field: 1, multiplier: 4 },
      description: 'The values of an enum, in order; empty for other types.',
      resolve: ({ choices }) => [...choices],
    }),
    path: t.stringList({
      description:
        'Where the value stands in the mutation’s variables, such as `input`, `recurrence`, `count`; a position in a ' +
        'list of inputs as a number, `0`.',
      resolve: ({ path }) => path.map(String),
    }),
  }),
})

const GuideStepType = builder.objectRef<ShownStep>('GuideStep').implement({
  description: 'A step of the documentation, with what stands beside it in the wizard.',
  fields: (t) => ({
    id: t.string({
      description: 'The step’s name within its guide, the same in all languages.',
      resolve: ({ step }) => step.id,
    }),
    position: t.exposeInt('position', { description: 'Its place in the guide, counted from 1.' }),
    number: t.string({
      description: 'Its number as printed, which may come twice.',
      resolve: ({ words }) => words.number,
    }),
    kind: t.field({
      type: GuideStepKindEnum,
      description: 'What it is.',
      resolve: ({ step }) => step.kind,
    }),
    html: t.string({
      description: 'Its sentence as safe HTML.',
      resolve: async ({ words, shown }) => (await openRenderer()).renderSentence(words.text, shown.targets),
    }),
    text: t.string({
      description: 'Its sentence without any marks, for titles and for reading aloud.',
      resolve: async ({ words }) => (await openRenderer()).plainText(words.text),
    }),
    notes: t.stringList({
      description: 'What is noted below it, each as safe HTML.',
      resolve: ({ words, shown }) => renderEach(words.notes, shown.targets),
    }),
    substeps: t.stringList({
      description: 'Its numbered sub-steps, each as safe HTML.',
      resolve: ({ words, shown }) => renderEach(words.substeps, shown.targets),
    }),
    where: t.field({
      type: GuidePlace,
      nullable: true,
      description: 'The page and control that it speaks of, to show the reader where.',
      resolve: ({ step: { where } }) => {
        if (where === undefined) return null
        const [page = '', control = null] = where.split('#')
        return { page, control }
      },
    }),
    controls: t.field({
      type: [GuideControl],
      complexity: { field: 1, multiplier: 2 },
      description: 'The inputs that it fills; none for a step that is only done or read.',
      resolve: (step, _args, _context, { schema }) => [...shownControls(step, schema)],
    }),
    isStale: t.boolean({
      description: 'Whether the shown words are older than the sentence they were translated from.',
      resolve: ({ shown, step }) => stalePartsOf(shown).includes(step.id),
    }),
    hasVerification: t.boolean({
      description: 'Whether the system itself can tell if the step’s effect holds (`verifyGuideStep`).',
      resolve: ({ step }) => step.verify !== undefined,
    }),
    value: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Of an imported guide: the value that the sentence names.',
      resolve: ({ shown, step }) => shown.prose.controls[step.id]?.value ?? step.value ?? null,
    }),
    label: t.string({
      nullable: true,
      description: 'Of an imported guide: what is written on the control that the sentence speaks of.',
      resolve: ({ shown, step }) => shown.prose.controls[step.id]?.label ?? null,
    }),
    menuPath: t.stringList({
      description: 'Of an imported guide: the menus to go through.',
      resolve: ({ shown, step }) => [...(shown.prose.controls[step.id]?.path ?? [])],
    }),
    range: t.field({
      type: GuideRange,
      nullable: true,
      description: 'Of an imported guide: what the sentence calls usual.',
      resolve: ({ step }) => step.range ?? null,
    }),
    isOptional: t.boolean({
      description: 'Whether the sentence leaves it to the reader.',
      resolve: ({ step }) => step.optional === true,
    }),
  }),
})

/** GraphQL type of a screen of a guide. */
export const GuideScreenType = builder.objectRef<ShownScreen>('GuideScreen').implement({
  description: 'One screen of the wizard.',
  fields: (t) => ({
    id: t.string({
      description: 'The screen’s name within its guide, the last part of its address.',
      resolve: ({ id }) => id,
    }),
    title: t.exposeString('title', {
      nullable: true,
      description: 'What it is called, in the language of the guide’s words; null in an imported guide.',
    }),
    steps: t.field({
      type: [GuideStepType],
      complexity: { field: 1, multiplier: 4 },
      description: 'The documentation’s steps that it takes, in order.',
      resolve: ({ steps }) => [...steps],
    }),
  }),
})

/** GraphQL type of an input that the guide fills by itself. */
export const GuideConstant = builder.objectRef<ShownConstant>('GuideConstant').implement({
  description: 'An input that no step asks for: always the same, or known from where the operator stands.',
  fields: (t) => ({
    bind: t.exposeString('bind', { description: 'The input as a schema coordinate.' }),
    value: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The value; null when it is the operator’s company.',
      resolve: ({ value }) => value,
    }),
    isCompany: t.exposeBoolean('isCompany', {
      description: 'Whether it is the company that the operator works in.',
    }),
    label: t.exposeString('label', {
      nullable: true,
      description: 'What the input is called in the reader’s language; null where it has no name.',
    }),
    path: t.stringList({
      description: 'Where the value stands in the mutation’s variables.',
      resolve: ({ path }) => path.map(String),
    }),
  }),
})

async function renderEach(sentences: readonly string[], targets: LinkTargets): Promise<string[]> {
  const { renderSentence } = await openRenderer()
  return sentences.map((sentence) => renderSentence(sentence, targets))
}
