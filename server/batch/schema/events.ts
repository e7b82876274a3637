import { encodeGlobalID } from '@pothos/plugin-relay'
import type { Id } from '../../database/identifiers.ts'
import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { maySee } from '../access.ts'
import { eventFeed, type FeedItem } from '../event-feed.ts'
import { eventPosition } from '../events.ts'
import { idOf } from '../inputs.ts'
import { BatchEventKindEnum } from './enums.ts'
import { countNotifications } from './notification.ts'
import { forgetLoaded } from './perform.ts'
import { BatchJob, BatchJobRun } from './types.ts'

const BatchEventType = builder.objectRef<FeedItem>('BatchEvent').implement({
  description: 'That something about batch jobs changed. What it is now is read from the job and the run.',
  fields: (t) => ({
    sequence: t.field({
      type: 'BigInteger',
      description: 'Its place in the sequence; a subscription resumes from the last one it has seen.',
      resolve: ({ sequence }) => sequence,
    }),
    kind: t.field({
      type: BatchEventKindEnum,
      description: 'What it tells of.',
      resolve: (item) => (item.kind === 'event' ? item.event.kind : item.kind),
    }),
    occurredAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it happened; null for OPENED and RESET.',
      resolve: (item) => (item.kind === 'event' ? item.event.occurred_at : null),
    }),
    companyId: t.string({
      nullable: true,
      description: 'The company that it happened in.',
      resolve: (item) => (item.kind === 'event' ? item.event.company_id : null),
    }),
    jobId: t.id({
      nullable: true,
      description: 'Global id of the job that it is about.',
      resolve: (item) =>
        item.kind === 'event' && item.event.job_id ? encodeGlobalID('BatchJob', item.event.job_id) : null,
    }),
    runId: t.id({
      nullable: true,
      description: 'Global id of the run that it is about; null when it is about the job alone.',
      resolve: (item) =>
        item.kind === 'event' && item.event.run_id ? encodeGlobalID('BatchJobRun', item.event.run_id) : null,
    }),
    job: t.field({
      type: BatchJob,
      nullable: true,
      description: 'The job as it is now; null when it is gone.',
      resolve: async (item, _args, context) =>
        item.kind === 'event' && item.event.job_id ? findNow(context, item.event.job_id) : null,
    }),
    run: t.field({
      type: BatchJobRun,
      nullable: true,
      description: 'The run as it is now; null when it is gone, or when it is about the job alone.',
      resolve: async (item, _args, { database }) => {
        if (item.kind !== 'event' || !item.event.run_id) return null
        const run = await database.kysely
          .selectFrom('batch_job_run')
          .selectAll()
          .where('id', '=', item.event.run_id)
          .executeTakeFirst()
        return run ?? null
      },
    }),
    unreadNotificationCount: t.int({
      nullable: true,
      description:
        'How many notifications the caller has not read, when it tells of them; null when it tells of a job or run.',
      resolve: (item, _args, context) =>
        item.kind === 'event' && item.event.user_id !== null ? countNotifications(context, true) : null,
    }),
  }),
})

builder.queryField('batchEventPosition', (t) =>
  t.field({
    type: 'BigInteger',
    description:
      'Where the sequence of batch events stands. Who reads it before what they show, and subscribes to `batchEvents` ' +
      'with it as `since`, misses nothing.',
    authScopes: { signedIn: true },
    resolve: (_root, _args, { database }) => eventPosition(database),
  }),
)

builder.subscriptionField('batchEvents', (t) =>
  t.field({
    type: BatchEventType,
    description:
      'What happens to batch jobs and runs, as it happens. The first event says where it begins (OPENED). After a drop, ' +
      'subscribe again with the last sequence seen: nothing is lost, some may come twice. RESET means: too much was ' +
      'missed, read the lists anew. While a run executes, its progress is told about once a second, which is also when ' +
      'to look anew at what it works on: upload sessions, orders, failures.',
    authScopes: { may: 'batch.read' },
    args: {
      since: t.arg({ type: 'BigInteger', description: 'Events after this sequence; left out: from now on.' }),
      companyId: t.arg.string({ description: 'Only this company’s, such as `USRT`.' }),
      jobIds: t.arg.globalIDList({ description: 'Only about these jobs and their runs.' }),
      runIds: t.arg.globalIDList({ description: 'Only about these runs.' }),
    },
    subscribe: (_root, args, context) => {
      if (args.companyId) context.caller.require('batch.read', args.companyId)
      const filter = {
        companyId: args.companyId ?? null,
        jobIds: args.jobIds ? new Set(args.jobIds.map((id) => idOf(id, 'BatchJob', 'jobIds'))) : null,
        runIds: args.runIds ? new Set(args.runIds.map((id) => idOf(id, 'BatchJobRun', 'runIds'))) : null,
      }
      return visibleItems(eventFeed(context.database).subscribe(args.since ?? null), filter, context)
    },
    resolve: (item, _args, context) => {
      // One context lives as long as the subscription: what an earlier event loaded is old by now.
      forgetLoaded(context)
      return item
    },
  }),
)

interface Filter {
  readonly companyId: string | null
  readonly jobIds: ReadonlySet<Id<'BatchJob'> | null> | null
  readonly runIds: ReadonlySet<Id<'BatchJobRun'> | null> | null
}

/** The items that the caller asked for and may see. Ending it ends the feed's, also while nothing happens. */
function visibleItems(
  items: AsyncIterableIterator<FeedItem>,
  filter: Filter,
  context: RequestContext,
): AsyncIterableIterator<FeedItem> {
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      for (;;) {
        const result = await items.next()
        if (result.done || (await isWanted(result.value, filter, context))) return result
      }
    },
    async return() {
      return (await items.return?.()) ?? { done: true, value: undefined }
    },
  }
}

async function isWanted(item: FeedItem, filter: Filter, context: RequestContext): Promise<boolean> {
  if (item.kind !== 'event') return true
  const { company_id, job_id, run_id, user_id } = item.event
  if (user_id !== null) return user_id === context.caller.userId
  if (company_id === null || job_id === null) return false
  if (filter.companyId && company_id !== filter.companyId) return false
  if (!context.caller.may('batch.read', company_id)) return false
  const isAmongJobs = filter.jobIds?.has(job_id) ?? false
  const isAmongRuns = (run_id && filter.runIds?.has(run_id)) || false
  if ((filter.jobIds || filter.runIds) && !isAmongJobs && !isAmongRuns) return false
  // Of a job that is gone nothing is left but its id.
  if (item.event.kind === 'jobDeleted') return true
  return (await findNow(context, job_id)) !== null
}

async function findNow({ database, caller }: RequestContext, id: Id<'BatchJob'>) {
  const job = await database.kysely
    .selectFrom('batch_job')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return job && maySee(caller, job) ? job : null
}
