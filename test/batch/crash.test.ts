import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { now } from '../../server/database/instant.ts'
import { createDatabase } from '../support/databases.ts'
import { Stage } from './stage.ts'

const program = join(import.meta.dirname, 'chunk-worker-process.ts')
const chunks = 300

/** Starts a worker and lets it count to a number, then kills it; or lets it end its run. */
async function workUntil(url: string, number: number): Promise<void> {
  const child = spawn(process.execPath, [program, url], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) if (Number(line) >= number) break
  if (number >= chunks) await new Promise((resolve) => setTimeout(resolve, 500))
  child.kill('SIGKILL')
  await exited
}

describe.each(['sqlite', 'postgres'] as const)('a worker killed in the middle of its work (%s)', (kind) => {
  test('leaves a run that the next one goes on with: nothing lost, nothing twice', async () => {
    const { url, remove } = await createDatabase(kind)
    const database = await openDatabase({ url })
    const stage = await Stage.open(database)
    stage.time = now()
    const { runId } = await stage.createJob({}, { step: String(chunks) })
    for (const number of [40, 110, 220, chunks]) await workUntil(url, number)
    const counters = await database.kysely.selectFrom('batch_run_counter').selectAll().execute()
    expect(counters.map(({ value }) => value)).toEqual([chunks])
    expect(await stage.run(runId)).toMatchObject({ status: 'ended', attempt_count: 4, failed_attempts: 0 })
    expect((await stage.attempts(runId)).map(({ outcome }) => outcome)).toEqual([
      'lost',
      'lost',
      'lost',
      'succeeded',
    ])
    await database.close()
    await remove()
  })
})
