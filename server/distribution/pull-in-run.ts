import type { MessageParameters, TaskContext } from '../batch/task.ts'
import {
  type PullOutcome,
  type PullRequest,
  type PullWork,
  pullChannelDatabase,
} from './pull-channel-database.ts'

/** Pulls from a channel database as a part of a batch run, and says in its log what became of it. */
export async function pullInRun(context: TaskContext<unknown>, request: PullRequest): Promise<PullOutcome> {
  const { name } = request.channelDatabase
  try {
    const outcome = await pullChannelDatabase(workOf(context, name), request)
    tell(context, name, outcome)
    return outcome
  } finally {
    context.phase(null, name)
  }
}

/** Channel databases that one run pulls from side by side. */
const pullsAtOnce = 4

/**
 * Works on a list of what is to be pulled, some of it at a time. One that throws keeps no other from ending.
 * @throws what the first of them threw, when all have ended.
 */
export async function sideBySide<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items]
  const lanes = Array.from({ length: Math.min(pullsAtOnce, items.length) }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  })
  for (const lane of await Promise.allSettled(lanes)) {
    if (lane.status === 'rejected') throw lane.reason
  }
}

function workOf(context: TaskContext<unknown>, channelDatabase: string): PullWork {
  const { database, log, clock, secret, dataDirectory, signal, runId } = context
  return {
    database,
    log,
    clock,
    secret,
    dataDirectory,
    signal,
    runId,
    checkpoint: (trx) => context.checkpoint(trx),
    count: (counter, by) => context.count(counter, by),
    phase: (phase) => context.phase(phase, channelDatabase),
  }
}

/** Says in the run's log what became of a channel database. */
function tell(context: TaskContext<unknown>, channelDatabase: string, outcome: PullOutcome): void {
  switch (outcome.outcome) {
    case 'applied':
      if (outcome.applied)
        context.message('information', 'CHANNEL_DATABASE_PULLED', {
          channelDatabase,
          ...sums(outcome.applied),
        })
      return
    case 'failed': {
      const { code, parameters } = outcome.problem
      context.message('error', 'CHANNEL_DATABASE_PULL_FAILED', {
        ...parameters,
        channelDatabase,
        problem: code,
      })
      return
    }
    case 'canceled':
      context.message('warning', 'CHANNEL_DATABASE_PULL_CANCELED', { channelDatabase })
      return
    case 'busy':
      context.message('warning', 'CHANNEL_DATABASE_PULL_UNDER_WAY', { channelDatabase })
  }
}

function sums({
  tables,
}: NonNullable<Extract<PullOutcome, { outcome: 'applied' }>['applied']>): MessageParameters {
  const sum = (pick: (table: (typeof tables)[number]) => number) =>
    tables.reduce((total, table) => total + pick(table), 0)
  return {
    rows: sum(({ applied }) => applied),
    quarantined: sum(({ quarantined }) => quarantined),
    transactions: sum(({ channelTable, applied }) =>
      channelTable === 'RetailTransactionTable' ? applied : 0,
    ),
  }
}
