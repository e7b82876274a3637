import type { Caller, Permission } from '../../graphql/access.ts'
import type { Types } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import type { Outcome } from '../../graphql/mutation.ts'
import { problemError } from '../../graphql/problems.ts'
import type { CompanyId } from '../../organization/tables.ts'
import type { SelectionJob, Selector } from '../select-records.ts'
import { BatchJob, BatchJobRun } from './types.ts'

/** Records that can be selected one by one. */
export const mostSelected = 5000

/**
 * The selected ids, each once.
 * @throws ProblemError SELECTION_TOO_LARGE.
 */
export function selectedOnce<Selected extends string>(ids: readonly Selected[], field: string): Selected[] {
  const wanted = [...new Set(ids)]
  if (wanted.length > mostSelected) throw problemError('SELECTION_TOO_LARGE', { most: mostSelected }, field)
  return wanted
}

/**
 * The company of selected records; undefined when there is none of them.
 * @throws FORBIDDEN unless the caller may do it in every company of theirs; ProblemError SELECTION_OF_SEVERAL_COMPANIES.
 */
export function companyOfSelected(
  records: readonly { readonly company_id: CompanyId }[],
  caller: Caller,
  permission: Permission,
  field: string,
): CompanyId | undefined {
  const companies = [...new Set(records.map(({ company_id }) => company_id))]
  for (const companyId of companies) caller.require(permission, companyId)
  if (companies.length > 1) throw problemError('SELECTION_OF_SEVERAL_COMPANIES', {}, field)
  return companies[0]
}

/** Who selects, and when. */
export function selectorOf({ caller, requestId, clock }: RequestContext): Selector {
  return { userId: caller.userId, requestId, at: clock() }
}

/**
 * What every mutation gives back that has something done with many records.
 * @param count what its number of records is.
 */
export function selectionPayload(count: string) {
  return (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Outcome<SelectionJob>>) => ({
    count: t.int({ nullable: true, description: count, resolve: ({ result }) => result?.count ?? null }),
    job: t.field({
      type: BatchJob,
      nullable: true,
      description: 'The batch job that does it, once.',
      resolve: ({ result }) => result?.jobId ?? null,
    }),
    run: t.field({
      type: BatchJobRun,
      nullable: true,
      description: 'Its run.',
      resolve: ({ result }) => result?.runId ?? null,
    }),
  })
}
