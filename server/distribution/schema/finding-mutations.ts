import type { Id } from '../../database/identifiers.ts'
import { mutation } from '../../graphql/mutation.ts'
import { changesBetween } from '../../identity/audit.ts'
import { readChannelDatabase } from '../../organization/channel-databases.ts'
import { resolveFinding } from '../resolve-finding.ts'
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
        subjectName: (await readChannelDatabase(trx, finding.channel_database_id)).name,
        changes: changesBetween(
          {
            kind: finding.kind,
            channelTable: finding.channel_table,
            transactionId: finding.transaction_id,
          },
          undefined,
        ),
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
