import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { newId } from '../database/identifiers.ts'
import { json } from '../database/values.ts'
import type { ProblemParameters } from '../graphql/problems.ts'
import type { ChannelNumber } from '../organization/tables.ts'
import type { PullScope } from './pull-scope.ts'
import type { FindingKind } from './tables.ts'

/** Something that a person should know of. */
export interface Finding {
  readonly kind: FindingKind
  /** What it is about: one finding a subject stays open. */
  readonly subject: string
  readonly channelTable?: string
  readonly channelNumber?: number
  readonly transactionId?: string
  readonly parameters: ProblemParameters
  /** How many things it stands for; 1 unless said. */
  readonly occurrences?: number
}

/** More of one kind are not told one by one: the session's counts say how many they are. */
export const mostFindingsOfAKind = 1000

const findingsPerStatement = 200

/** Writes findings down; one that is open already is seen again. */
export async function recordFindings(
  trx: Transaction,
  { companyId, channelDatabaseId, sessionId, now }: PullScope,
  findings: readonly Finding[],
): Promise<void> {
  const kept = [...Map.groupBy(findings, ({ kind }) => kind).values()].flatMap((ofKind) =>
    mergeBySubject(ofKind).slice(0, mostFindingsOfAKind),
  )
  for (let start = 0; start < kept.length; start += findingsPerStatement) {
    await trx
      .insertInto('distribution_finding')
      .values(
        kept.slice(start, start + findingsPerStatement).map((finding) => ({
          id: newId<'DistributionFinding'>(),
          company_id: companyId,
          channel_database_id: channelDatabaseId,
          upload_session_id: sessionId,
          kind: finding.kind,
          subject: finding.subject,
          channel_table: finding.channelTable ?? null,
          channel_number: (finding.channelNumber ?? null) as ChannelNumber | null,
          transaction_id: finding.transactionId ?? null,
          parameters: json(finding.parameters),
          occurrences: finding.occurrences ?? 1,
          first_seen_at: now,
          last_seen_at: now,
          resolved_at: null,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['channel_database_id', 'kind', 'subject'])
          .where('resolved_at', 'is', null)
          .doUpdateSet((column) => ({
            upload_session_id: sessionId,
            parameters: column.ref('excluded.parameters'),
            occurrences: sql<number>`distribution_finding.occurrences + excluded.occurrences`,
            last_seen_at: now,
          })),
      )
      .execute()
  }
}

/** One statement may not touch a finding twice. */
function mergeBySubject(findings: readonly Finding[]): readonly Finding[] {
  const merged = new Map<string, Finding>()
  for (const finding of findings) {
    const same = merged.get(finding.subject)
    const occurrences = (same?.occurrences ?? 0) + (finding.occurrences ?? 1)
    merged.set(finding.subject, { ...finding, occurrences })
  }
  return [...merged.values()]
}
