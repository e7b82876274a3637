import { inTransaction } from '../../database/database.ts'
import { builder } from '../../graphql/builder.ts'
import { enumOf } from '../../graphql/enum-of.ts'
import { mutation } from '../../graphql/mutation.ts'
import { problemError } from '../../graphql/problems.ts'
import { type AuditRecord, recordAudit } from '../../identity/audit.ts'
import type { Fault } from '../fault.ts'
import type { Finding, Severity } from '../import/findings.ts'
import type { ImportReport } from '../import/import-guides.ts'
import type { Import, ImportOutcome } from '../import-into.ts'
import { importedGuides } from '../library.ts'
import { showGuide } from '../show-guide.ts'
import { libraryOf } from './library-of.ts'
import { GuideType } from './types.ts'

const GuideImportOutcomeEnum = enumOf<ImportReport['outcome']>(
  'GuideImportFileOutcome',
  'What became of an imported file.',
  {
    page: 'It was imported.',
    text: 'It only serves where other files include it.',
    licence: 'It was read for the name of the licence.',
    refused: 'Nothing was made of it: its findings say why.',
  },
)

const GuideImportSeverityEnum = enumOf<Severity>(
  'GuideImportSeverity',
  'How much a finding of the importer matters.',
  {
    error: 'Nothing was made of the file.',
    warning: 'Something was lost or is not certain: a person should look.',
    note: 'The importer saw an oddity and knew what to do.',
  },
)

const GuideImportFinding = builder.objectRef<Finding>('GuideImportFinding').implement({
  description: 'Something that the importer has to say about a line of a file. The client has the words.',
  fields: (t) => ({
    code: t.string({ description: 'Stable code, such as `NUMBER_REPEATED`.', resolve: ({ code }) => code }),
    severity: t.field({
      type: GuideImportSeverityEnum,
      description: 'How much it matters.',
      resolve: ({ severity }) => severity,
    }),
    line: t.exposeInt('line', { description: 'The line of the file, counted from 1.' }),
    parameters: t.field({
      type: 'JSON',
      description: 'What the words need.',
      resolve: ({ parameters }) => parameters,
    }),
  }),
})

const GuideImportReport = builder.objectRef<ImportReport>('GuideImportReport').implement({
  description: 'What became of one file of an import.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'The file.' }),
    outcome: t.field({
      type: GuideImportOutcomeEnum,
      description: 'What became of it.',
      resolve: ({ outcome }) => outcome,
    }),
    locales: t.stringList({
      description: 'The languages found in it, its own first.',
      resolve: ({ locales }) => [...locales],
    }),
    title: t.exposeString('title', { description: 'Its title.' }),
    procedures: t.exposeInt('procedures', { description: 'How many procedures it has.' }),
    steps: t.exposeInt('steps', { description: 'How many steps they have.' }),
    manualSteps: t.exposeInt('manualSteps', {
      description: 'How many of these no sentence pattern took: they are to be ticked by hand.',
    }),
    findings: t.field({
      type: [GuideImportFinding],
      description: 'What there is to say about it, by line.',
      resolve: ({ findings }) => [...findings],
    }),
  }),
})

const GuideImportFault = builder.objectRef<Fault>('GuideImportFault').implement({
  description: 'Why an imported document was left out: it would break a rule of the guides.',
  fields: (t) => ({
    file: t.exposeString('file', { description: 'The file as it would have been written.' }),
    line: t.exposeInt('line', { description: 'Its line, counted from 1.' }),
    rule: t.string({ description: 'The rule, such as `parity`.', resolve: ({ rule }) => rule }),
  }),
})

const GuideFileInput = builder.inputType('GuideFileInput', {
  description: 'A text to import.',
  fields: (t) => ({
    path: t.string({
      required: true,
      description: 'Its path, which tells its language and its neighbours: `docs.sv-se/tasks/post.md`.',
    }),
    text: t.string({ required: true, description: 'All of its text.' }),
  }),
})

mutation('importGuides', {
  description:
    'Imports task guides as product documentation publishes them. What could be made of them can be walked at once; ' +
    'a document is stored whole or not at all.',
  permission: 'guides.import',
  input: (t) => ({
    files: t.field({ type: [GuideFileInput], required: true, description: 'The files.' }),
    licence: t.string({
      description: 'The licence of files that do not name their own, such as `CC-BY-4.0`.',
    }),
    address: t.string({ description: 'Where files that do not say it themselves are published.' }),
    replace: t.boolean({ description: 'Whether documents that were imported before may be replaced.' }),
  }),
  resolve: async ({ files, licence, address, replace }, context, { schema }) => {
    const { caller, clock, database, dataDirectory, requestId } = context
    const record = (documents: readonly string[]): readonly AuditRecord[] =>
      documents.map((document) => ({
        userId: caller.userId,
        requestId,
        at: clock(),
        companyId: null,
        action: 'importGuides',
        subjectType: 'Guide',
        subjectId: document,
        subjectName: document,
      }))
    return importOrRefuse({
      files,
      attribution: { licence: licence ?? undefined, address: address ?? undefined },
      directory: importedGuides(dataDirectory),
      replace: replace === true,
      keep: (documents, put) =>
        inTransaction(database, async (trx) => {
          await recordAudit(trx, record(documents))
          await put()
        }),
      schema,
    })
  },
  payload: (t) => ({
    reports: t.field({
      type: [GuideImportReport],
      nullable: true,
      description: 'What became of each file, in their order.',
      resolve: ({ result }) => (result ? [...result.reports] : null),
    }),
    guides: t.field({
      type: [GuideType],
      nullable: true,
      description: 'The guides that there are now by this import.',
      args: { locale: t.arg({ type: 'Locale', required: true, description: 'The reader’s language.' }) },
      resolve: async ({ result }, { locale }, context, info) => {
        if (!result) return null
        const library = await libraryOf(context, info)
        return [...library.guides.values()]
          .filter(({ importedAs }) => importedAs !== null && result.documents.includes(importedAs))
          .map((guide) => showGuide(guide, locale, library))
      },
    }),
    faults: t.field({
      type: [GuideImportFault],
      nullable: true,
      description: 'Documents that were left out, with the rules that they would break.',
      resolve: ({ result }) => (result ? [...result.faults] : null),
    }),
  }),
})

async function importOrRefuse(wanted: Import): Promise<ImportOutcome> {
  // Read when somebody imports: a start does without.
  const { importInto } = await import('../import-into.ts')
  const { DraftExistsError } = await import('../import/write-drafts.ts')
  try {
    return await importInto(wanted)
  } catch (error) {
    if (error instanceof DraftExistsError)
      throw problemError('GUIDE_IMPORTED_ALREADY', { document: error.draft.title }, 'replace')
    throw error
  }
}
