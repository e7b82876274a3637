/** One tab of the explorer: an operation, ready to run. */
export interface ExplorerTab {
  readonly query: string
}

/** Records of the caller's that the tabs can name, so that their operations run as they stand. */
export interface ExplorerExamples {
  readonly companyId?: string | undefined
  readonly scheduleId?: string | undefined
  readonly groupIds: readonly string[]
  readonly hierarchyId?: string | undefined
  readonly rootNodeId?: string | undefined
}

/**
 * The four procedures of posting online sales, and what one looks at before and after them. Values stand in the
 * operation itself: the explorer drops the variables of a tab that it is given.
 */
export function explorerTabs(examples: ExplorerExamples): ExplorerTab[] {
  const { companyId = 'USRT', scheduleId = '', groupIds, hierarchyId = '', rootNodeId = '' } = examples
  const company = `companyId: ${JSON.stringify(companyId)}`
  const pull = `schedule: ${JSON.stringify(scheduleId)}
    groups: ${JSON.stringify(groupIds)}`
  const nodes = `${company}
    organizationHierarchyId: ${JSON.stringify(hierarchyId)}
    nodeIds: [${JSON.stringify(rootNodeId)}]`
  return [
    runPullJob(pull),
    schedulePullJob(pull),
    preview(nodes),
    synchronizeOrders(nodes),
    scheduleSynchronization(nodes),
    uploadSessions(company),
    failureGroups(company),
    orders(company),
    batchEvents(company),
  ].map((query) => ({ query: query.trimStart() }))
}

const runPullJob = (pull: string) => /* GraphQL */ `
# Manually run the P-job. Take groups out to pull from fewer.
mutation RunPJob {
  runDistributionSchedule(input: {
    ${pull}
  }) {
    run { id status plannedAt }
    problems { code parameters field }
  }
}
`

const schedulePullJob = (pull: string) => /* GraphQL */ `
# Schedule a recurring P-job: typically every 5 to 10 minutes.
mutation SchedulePJob {
  createDistributionScheduleBatchJob(input: {
    ${pull}
    runInBackground: { batchProcessing: true }
    recurrence: { unit: MINUTES, count: 5, end: NEVER }
  }) {
    job { id name { description task subject } nextRunAt upcoming(count: 3) { at } }
    problems { code parameters field }
  }
}
`

const preview = (nodes: string) => /* GraphQL */ `
# What order synchronization would post now, and what it would leave out. Writes nothing.
query PreviewOrders {
  previewSynchronizeOrders(
    ${nodes}
  ) {
    total
    examined
    posted { channel { name } postedAs transactions grossAmount { amount currency } }
    refused { channel { name } transactions grossAmount { amount currency } }
    causes { code transactions }
    leftOut { reason transactions }
  }
}
`

const synchronizeOrders = (nodes: string) => /* GraphQL */ `
# Manually run order synchronization: once, now.
mutation SynchronizeOrders {
  synchronizeOrders(input: {
    ${nodes}
    runInBackground: { batchProcessing: false }
    recurrence: { end: AFTER, endAfter: 1 }
  }) {
    run { id status }
    problems { code parameters field }
  }
}
`

const scheduleSynchronization = (nodes: string) => /* GraphQL */ `
# Schedule recurring order synchronization: typically every 2 to 20 minutes.
mutation ScheduleOrders {
  synchronizeOrders(input: {
    ${nodes}
    runInBackground: { batchProcessing: true }
    recurrence: { unit: MINUTES, count: 2, end: NEVER }
  }) {
    job { id name { description task subject } nextRunAt upcoming(count: 3) { at } }
    problems { code parameters field }
  }
}
`

const uploadSessions = (company: string) => /* GraphQL */ `
# What the P-job brought, session by session.
query UploadSessions {
  uploadSessions(${company}, first: 10) {
    totalCount
    edges {
      node {
        status startedAt endedAt rowsRead rowsApplied rowsQuarantined checksum
        channelDatabase { name }
        problem { code parameters }
        tables { channelTable rowsRead rowsApplied }
      }
    }
  }
}
`

const failureGroups = (company: string) => /* GraphQL */ `
# What was refused, by cause, with what is at stake and a sample to mend.
query FailureGroups {
  failureGroups(${company}) {
    totalCount
    edges {
      node {
        code count firstSeenAt lastSeenAt
        amountsAtStake { amount currency }
        sample {
          id transactionId channelReferenceId
          openFailures { code lineNumber parameters }
          journey { at kind }
        }
      }
    }
  }
}
`

const orders = (company: string) => /* GraphQL */ `
# Posted orders with their lines and payments.
query SalesOrders {
  salesOrders(${company}, first: 5) {
    totalCount
    edges {
      node {
        number kind status grossAmount { amount currency }
        customer { name }
        lines { lineNumber itemNumber quantity netAmount { amount currency } }
        payments { status amount { amount currency } maskedCardNumber }
        channelTransaction { transactionId journey { at kind } }
      }
    }
  }
}
`

const batchEvents = (company: string) => /* GraphQL */ `
# Runs and jobs as they change. Start it, then run the P-job in another tab.
subscription BatchEvents {
  batchEvents(${company}) {
    kind sequence
    run { name { description task subject } status progressDone progressTotal }
  }
}
`
