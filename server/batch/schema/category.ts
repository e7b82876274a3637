import { builder } from '../../graphql/builder.ts'
import { mutation } from '../../graphql/mutation.ts'
import { changesBetween } from '../../identity/audit.ts'
import { Company } from '../../organization/schema/types.ts'
import type { CompanyId } from '../../organization/tables.ts'
import { maySee } from '../access.ts'
import { type BatchCategory as CategoryRow, saveCategory } from '../categories.ts'
import { idOf } from '../inputs.ts'
import { holderLoader } from './loaders.ts'
import { perform } from './perform.ts'
import { BatchCategory, BatchJob, BatchJobRun } from './types.ts'

BatchCategory.implement({
  description: 'A category of batch jobs: its jobs run one at a time, by priority.',
  fields: (t) => ({
    company: t.field({
      type: Company,
      description: 'The company whose category it is.',
      resolve: ({ company_id }) => company_id,
    }),
    name: t.exposeString('name', { description: 'What it is called, unique in the company.' }),
    description: t.exposeString('description', { description: 'What it is for.' }),
    isWithheld: t.boolean({
      description: 'Whether none of its jobs starts.',
      resolve: ({ is_withheld }) => is_withheld,
    }),
    executingRun: t.field({
      type: BatchJobRun,
      nullable: true,
      description: 'The run that has the category now; null also when it is private to somebody else.',
      resolve: async ({ id }, _args, context) => {
        const run = await holderLoader(context).load(id)
        if (!run) return null
        const job = await BatchJob.getDataloader(context).load(run.job_id)
        return maySee(context.caller, job) ? run : null
      },
    }),
  }),
})

builder.queryField('batchCategories', (t) =>
  t.field({
    type: [BatchCategory],
    description: 'Categories of batch jobs by name, of one company or of all that the caller may see.',
    authScopes: { may: 'batch.read' },
    args: { companyId: t.arg.string({ description: 'Only this company’s, such as `USRT`.' }) },
    resolve: (_root, { companyId }, { database, caller }) => {
      if (companyId) caller.require('batch.read', companyId)
      const companies = companyId ? [companyId] : caller.companiesFor('batch.read')
      let query = database.kysely
        .selectFrom('batch_category')
        .selectAll()
        .orderBy('company_id')
        .orderBy('name')
      if (companies !== 'all') query = query.where('company_id', 'in', companies as CompanyId[])
      return query.execute()
    },
  }),
)

mutation('saveBatchCategory', {
  description:
    'Makes or changes a category. While it is withheld none of its jobs starts; what executes goes on.',
  permission: 'batch.manage',
  input: (t) => ({
    category: t.globalID({
      for: BatchCategory,
      description: 'The category to change; left out for a new one.',
    }),
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    name: t.string({ required: true, description: 'Unique in the company, at most 60 characters.' }),
    description: t.string({ description: 'What it is for.' }),
    isWithheld: t.boolean({ description: 'Whether none of its jobs starts.' }),
  }),
  resolve: ({ category, companyId, ...choices }, context) => {
    context.caller.require('batch.manage', companyId)
    return perform(context, async ({ trx, now, audit }) => {
      const id = idOf(category, 'BatchCategory', 'category')
      const { before, after } = await saveCategory(
        trx,
        { ...choices, id, companyId: companyId as CompanyId },
        now,
      )
      await audit({
        action: 'saveBatchCategory',
        companyId,
        subjectType: 'BatchCategory',
        subjectId: after.id,
        subjectName: after.name,
        changes: changesBetween(before && auditedFields(before), auditedFields(after)),
      })
      return after
    })
  },
  payload: (t) => ({
    category: t.field({
      type: BatchCategory,
      nullable: true,
      description: 'The category.',
      resolve: ({ result }) => result,
    }),
  }),
})

function auditedFields({ name, description, is_withheld: isWithheld }: CategoryRow) {
  return { name, description, isWithheld }
}
