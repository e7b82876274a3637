import type { Id } from '../../database/identifiers.ts'
import { mutation } from '../../graphql/mutation.ts'
import { problemError } from '../../graphql/problems.ts'
import { dismissQuarantinedRow, resolveFinding } from '../settle.ts'
import { perform } from './perform.ts'
import { DistributionFinding } from './types.ts'

mutation('resolveDistributionFinding', {
  description: 'Marks a finding as dealt with. Seen again, it comes back as a new one.',
  permission: 'distribution.run',
  input: (t) => ({
    finding: t.globalID({ required: true, for: DistributionFinding, description: 'The finding.' }),
  }),
  resolve: ({ finding: { id } }, context) =>
    perform(context, async ({ trx, now, audit }) => {
      const finding = await resolveFinding(trx, id as Id<'DistributionFinding'>, now)
      context.caller.require('distribution.run', finding.company_id)
      await audit({
        companyId: finding.company_id,
        action: 'resolveDistributionFinding',
        subjectType: 'DistributionFinding',
        subjectId: finding.id,
      })
      return finding
    }),
  payload: (t) => ({
    finding: t.field({
      type: DistributionFinding,
      nullable: true,
      description: 'The finding as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('dismissQuarantinedRow', {
  description:
    'Lets a quarantined row go, for good: its transaction waits for it no longer and is posted without it, if all else is there.',
  permission: 'distribution.manage',
  input: (t) => ({
    row: t.globalID({ required: true, description: 'The entry of the row.' }),
  }),
  resolve: ({ row: { id, typename } }, context) =>
    perform(context, async ({ trx, now, audit }) => {
      if (typename !== 'QuarantinedRow')
        throw problemError('ID_OF_OTHER_TYPE', { expected: 'QuarantinedRow', found: typename }, 'row')
      const row = await trx
        .selectFrom('quarantined_row')
        .select(['company_id', 'channel_table', 'transaction_id', 'row_key'])
        .where('id', '=', id as Id<'QuarantinedRow'>)
        .executeTakeFirst()
      context.caller.require('distribution.manage', row?.company_id ?? null)
      await dismissQuarantinedRow(trx, id as Id<'QuarantinedRow'>, now)
      await audit({
        companyId: row?.company_id ?? null,
        action: 'dismissQuarantinedRow',
        subjectType: 'QuarantinedRow',
        subjectId: id,
        changes: {
          row: {
            from: [row?.channel_table ?? null, row?.transaction_id ?? null, row?.row_key ?? null],
            to: null,
          },
        },
      })
      return true
    }),
  payload: (t) => ({
    isDismissed: t.boolean({
      nullable: true,
      description: 'True when it was.',
      resolve: ({ result }) => result,
    }),
  }),
})
