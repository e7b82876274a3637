import { builder } from '../../graphql/builder.ts'
import { PermissionType, RoleType } from '../../identity/schema/types.ts'
import type { GuideSource } from '../guide.ts'
import { preflight } from '../preflight.ts'
import {
  isIntroductionStale,
  type ShownGuide,
  screensOf,
  shownConstants,
  stalePartsOf,
} from '../show-guide.ts'
import { GuideKindEnum, GuideWorkspaceEnum } from './enums.ts'
import { GuidePreflight } from './preflight.ts'
import { openRenderer } from './renderer.ts'
import { GuideConstant, GuideScreenType } from './step.ts'
import { GuideType } from './types.ts'

const GuideSourceType = builder.objectRef<GuideSource>('GuideSource').implement({
  description: 'Where an imported text comes from. It is shown with the guide, as its licence asks.',
  fields: (t) => ({
    locale: t.exposeString('locale', { description: 'The language of that text, such as `sv-SE`.' }),
    title: t.exposeString('title', { description: 'Its title.' }),
    path: t.exposeString('path', { description: 'The file that it was read from.' }),
    address: t.string({
      nullable: true,
      description: 'Where it is published.',
      resolve: ({ address }) => address ?? null,
    }),
    licence: t.string({
      nullable: true,
      description: 'Its licence, such as `CC-BY-4.0`; null when nobody named it.',
      resolve: ({ licence }) => licence ?? null,
    }),
    author: t.string({
      nullable: true,
      description: 'Who wrote it.',
      resolve: ({ author }) => author ?? null,
    }),
    date: t.string({
      nullable: true,
      description: 'When it was written, as the text says.',
      resolve: ({ date }) => date ?? null,
    }),
  }),
})

const GuideDocument = builder
  .objectRef<{ readonly id: string; readonly part: number; readonly of: number }>('GuideDocument')
  .implement({
    description: 'The document that an imported guide is a part of.',
    fields: (t) => ({
      name: t.exposeString('id', { description: 'The document’s name.' }),
      part: t.exposeInt('part', { description: 'Which part, counted from 1.' }),
      parts: t.exposeInt('of', { description: 'How many parts it has.' }),
    }),
  })

const GuideHeading = builder
  .objectRef<{ readonly id: string; readonly title: string }>('GuideHeading')
  .implement({
    description: 'A heading of a page.',
    fields: (t) => ({
      id: t.exposeString('id', { description: 'Its anchor on the page, the same in all languages.' }),
      title: t.exposeString('title', { description: 'Its words.' }),
    }),
  })

