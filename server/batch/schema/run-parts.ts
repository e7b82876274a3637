import type { Selectable } from 'kysely'
import type { Instant } from '../../database/instant.ts'
import { builder } from '../../graphql/builder.ts'
import { livePhasesOf } from '../live-progress.ts'
import { keepSlowest, type RecordedPhase, timeIn } from '../phase-recorder.ts'
import type { BatchJobRun as RunRow } from '../records.ts'
import type { BatchRunMessageTable } from '../tables.ts'
import type { MessageParameters } from '../task.ts'
import { AttemptOutcomeEnum, MessageLevelEnum, PhaseEnum } from './enums.ts'
import { type Attempt, type Counter, phasesOf } from './loaders.ts'
import { BatchJobRun } from './types.ts'

/** GraphQL types of what a run consists of. */

interface RunError {
  readonly code: string
  readonly parameters: MessageParameters
}

export const RunErrorType = builder.objectRef<RunError>('BatchRunError').implement({
  description: 'Why a run or an attempt failed. The client has the words for its code.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable code, such as `CHILD_RUNS_FAILED`.' }),
    parameters: t.field({
      type: 'JSON',
      description: 'What the words need.',
      resolve: ({ parameters }) => parameters,
    }),
  }),
})

export function errorOf(row: Pick<RunRow, 'error_code' | 'error_parameters'>): RunError | null {
  return row.error_code ? { code: row.error_code, parameters: row.error_parameters ?? {} } : null
}

/** A phase, and when its attempt was over: what was under way then has ended with it. */
interface Phase extends RecordedPhase {
  readonly attemptEndedAt: Instant | null
}

const PhaseType = builder.objectRef<Phase>('BatchAttemptPhase').implement({
  description:
    'A phase of an attempt. Work that goes through the same phases again and again, chunk by chunk, has each of them ' +
    'once: from its first beginning to its last end, with the sum of the time that was spent in it.',
  fields: (t) => ({
    phase: t.field({
      type: PhaseEnum,
      description: 'What the work is at in it.',
      resolve: ({ phase }) => phase,
    }),
    subject: t.exposeString('subject', {
      nullable: true,
      description:
        'What the work is on, such as a channel database, by its name; null for the run’s one work.',
    }),
    startedAt: t.field({
      type: 'Instant',
      description: 'When it began first.',
      resolve: ({ started_at }) => started_at,
    }),
    endedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it ended last, with its attempt at the latest; null while it is under way.',
      resolve: ({ ended_at, attemptEndedAt }) => ended_at ?? attemptEndedAt,
    }),
    durationSeconds: t.float({
      description: 'Seconds spent in it, to now while it is under way: the sum of its stretches.',
      resolve: (phase, _args, { clock }) => timeIn(phase, phase.attemptEndedAt ?? clock()) / 1_000,
    }),
    stretches: t.exposeInt('stretches', {
      description: 'How many times the work was in it; with one, it was in it from its beginning to its end.',
    }),
  }),
})

export const AttemptType = builder.objectRef<Attempt>('BatchJobAttempt').implement({
  description: 'One try of a run.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Which try of the run, from 1.' }),
    outcome: t.field({
      type: AttemptOutcomeEnum,
      description: 'What became of it.',
      resolve: ({ outcome }) => outcome,
    }),
    worker: t.exposeString('worker', { description: 'Name of the worker that made it.' }),
    startedAt: t.field({
      type: 'Instant',
      description: 'When it began.',
      resolve: ({ started_at }) => started_at,
    }),
    endedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it was over; null while it is under way.',
      resolve: ({ ended_at }) => ended_at,
    }),
    error: t.field({
      type: RunErrorType,
      nullable: true,
      description: 'Why it failed; null when it did not.',
      resolve: errorOf,
    }),
    errorDetail: t.string({
      nullable: true,
      description:
        'Text and stack of an error that nobody foresaw; for callers with batch.manage, else null.',
      resolve: async ({ run_id, error_detail }, _args, context) => {
        if (error_detail === null) return null
        const run = await BatchJobRun.getDataloader(context).load(run_id)
        return context.caller.may('batch.manage', run.company_id) ? error_detail : null
      },
    }),
    nextAttemptAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When the next try was planned for; null when there was to be none.',
      resolve: ({ next_attempt_at }) => next_attempt_at,
    }),
    phases: t.field({
      type: [PhaseType],
      description:
        'What it spends its time on, in the order in which it began; empty for work of one kind. Of the channel ' +
        'databases that it works on side by side, the 20 that took longest.',
      resolve: async ({ id, ended_at }, _args, context) => {
        const phases = livePhasesOf(id) ?? (await phasesOf(context).load(id))
        return keepSlowest(phases, ended_at ?? context.clock()).map((phase) => ({
          ...phase,
          attemptEndedAt: ended_at,
        }))
      },
    }),
  }),
})

export const CounterType = builder.objectRef<Counter>('BatchRunCounter').implement({
  description: 'Something that a run has counted.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it counts, such as `ordersPosted`.' }),
    value: t.field({ type: 'BigInteger', description: 'How many.', resolve: ({ value }) => value }),
  }),
})

export type Message = Selectable<BatchRunMessageTable>

export const MessageType = builder.objectRef<Message>('BatchRunMessage').implement({
  description: 'A line of a run’s log. The client has the words for its code.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its place in the log, from 1.' }),
    attempt: t.exposeInt('attempt', { description: 'The attempt that it was written in.' }),
    loggedAt: t.field({
      type: 'Instant',
      description: 'When it was written.',
      resolve: ({ logged_at }) => logged_at,
    }),
    level: t.field({
      type: MessageLevelEnum,
      description: 'How grave it is.',
      resolve: ({ level }) => level,
    }),
    code: t.exposeString('code', { description: 'Stable code.' }),
    parameters: t.field({
      type: 'JSON',
      description: 'What the words need.',
      resolve: ({ parameters }) => parameters,
    }),
  }),
})
