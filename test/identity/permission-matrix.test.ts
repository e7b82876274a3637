import { parse, subscribe } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { type Caller, createCaller, nobody, type Permission } from '../../server/graphql/access.ts'
import { grantedBy } from '../../server/identity/caller.ts'
import { permissionsOfRole, type Role, roles } from '../../server/identity/permissions.ts'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { operateWithErrors, testContext } from '../support/graphql.ts'
import { addCompanies } from './people.ts'
import { type OperationKind, type Probe, synthesize } from './synthesize.ts'

/** Who may use a field: these roles, in a company where they hold it; or everybody with a session or key. */
const who = {
  signedIn: 'signedIn',
  readers: roles,
  administrators: ['administrator'],
  operators: ['administrator', 'itOperator'],
  accountants: ['administrator', 'storeAccountant'],
  workers: ['administrator', 'itOperator', 'storeAccountant'],
} as const satisfies Record<string, readonly Role[] | 'signedIn'>

type Audience = (typeof who)[keyof typeof who]

/** Every root field of the API and who may use it. A field that is not here fails the test: decide, then add it. */
const audiences: Readonly<Record<OperationKind, Readonly<Record<string, Audience>>>> = {
  query: {
    auditEntries: who.workers,
    auditEntryCounts: who.workers,
    batchAlertRules: who.readers,
    batchCategories: who.readers,
    batchEventPosition: who.signedIn,
    batchJob: who.readers,
    batchJobCounts: who.readers,
    batchJobRun: who.readers,
    batchJobRunCounts: who.readers,
    batchJobRuns: who.readers,
    batchJobs: who.readers,
    batchTasks: who.readers,
    channel: who.readers,
    channelDatabase: who.readers,
    channelDatabaseGroups: who.readers,
    channelDatabases: who.readers,
    channelReconciliation: who.readers,
    channelTables: who.readers,
    channelTransaction: who.readers,
    channelTransactionByKey: who.readers,
    channelTransactions: who.readers,
    channels: who.readers,
    companies: who.readers,
    company: who.readers,
    customer: who.readers,
    customers: who.readers,
    distributionFindings: who.readers,
    distributionSchedule: who.readers,
    distributionSchedules: who.readers,
    failureGroups: who.readers,
    guide: who.signedIn,
    guideDraft: who.signedIn,
    guideDrafts: who.signedIn,
    guides: who.signedIn,
    holdCodes: who.readers,
    item: who.readers,
    items: who.readers,
    notifications: who.signedIn,
    numberSequences: who.readers,
    orderHold: who.readers,
    orderHolds: who.readers,
    ordersPerHour: who.readers,
    organizationHierarchies: who.readers,
    organizationHierarchy: who.readers,
    paymentJournal: who.readers,
    paymentJournals: who.readers,
    payments: who.readers,
    previewRecurrence: who.readers,
    previewSynchronizeOrders: who.accountants,
    quarantinedRows: who.readers,
    salesOrder: who.readers,
    salesOrders: who.readers,
    salesQuotation: who.readers,
    salesQuotations: who.readers,
    stagedRows: who.readers,
    synchronizationFailures: who.readers,
    synchronizationSettings: who.readers,
    unreadNotificationCount: who.signedIn,
    uploadSession: who.readers,
    uploadSessionCounts: who.readers,
    uploadSessions: who.readers,
    user: who.administrators,
    users: who.administrators,
    validationRules: who.readers,
    verifyGuideStep: who.signedIn,
    viewer: who.signedIn,
  },
  mutation: {
    assignRole: who.administrators,
    beginTransactionEdit: who.accountants,
    cancelBatchJobRun: who.workers,
    cancelUploadSession: who.operators,
    changePassword: who.signedIn,
    chooseCompanyAtWork: who.readers,
    createApiKey: who.signedIn,
    createChannel: who.administrators,
    createChannelDatabaseGroup: who.administrators,
    createCompany: who.administrators,
    createCustomer: who.accountants,
    createDistributionScheduleBatchJob: who.operators,
    createGuideDraft: who.readers,
    createOrganizationHierarchy: who.administrators,
    createUser: who.administrators,
    deleteBatchAlertRule: who.readers,
    deleteBatchJob: who.workers,
    disableUser: who.administrators,
    discardGuideDraft: who.signedIn,
    discardOrganizationHierarchyDraft: who.administrators,
    dismissMatchingQuarantinedRows: who.operators,
    dismissQuarantinedRow: who.operators,
    dismissQuarantinedRows: who.operators,
    enableUser: who.administrators,
    endTransactionEdit: who.accountants,
    importGuides: who.operators,
    importItems: who.accountants,
    inviteUser: who.administrators,
    markNotificationsRead: who.signedIn,
    pauseChannelDatabase: who.administrators,
    publishOrganizationHierarchy: who.administrators,
    registerChannelDatabase: who.administrators,
    releaseMatchingOrderHolds: who.accountants,
    releaseOrderHold: who.accountants,
    releaseOrderHolds: who.accountants,
    removePaymentMethod: who.administrators,
    removeRole: who.administrators,
    repullCounterRange: who.operators,
    rerunBatchJobRun: who.workers,
    rerunMatchingUploadSessions: who.operators,
    rerunUploadSession: who.operators,
    rerunUploadSessions: who.operators,
    resolveDistributionFinding: who.operators,
    resumeBatchJob: who.workers,
    resumeChannelDatabase: who.administrators,
    retryBatchJobRun: who.workers,
    retryFailureGroup: who.accountants,
    retryMatchingTransactions: who.accountants,
    retryTransactions: who.accountants,
    revokeApiKey: who.signedIn,
    runBatchJobNow: who.workers,
    runDistributionSchedule: who.operators,
    saveBatchAlertRule: who.readers,
    saveBatchCategory: who.operators,
    saveGuideDraft: who.signedIn,
    saveHoldCode: who.administrators,
    saveItem: who.accountants,
    saveOrganizationHierarchyDraft: who.administrators,
    savePaymentMethod: who.administrators,
    saveTransactionEdit: who.accountants,
    signOutEverywhere: who.signedIn,
    submitGuideDraft: who.signedIn,
    synchronizeOrders: who.accountants,
    synchronizeTransaction: who.accountants,
    testChannelDatabase: who.administrators,
    undoTransactionEdit: who.accountants,
    updateBatchJob: who.workers,
    updateChannel: who.administrators,
    updateChannelDatabase: who.administrators,
    updateChannelDatabaseGroup: who.administrators,
    updateCompany: who.administrators,
    updateCustomer: who.accountants,
    updateDistributionSchedule: who.operators,
    updateNumberSequence: who.administrators,
    updateOrganizationHierarchy: who.administrators,
    updateSynchronizationSettings: who.administrators,
    updateUser: who.administrators,
    updateValidationRule: who.administrators,
    withholdBatchJob: who.workers,
  },
  subscription: {
    batchEvents: who.readers,
  },
}

