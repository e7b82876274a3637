import type { Id } from '../../database/identifiers.ts'
import { builder } from '../../graphql/builder.ts'
import { mutation } from '../../graphql/mutation.ts'
import { problemError } from '../../graphql/problems.ts'
import { changesBetween } from '../../identity/audit.ts'
import { User } from '../../identity/schema/types.ts'
import { Company } from '../../organization/schema/types.ts'
import type { CompanyId } from '../../organization/tables.ts'
import { findJob } from '../access.ts'
import { createAlertRules, deleteAlertRule, requireAlertedUser, updateAlertRule } from '../alert-rules.ts'
import { eventsOf } from '../alerts.ts'
import { AlertInput, idOf } from '../inputs.ts'
import { toldAlertRule } from '../told-alert-rule.ts'
import { webhookKey } from '../webhooks.ts'
import { AlertEventEnum } from './enums.ts'
import { perform } from './perform.ts'
import { BatchAlertRule, BatchJob } from './types.ts'

BatchAlertRule.implement({
  description: 'Of what somebody is alerted, and how.',
  fields: (t) => ({
    user: t.field({
      type: User,
      description: 'Who is alerted.',
      resolve: ({ user_id }) => user_id,
    }),
    company: t.field({
      type: Company,
      description: 'The company whose jobs it is about.',
      resolve: ({ company_id }) => company_id,
    }),
    job: t.field({
      type: BatchJob,
      nullable: true,
      description: 'The job that it is about; null for every job of the company that the user may see.',
      resolve: ({ job_id }) => job_id,
    }),
    on: t.field({
      type: [AlertEventEnum],
      description: 'What is worth an alert.',
      resolve: eventsOf,
    }),
    inApp: t.boolean({ description: 'Whether it shows in the console.', resolve: ({ in_app }) => in_app }),
    webhookUrl: t.string({
      nullable: true,
      description: 'The address that gets a signed POST.',
      resolve: ({ webhook_url }) => webhook_url,
    }),
    webhookKey: t.string({
      nullable: true,
      description:
        'Key of the signature: `X-Kontor-Signature: t=<seconds>,v1=<hex>`, where v1 is HMAC-SHA256 of `<seconds>.<body>`.',
      resolve: ({ id, webhook_url, user_id }, _args, { caller, secret }) =>
        webhook_url && user_id === caller.userId ? webhookKey(secret, id) : null,
    }),
    lateAfterSeconds: t.int({
      description: 'Seconds after its planned time from which a run that has not begun is missed.',
      resolve: ({ late_after_seconds }) => late_after_seconds,
    }),
  }),
})

builder.queryField('batchAlertRules', (t) =>
  t.field({
    type: [BatchAlertRule],
    description:
      'The caller’s own alert rules; with a company whose batch jobs the caller manages, everybody’s there.',
    authScopes: { may: 'batch.read' },
    args: {
      job: t.arg.globalID({ description: 'Only those about this job.' }),
      companyId: t.arg.string({ description: 'Only those of this company.' }),
    },
    resolve: (_root, args, { database, caller }) => {
      const jobId = idOf(args.job, 'BatchJob', 'job')
      if (args.companyId) caller.require('batch.read', args.companyId)
      let query = database.kysely.selectFrom('batch_alert_rule').selectAll().orderBy('id')
      if (args.companyId) query = query.where('company_id', '=', args.companyId as CompanyId)
      if (!args.companyId || !caller.may('batch.manage', args.companyId))
        query = query.where('user_id', '=', caller.userId ?? '')
      if (jobId) query = query.where('job_id', '=', jobId)
      return query.execute()
    },
  }),
)

mutation('saveBatchAlertRule', {
  description:
    'Makes or changes an alert rule: one’s own, or, for who manages the company’s batch jobs, anybody’s.',
  permission: 'batch.read',
  input: (t) => ({
    rule: t.globalID({ for: BatchAlertRule, description: 'The rule to change; left out for a new one.' }),
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    job: t.globalID({
      for: BatchJob,
      description: 'The job that a new rule is about; left out for every job of the company.',
    }),
    user: t.globalID({
      for: User,
      description: 'Whom a new rule alerts; the caller unless chosen. Others must be able to see batch jobs.',
    }),
    alert: t.field({ type: AlertInput, required: true, description: 'Of what, and how.' }),
  }),
  resolve: ({ rule, companyId, job, user, alert }, context) => {
    context.caller.require('batch.read', companyId)
    return perform(context, async ({ trx, now, userId, audit }) => {
      const id = idOf(rule, 'BatchAlertRule', 'rule')
      const before = id ? await findRule(id) : undefined
      const toldBefore = before && (await toldAlertRule(trx, before))
      if (before) await updateAlertRule(trx, context.caller, before.id, alert, now)
      const saved =
        before?.id ??
        (await makeRule(idOf(job, 'BatchJob', 'job'), idOf(user, 'User', 'user') ?? (userId as Id<'User'>)))
      const after = await trx
        .selectFrom('batch_alert_rule')
        .selectAll()
        .where('id', '=', saved)
        .executeTakeFirstOrThrow()
      const { name, fields } = await toldAlertRule(trx, after)
      await audit({
        action: 'saveBatchAlertRule',
        companyId,
        subjectType: 'BatchAlertRule',
        subjectId: saved,
        subjectName: name,
        changes: changesBetween(toldBefore?.fields, fields),
      })
      return after

      async function findRule(ruleId: Id<'BatchAlertRule'>) {
        const found = await trx
          .selectFrom('batch_alert_rule')
          .selectAll()
          .where('id', '=', ruleId)
          .where('company_id', '=', companyId as CompanyId)
          .executeTakeFirst()
        if (!found) throw problemError('BATCH_ALERT_RULE_NOT_FOUND', { id: ruleId }, 'rule')
        return found
      }

      async function makeRule(jobId: Id<'BatchJob'> | null, alerted: Id<'User'>) {
        await requireAlertedUser(trx, context.caller, alerted, companyId as CompanyId)
        if (jobId) {
          const found = await findJob(trx, context.caller, jobId)
          if (found.company_id !== companyId) throw problemError('BATCH_JOB_NOT_FOUND', { id: jobId }, 'job')
        }
        const subject = { companyId: companyId as CompanyId, jobId, userId: alerted }
        const [made] = await createAlertRules(trx, subject, [alert], now)
        if (!made) throw new Error('No rule was made.')
        return made
      }
    })
  },
  payload: (t) => ({
    rule: t.field({
      type: BatchAlertRule,
      nullable: true,
      description: 'The rule.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('deleteBatchAlertRule', {
  description: 'Deletes an alert rule, one’s own or as saveBatchAlertRule allows.',
  permission: 'batch.read',
  input: (t) => ({ rule: t.globalID({ required: true, for: BatchAlertRule, description: 'The rule.' }) }),
  resolve: ({ rule }, context) =>
    perform(context, async ({ trx, audit }) => {
      const id = rule.id as Id<'BatchAlertRule'>
      const deleted = await deleteAlertRule(trx, context.caller, id)
      const { name, fields } = await toldAlertRule(trx, deleted)
      await audit({
        action: 'deleteBatchAlertRule',
        companyId: deleted.company_id,
        subjectType: 'BatchAlertRule',
        subjectId: id,
        subjectName: name,
        changes: changesBetween(fields, undefined),
      })
      return { isDeleted: true }
    }),
  payload: (t) => ({
    isDeleted: t.boolean({
      nullable: true,
      description: 'Whether the rule is gone.',
      resolve: ({ result }) => result?.isDeleted ?? null,
    }),
  }),
})
