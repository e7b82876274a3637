import { query } from '../graphql/request-client.ts'
import { byName } from '../language/by-name.ts'
import type { Choice, Choosing } from './choice.ts'
import {
  CategoryChoicesDocument,
  ChosenJobDocument,
  JobChoicesDocument,
  type JobChoicesQuery,
} from './choices.generated.ts'

/** The categories of batch jobs. */
export async function categoryChoices({ ui, companyId }: Choosing): Promise<readonly Choice[]> {
  const { batchCategories } = await query(CategoryChoicesDocument, { companyId })
  return byName(ui, batchCategories).map(({ id, name }) => ({ value: id, label: name, names: [name] }))
}

type Job = JobChoicesQuery['batchJobs']['edges'][number]['node']

/** The company's batch jobs that have not come to their end, and the one that was chosen before. */
export async function jobChoices(
  { ui, companyId }: Choosing,
  chosen: readonly (string | number)[],
): Promise<readonly Choice[]> {
  const { batchJobs } = await query(JobChoicesDocument, { companyId })
  const jobs = batchJobs.edges.map(({ node }) => node)
  const [id] = chosen
  const isListed = id === undefined || jobs.some((job) => job.id === id)
  const other = isListed ? null : (await query(ChosenJobDocument, { id: String(id) })).batchJob
  return [...(other ? [other] : []), ...jobs].map((job: Job) => ({
    value: job.id,
    label: ui.word.jobName(job.name),
    hint: ui.word.enumValue('BatchStatus', job.status),
    names: [ui.word.jobName(job.name)],
  }))
}