const company = 'USRT'
const otherCompany = 'NORW'

const kinds: readonly OperationKind[] = ['query', 'mutation', 'subscription']

function rootFields(kind: OperationKind) {
  const type = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }[kind]
  return Object.values(type?.getFields() ?? {})
}

describe('the table of who may use what', () => {
  test.each(kinds)('names every %s, and none that is no more', (kind) => {
    const fields = rootFields(kind)
    const missing = fields.filter(({ name }) => !audiences[kind][name])
    const lines = missing.map((field) => `${field.name}: who.${declaredAudience(field)},`)
    expect(lines, 'Decide who may use these, then add them to the table').toEqual([])
    const names = fields.map(({ name }) => name)
    const gone = Object.keys(audiences[kind]).filter((name) => !names.includes(name))
    expect(gone, 'Take these out of the table').toEqual([])
  })
})

/** The audience that a field's own declaration would give it: a proposal for the table, not the judge of it. */
function declaredAudience({ extensions }: ReturnType<typeof rootFields>[number]): string {
  const { authScopes } = (extensions.pothosOptions ?? {}) as { authScopes?: { may?: Permission } }
  const permission = authScopes?.may
  if (permission === undefined) return 'signedIn'
  const allowed = roles.filter((role) => permissionsOfRole[role].has(permission))
  const named = Object.entries(who).find(([, audience]) => audience.toString() === allowed.toString())
  return named?.[0] ?? `(${allowed})`
}

