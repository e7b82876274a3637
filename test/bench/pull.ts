import { rmSync } from 'node:fs'
import { now } from '../../server/database/instant.ts'
import { pullChannelDatabase } from '../../server/distribution/pull-channel-database.ts'
import { silentLog } from '../../server/log.ts'
import { channelContract } from '../../server/organization/channel-contract.ts'
import { pullBare } from './bare-pull.ts'
import { compareSteps, runStep, type Scenario, type StepResult, serveStep, stopwatch } from './harness.ts'
import { createBenchCompany, headquartersFile, openHeadquarters, readBenchCompany } from './headquarters.ts'

interface Parameters {
  readonly file: string
  readonly directory: string
  readonly name: string
}

/** The pull of a channel database into an empty headquarters, against a bare ATTACH and INSERT … SELECT. */
export const scenario: Scenario = {
  name: 'Pull: a channel database into an empty headquarters',
  async run({ directory, sizes, channelDatabase, report }) {
    await compareSteps({
      sizes,
      subject: 'pull',
      least: 0.7,
      report,
      async run(orders, which) {
        const file = await channelDatabase(orders)
        const name = `pull-${which}`
        const step = await runStep(import.meta.filename, which, { file, directory, name })
        rmSync(headquartersFile(directory, name))
        return step
      },
    })
  },
}

/** Pulls a channel database as the P-job does, into a headquarters that is made for it and stays. */
async function pullIntoNew({ file, directory, name }: Parameters): Promise<StepResult> {
  const database = await openHeadquarters(directory, name)
  await createBenchCompany(database, file)
  const { scheduleId, channelDatabase } = await readBenchCompany(database)
  let count = 0
  const watch = stopwatch()
  await watch.runAsync(async () => {
    const outcome = await pullChannelDatabase(
      {
        database,
        log: silentLog(),
        clock: now,
        secret: '',
        dataDirectory: directory,
        signal: new AbortController().signal,
        runId: null,
        checkpoint: async () => {},
        count: (counter, by) => {
          if (counter === 'rowsApplied') count += by
        },
      },
      { scheduleId, channelDatabase, contracts: channelContract },
    )
    if (outcome.outcome !== 'applied') throw new Error(`The pull ended as ${outcome.outcome}.`)
  })
  await database.close()
  return { ...watch.read(), count }
}

if (import.meta.main) await serveStep<Parameters>({ kontor: pullIntoNew, bare: pullBare })
