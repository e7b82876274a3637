import type { GraphQLSchema } from 'graphql'
import type { RequestContext } from '../../graphql/context.ts'
import { findCompany } from '../../organization/companies.ts'
import { dayIn } from '../../organization/scope.ts'
import type { CompanyId } from '../../organization/tables.ts'
import { ask } from '../ask.ts'
import type { AnswerValue } from '../guide.ts'
import { recommendedValue } from '../recommended-value.ts'
import type { ShownControl } from '../show-guide.ts'

/**
 * What is recommended for an input, to the caller in a company. Whatever has to be asked is asked with the caller's own
 * permissions: what they may not see is not recommended to them.
 */
export async function recommendedFor(
  { recommend, locale }: ShownControl,
  companyId: string | null,
  context: RequestContext,
  schema: GraphQLSchema,
): Promise<AnswerValue | null> {
  if (recommend === undefined) return null
  return recommendedValue(recommend, {
    locale,
    today: () => todayIn(companyId, context),
    ask: (question) => ask(question, { answers: {}, companyId }, schema, context),
  })
}

/** The day in the company's time zone; without a company that the caller may see, in UTC. */
async function todayIn(
  companyId: string | null,
  { caller, database, clock }: RequestContext,
): Promise<string> {
  const company =
    companyId !== null && caller.may('organization.read', companyId)
      ? await findCompany(database.kysely, companyId as CompanyId)
      : undefined
  return dayIn(company?.time_zone ?? 'UTC', clock())
}