describeOnBothDatabases('every field of the API', (open) => {
  async function openWithCompanies(): Promise<Database> {
    const database = await open()
    await addCompanies(database, company, otherCompany)
    return database
  }

  test('is shut to who has not signed in', async () => {
    const answers = await tryAll(await openWithCompanies(), nobody)
    expect(namesBy(answers, 'UNAUTHENTICATED')).toEqual(answers.map(({ name }) => name))
  })

  test('is shut to who has no role, but for what concerns themselves', async () => {
    const answers = await tryAll(await openWithCompanies(), callerOf([]))
    expect(namesBy(answers, 'FORBIDDEN')).toEqual(
      answers.filter(({ audience }) => audience !== 'signedIn').map(({ name }) => name),
    )
  })

  test.each(roles)('opens to the %s as the table says', async (role) => {
    const answers = await tryAll(await openWithCompanies(), callerOf([role]))
    expect(namesBy(answers, 'FORBIDDEN')).toEqual(
      answers
        .filter(({ audience }) => audience !== 'signedIn' && !isAmong(role, audience))
        .map(({ name }) => name),
    )
    expect(namesBy(answers, 'UNAUTHENTICATED')).toEqual([])
  })

  test('that names a company is shut to who has all roles in another', async () => {
    const answers = await tryAll(await openWithCompanies(), callerOf(roles, otherCompany))
    const named = answers.filter(({ probe, audience }) => probe.namesCompany && audience !== 'signedIn')
    expect(named.length).toBeGreaterThan(0)
    expect(namesBy(named, 'FORBIDDEN')).toEqual(named.map(({ name }) => name))
  })
})

function isAmong(role: Role, audience: readonly Role[]): boolean {
  return audience.includes(role)
}

/** Somebody with these roles in a company; the administrator's is for all companies unless it is said for which. */
function callerOf(held: readonly Role[], companyId?: string): Caller {
  const granted = grantedBy(
    held.map((role) => ({
      role,
      companyId: companyId ?? (role === 'administrator' ? null : company),
    })),
  )
  return createCaller({ id: 'user-1', name: 'Kari Nordmann' }, granted)
}

interface Answer {
  readonly name: string
  readonly audience: Audience
  readonly probe: Probe
  readonly codes: readonly unknown[]
}

/** Tries every field, one operation each. Fields that the table does not name are left to the test of the table. */
async function tryAll(database: Database, caller: Caller): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  for (const kind of kinds) {
    for (const field of rootFields(kind)) {
      const audience = audiences[kind][field.name]
      if (!audience) continue
      const probe = synthesize(kind, field, company)
      const codes = await (kind === 'subscription' ? codesOfSubscription : codesOfOperation)(
        database,
        caller,
        probe,
      )
      answers.push({ name: `${kind} ${field.name}`, audience, probe, codes })
    }
  }
  return answers
}

function namesBy(answers: readonly Answer[], code: string): readonly string[] {
  return answers.filter(({ codes }) => codes.includes(code)).map(({ name }) => name)
}

/** Codes of what came back instead of data. Anything but a refusal counts as let in: the made-up values name nothing. */
async function codesOfOperation(
  database: Database,
  caller: Caller,
  { source, variables }: Probe,
): Promise<readonly unknown[]> {
  const options = { caller, variables, changesNothing: true }
  const { errors } = await operateWithErrors(schema, database, source, options).catch((cause) => {
    throw new Error(`A resolver failed, as a client would see it by an internal error, at ${source}`, {
      cause,
    })
  })
  return errors.map(({ code }) => code)
}

async function codesOfSubscription(
  database: Database,
  caller: Caller,
  { source, variables }: Probe,
): Promise<readonly unknown[]> {
  const contextValue = testContext(database, { caller })
  const result = await subscribe({ schema, document: parse(source), contextValue, variableValues: variables })
  if ('errors' in result) return (result.errors ?? []).map(({ extensions }) => extensions.code)
  if (Symbol.asyncIterator in result) await result[Symbol.asyncIterator]().return?.(undefined)
  return []
}