GuideType.implement({
  description:
    'Documentation that can be walked: read, ticked off step by step, or, where its steps are bound to inputs, as a wizard.',
  fields: (t) => ({
    id: t.id({
      description: 'The guide’s name, the last part of its address: `/{locale}/guides/{id}`.',
      resolve: ({ guide }) => guide.id,
    }),
    locale: t.string({
      description: 'The language of its words; another one than was asked for where there is no translation.',
      resolve: ({ prose }) => prose.locale,
    }),
    locales: t.stringList({
      description: 'The languages that it has.',
      resolve: ({ guide }) => Object.keys(guide.prose),
    }),
    title: t.string({ description: 'Its title, plain text.', resolve: ({ prose }) => prose.title }),
    description: t.string({
      description: 'What it is good for, one sentence, plain text.',
      resolve: ({ prose }) => prose.description,
    }),
    introduction: t.string({
      description: 'What stands before the steps, as safe HTML; of a page all of it.',
      resolve: async ({ prose, targets }) =>
        (await openRenderer()).renderMarkdown(prose.introduction, targets),
    }),
    closing: t.string({
      description: 'What stands behind the steps, as safe HTML.',
      resolve: async ({ prose, targets }) => (await openRenderer()).renderMarkdown(prose.conclusion, targets),
    }),
    headings: t.field({
      type: [GuideHeading],
      description: 'The headings of a page, in order.',
      resolve: async ({ prose, targets }) => {
        const { renderSentence } = await openRenderer()
        return prose.headings.map(({ id, title }) => ({ id, title: renderSentence(title, targets) }))
      },
    }),
    kind: t.field({
      type: GuideKindEnum,
      description: 'What it is.',
      resolve: ({ guide }) => guide.guide.kind,
    }),
    version: t.int({
      description: 'Goes up when its structure changes; drafts remember the one that they were begun with.',
      resolve: ({ guide }) => guide.guide.version,
    }),
    workspace: t.field({
      type: GuideWorkspaceEnum,
      nullable: true,
      description:
        'Where in the console it begins; null for an imported guide, which may speak of another product.',
      resolve: ({ guide }) => guide.guide.workspace ?? null,
    }),
    isImported: t.boolean({
      description: 'Whether somebody brought it in; the others are the product’s own.',
      resolve: ({ guide }) => guide.importedAs !== null,
    }),
    roles: t.field({
      type: [RoleType],
      description: 'Who usually does it.',
      resolve: ({ guide: { guide } }) => (guide.kind === 'procedure' ? [...(guide.roles ?? [])] : []),
    }),
    permissions: t.field({
      type: [PermissionType],
      description: 'What it takes to do it.',
      resolve: ({ guide: { guide } }) => (guide.kind === 'procedure' ? [...(guide.permissions ?? [])] : []),
    }),
    preflight: t.field({
      type: GuidePreflight,
      description: 'Whether the caller may do it in a company; if not, what is missing and who can grant it.',
      args: {
        companyId: t.arg.string({
          description: 'The company’s id, such as `USRT`; left out, all companies are meant.',
        }),
      },
      resolve: ({ guide: { guide } }, { companyId = null }, { caller }) =>
        preflight(guide, companyId, caller),
    }),
    submit: t.string({
      nullable: true,
      description:
        'The mutation that takes the answers, such as `synchronizeOrders`; null for a checklist or a page.',
      resolve: ({ guide: { guide } }) =>
        guide.kind === 'procedure' && guide.submit !== undefined ? fieldOf(guide.submit) : null,
    }),
    previews: t.stringList({
      description: 'The queries that tell before the act what it would do, such as `previewRecurrence`.',
      resolve: ({ guide: { guide } }) =>
        guide.kind === 'procedure' ? (guide.preview ?? []).map(fieldOf) : [],
    }),
    constants: t.field({
      type: [GuideConstant],
      description: 'Inputs that no step asks for.',
      resolve: (shown, _args, _context, { schema }) => [...shownConstants(shown, schema)],
    }),
    screens: t.field({
      type: [GuideScreenType],
      complexity: { field: 1, multiplier: 4 },
      description: 'The wizard’s screens in order; none of a page.',
      resolve: (shown) => [...screensOf(shown)],
    }),
    isIntroductionStale: t.boolean({
      description: 'Whether title, introduction and closing are older than what they were translated from.',
      resolve: isIntroductionStale,
    }),
    staleParts: t.stringList({
      description:
        'Which of the shown words are older than what they were translated from: step ids, and `introduction`.',
      resolve: (shown) => [...stalePartsOf(shown)],
    }),
    sources: t.field({
      type: [GuideSourceType],
      description: 'Where the text comes from, a text a language; empty for the product’s own guides.',
      resolve: ({ guide }) => [...(guide.guide.sources ?? [])],
    }),
    document: t.field({
      type: GuideDocument,
      nullable: true,
      description: 'The document that it is a part of, where an imported one has several.',
      resolve: ({ guide }) => guide.guide.document ?? null,
    }),
  }),
})

function fieldOf(coordinate: string): string {
  return coordinate.slice(coordinate.indexOf('.') + 1)
}

/** Whether a guide is asked for by its workspace; of no workspace, all are. */
export function isOfWorkspace({ guide }: ShownGuide['guide'], workspace: string | null | undefined): boolean {
  return !workspace || guide.workspace === workspace
}
