import { rmSync } from 'node:fs'
import { now } from '../../server/database/instant.ts'
import { openSqliteHandle } from '../../server/database/sqlite-handle.ts'
import { synchronizeOrders } from '../../server/synchronization/run.ts'
import { countPostedRows, insertPosted } from './bare-posting.ts'
import { compareSteps, runStep, type Scenario, type StepResult, serveStep, stopwatch } from './harness.ts'
import { headquartersFile, openHeadquarters, readBenchCompany } from './headquarters.ts'

interface Parameters {
  /** The headquarters that holds the pulled orders. */
  readonly name: string
  readonly directory: string
  readonly file: string
}

/** Posting with every rule on, against a loop of prepared inserts that writes the same rows and asks nothing. */
export const scenario: Scenario = {
  name: 'Posting: all pulled orders, all rules on',
  async run({ directory, sizes, channelDatabase, report }) {
    const name = 'posting'
    await compareSteps({
      sizes,
      subject: 'posting',
      least: 1.5,
      report,
      // Kontor goes first: the bare loop writes what Kontor has posted.
      async run(orders, which) {
        const parameters = { file: await channelDatabase(orders), directory, name }
        if (which === 'kontor') {
          rmSync(headquartersFile(directory, name), { force: true })
          await runStep(`${import.meta.dirname}/pull.ts`, 'kontor', parameters)
        }
        return runStep(import.meta.filename, which, parameters)
      },
    })
    rmSync(headquartersFile(directory, name))
  },
}

async function post({ directory, name }: Parameters): Promise<StepResult> {
  const database = await openHeadquarters(directory, name)
  const { companyId, channelNumbers } = await readBenchCompany(database)
  const watch = stopwatch()
  const progress = await watch.runAsync(() =>
    synchronizeOrders({ database, clock: now, scope: { companyId, channelNumbers } }),
  )
  await database.close()
  if (progress.failed > 0) throw new Error(`Orders failed: ${JSON.stringify(progress.failedByCode)}`)
  const handle = openSqliteHandle(headquartersFile(directory, name))
  const count = countPostedRows(handle)
  handle.close()
  return { ...watch.read(), count }
}

if (import.meta.main) await serveStep<Parameters>({ kontor: post, bare: insertPosted })
