import type { Answers } from './answers.ts'

/** A record that an act made or changed. */
export interface OutcomeRecord {
  readonly field: string
  readonly type: string
  readonly id: string
}

/** The pages of records, without the language. */
const pages: Readonly<Record<string, (id: string) => string>> = {
  BatchJobRun: (id) => `/batch-jobs/runs/${id}`,
  BatchJob: (id) => `/batch-jobs/${id}`,
  ChannelTransaction: (id) => `/store-financials/transactions/${id}`,
  SalesOrder: (id) => `/store-financials/orders/${id}`,
  UploadSession: (id) => `/retail-and-commerce-it/upload-sessions/${id}`,
  ChannelDatabase: (id) => `/retail-and-commerce-it/channel-databases/${id}`,
  Company: (id) => `/settings/companies/${id}`,
  OrganizationHierarchy: (id) => `/settings/hierarchies/${id}`,
  OrderHold: () => '/store-financials/holds',
}

/** A record's own page; undefined when it has none. */
export function recordPath({ type, id }: OutcomeRecord): string | undefined {
  return pages[type]?.(encodeURIComponent(id))
}

/**
 * Where an act that made batch work leads: to the run's page when it runs now, to the job's page with its next run
 * when it was scheduled. Undefined for other acts: they say what was done.
 */
export function outcomePath(records: readonly OutcomeRecord[], answers: Answers): string | undefined {
  const isScheduled = answers['RunInBackgroundInput.batchProcessing'] === true
  const types = isScheduled ? ['BatchJob', 'BatchJobRun'] : ['BatchJobRun', 'BatchJob']
  const record = types.flatMap((type) => records.find((one) => one.type === type) ?? []).at(0)
  return record && recordPath(record)
}
