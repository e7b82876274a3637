import type { ApiProblem } from '../forms/act.ts'
import type { Ui } from '../session/ui.ts'
import type { TestChannelDatabaseMutation } from './channel-databases.generated.ts'

/** What a test of a channel database found, in the reader's words: what it lacks, and whose transactions it holds. */
export function describeTest(
  { t, format }: Ui,
  { test, problems }: TestChannelDatabaseMutation['testChannelDatabase'],
): { readonly problems: readonly ApiProblem[]; readonly message?: string } {
  if (!test || problems.length > 0) return { problems }
  if (test.problem) return { problems: [{ ...test.problem, field: null }] }
  const faults = test.tables.flatMap(({ name, isPresent, isOptional, missingColumns }) => {
    if (!isPresent) return isOptional ? [] : [name]
    return missingColumns.map((column) => `${name}.${column}`)
  })
  const state =
    faults.length === 0
      ? t('distribution:database.isUsable')
      : t('distribution:database.lacks', { names: format.list(faults) })
  const sellers = test.channels.map(({ company, channel }) => `${company ?? '–'} ${channel ?? '–'}`)
  if (sellers.length === 0) return { problems: [], message: state }
  return {
    problems: [],
    message: `${state} ${t('distribution:database.holds', { names: format.list(sellers) })}`,
  }
}
