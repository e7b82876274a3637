import { encodeGlobalID } from '@pothos/plugin-relay'
import type { Instant } from '../../database/instant.ts'
import type { Caller } from '../../graphql/access.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { isThere } from '../audited-records.ts'
import {
  type AuditFilter,
  countAuditEntries,
  countAuditEntriesByCompany,
  countAuditEntriesByType,
  listAuditEntries,
} from '../list-audit-entries.ts'
import type { AuditEntryTable } from '../tables.ts'
import { changesForApi, type FieldChange } from './field-changes.ts'
import { User } from './types.ts'

const FieldChangeType = builder.objectRef<FieldChange>('FieldChange').implement({
  description: 'What a field was and what it became. Secrets show as `•••`.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The field’s name.' }),
    from: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What it was; null for what was not there.',
      resolve: ({ from }) => from,
    }),
    to: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What it became; null for what is no more.',
      resolve: ({ to }) => to,
    }),
  }),
})

const AuditEntry = builder.objectRef<AuditEntryTable>('AuditEntry')

builder.node(AuditEntry, {
  description: 'Who did what to what, and what it was before. Entries are never changed.',
  id: { description: 'Global id of the entry.', resolve: ({ id }) => id },
  fields: (t) => ({
    occurredAt: t.field({
      type: 'Instant',
      description: 'When it was done.',
      resolve: ({ occurred_at }) => occurred_at,
    }),
    user: t.field({
      type: User,
      nullable: true,
      description: 'Who did it; null when headquarters did it by itself.',
      resolve: ({ user_id }) => user_id,
    }),
    companyId: t.string({
      nullable: true,
      description: 'The company it belongs to; null for what belongs to none, such as a new user.',
      resolve: ({ company_id }) => company_id,
    }),
    action: t.exposeString('action', { description: 'What was done, such as `assignRole`.' }),
    subjectType: t.string({
      description: 'Kind of record it was done to: the name of its type.',
      resolve: ({ subject_type }) => subject_type,
    }),
    subjectId: t.id({
      description: 'Global id of the record it was done to, where it has one.',
      resolve: ({ subject_type, subject_id }) => encodeGlobalID(subject_type, subject_id),
    }),
    subjectKey: t.string({
      description:
        'What the record is known by in files and addresses: a company’s id, a channel’s number, else its plain id.',
      resolve: ({ subject_id }) => subject_id,
    }),
    subjectName: t.string({
      nullable: true,
      description:
        'What the record was called when it was done, whatever it is called now; a code where records of its kind are ' +
        'known by codes. Null for what had no name.',
      resolve: ({ subject_name }) => subject_name,
    }),
    isSubjectThere: t.boolean({
      description: 'Whether the record is still there, for the caller to see.',
      resolve: ({ subject_type: type, subject_id: id }, _args, context) =>
        isThere(context).load({ type, id }),
    }),
    changes: t.field({
      type: [FieldChangeType],
      description: 'Field by field, what was changed; empty for a deed that changes none.',
      resolve: ({ subject_type, changes }, _args, _context, { schema }) =>
        changesForApi(schema, subject_type, changes),
    }),
    requestId: t.string({
      nullable: true,
      description: 'The request it was done by, to find it in the log.',
      resolve: ({ request_id }) => request_id,
    }),
  }),
})

const CompanyCount = builder
  .objectRef<{ readonly companyId: string; readonly count: number }>('AuditEntryCompanyCount')
  .implement({
    description: 'How many entries of the audit trail belong to a company.',
    fields: (t) => ({
      companyId: t.exposeString('companyId', { description: 'The company’s id, such as `USRT`.' }),
      count: t.exposeInt('count', { description: 'How many.' }),
    }),
  })

builder.queryField('auditEntries', (t) =>
  t.connection(
    {
      type: AuditEntry,
      description:
        'Who did what, the newest first, in the companies whose audit trail the caller may read. Entries that belong to ' +
        'no company are for those who may read it in all.',
      authScopes: { may: 'audit.read' },
      args: {
        companyId: t.arg.string({ description: 'Only this company’s, such as `USRT`.' }),
        user: t.arg.globalID({ for: User, description: 'Only what this user did.' }),
        action: t.arg.string({ description: 'Only this action, such as `assignRole`.' }),
        subjectType: t.arg.string({ description: 'Only deeds done to records of this kind.' }),
        subject: t.arg.globalID({ description: 'Only deeds done to this record.' }),
        from: t.arg({ type: 'Instant', description: 'Only from this moment on.' }),
        to: t.arg({ type: 'Instant', description: 'Only before this moment.' }),
      },
      resolve: async (_root, args, { database, caller }) => {
        const filter = filterOf(args, caller)
        const page = await resolvePage(args, {
          key: ({ id }: AuditEntryTable): string => id,
          keyForm: 'text',
          rows: (page) => listAuditEntries(database.kysely, filter, page),
          count: () => countAuditEntries(database.kysely, filter),
        })
        return { ...page, companies: () => countAuditEntriesByCompany(database.kysely, filter) }
      },
    },
    {
      ...connectionOf('AuditEntry')[0],
      fields: (fields) => ({
        companies: fields.field({
          type: [CompanyCount],
          description: 'How many there are of each company, whichever company the list is narrowed to.',
          resolve: async (connection) => [...(await connection.companies())],
        }),
      }),
    },
    connectionOf('AuditEntry')[1],
  ),
)

interface TypeCount {
  readonly subjectType: string
  readonly count: number
}

const AuditEntryCount = builder.objectRef<TypeCount>('AuditEntryCount').implement({
  description: 'How many entries of the audit trail tell of a kind of record.',
  fields: (t) => ({
    subjectType: t.exposeString('subjectType', { description: 'Kind of record: the name of its type.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
})

builder.queryField('auditEntryCounts', (t) =>
  t.field({
    type: [AuditEntryCount],
    description:
      'How many entries there are by kind of record, the most first; kinds without one are left out.',
    authScopes: { may: 'audit.read' },
    args: {
      companyId: t.arg.string({ description: 'Only this company’s, such as `USRT`.' }),
      user: t.arg.globalID({ for: User, description: 'Only what this user did.' }),
      subject: t.arg.globalID({ description: 'Only deeds done to this record.' }),
      from: t.arg({ type: 'Instant', description: 'Only from this moment on.' }),
      to: t.arg({ type: 'Instant', description: 'Only before this moment.' }),
    },
    resolve: (_root, args, { database, caller }) =>
      countAuditEntriesByType(database.kysely, filterOf(args, caller)),
  }),
)

interface FilterArguments {
  readonly companyId?: string | null | undefined
  readonly user?: { readonly id: string } | null | undefined
  readonly action?: string | null | undefined
  readonly subjectType?: string | null | undefined
  readonly subject?: { readonly typename: string; readonly id: string } | null | undefined
  readonly from?: Instant | null | undefined
  readonly to?: Instant | null | undefined
}

/** @throws ProblemError FORBIDDEN for a company whose trail the caller may not read. */
function filterOf(args: FilterArguments, caller: Caller): AuditFilter {
  const { companyId, user, action, subjectType, subject, from, to } = args
  if (companyId) caller.require('audit.read', companyId)
  return {
    companies: caller.companiesFor('audit.read'),
    companyId,
    userId: user?.id,
    action,
    subjectType: subject?.typename ?? subjectType,
    subjectId: subject?.id,
    from,
    to,
  }
}
