import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { RecordedPhase } from './phase-recorder.ts'

/** Rows of one statement; a row has nine parameters, of which SQLite takes at most 32,766. */
const rowsAtOnce = 1_000

/** Writes phases of an attempt that have begun or changed. */
export async function writePhases(
  trx: Transaction,
  attemptId: Id<'BatchJobAttempt'>,
  phases: readonly RecordedPhase[],
): Promise<void> {
  for (let first = 0; first < phases.length; first += rowsAtOnce) {
    const rows = phases.slice(first, first + rowsAtOnce)
    await trx
      .insertInto('batch_attempt_phase')
      .values(rows.map((phase) => ({ attempt_id: attemptId, ...phase })))
      .onConflict((conflict) =>
        conflict.columns(['attempt_id', 'number']).doUpdateSet(({ ref }) => ({
          stretches: ref('excluded.stretches'),
          milliseconds: ref('excluded.milliseconds'),
          started_at: ref('excluded.started_at'),
          entered_at: ref('excluded.entered_at'),
          ended_at: ref('excluded.ended_at'),
        })),
      )
      .execute()
  }
}

/** Writes the phases that an attempt keeps for good, in the place of what was written while it ran. */
export async function replacePhases(
  trx: Transaction,
  attemptId: Id<'BatchJobAttempt'>,
  phases: readonly RecordedPhase[],
): Promise<void> {
  if (phases.length === 0) return
  await trx.deleteFrom('batch_attempt_phase').where('attempt_id', '=', attemptId).execute()
  await writePhases(trx, attemptId, phases)
}
