import { rmSync } from 'node:fs'
import type { CompiledQuery, KyselyPlugin } from 'kysely'
import type { Database } from '../../server/database/database.ts'
import { now } from '../../server/database/instant.ts'
import { generateOrders } from '../../server/demo/generate-orders.ts'
import { schema } from '../../server/schema.ts'
import { synchronizeOrders } from '../../server/synchronization/run.ts'
import { operate } from '../support/graphql.ts'
import { runStep, type Scenario, serveStep, stopwatch, thousands } from './harness.ts'
import { headquartersFile, openHeadquarters, readBenchCompany } from './headquarters.ts'

/** The pages that read most. */
const pages: Readonly<Record<string, string>> = {
  'orders, with customer, lines, payments': `salesOrders(companyId: "USRT", first: 50) { totalCount edges { node {
    number grossAmount { amount } customer { name } lines { itemNumber quantity } payments { status amount { amount } } } } }`,
  'orders, with everything below them': `salesOrders(companyId: "USRT", first: 50) { edges { node {
    number charges { chargeCode amount { amount } } discounts { amount { amount } } taxes { taxCode } addresses { name }
    attributes { name } reasonCodes { reasonCode } lines { itemNumber } payments { status } journalLines { voucherNumber } } } }`,
  'failed transactions': `channelTransactions(companyId: "USRT", statuses: [FAILED], first: 50) {
    totalCount edges { node { transactionId } } }`,
  'failure groups':
    'failureGroups(companyId: "USRT", first: 50) { totalCount edges { node { __typename } } }',
  payments: `payments(companyId: "USRT", first: 50) { totalCount edges { node { status amount { amount } } } }`,
  customers: `customers(companyId: "USRT", first: 50) { totalCount edges { node { name } } }`,
}

const faultyPerThousand = 10
const repetitions = 7
const heaviest = 10

interface Parameters {
  readonly directory: string
  readonly name: string
  readonly file: string
  readonly orders: number
}

/** How many statements the heaviest pages take, and which statements of a posting take the longest. */
export const scenario: Scenario = {
  name: 'Queries: statements and time of the heaviest pages, and of posting',
  async run({ directory, sizes, report }) {
    const orders = Math.min(100_000, Math.max(...sizes))
    const name = 'queries'
    const file = `${directory}/faulty-${orders}.sqlite`
    const parameters = { directory, name, file, orders }
    await runStep(import.meta.filename, 'generate', parameters)
    await runStep(`${import.meta.dirname}/pull.ts`, 'kontor', parameters)
    const posting = await runStep(import.meta.filename, 'post', parameters)
    report({
      name: `posting of ${thousands(orders)} orders: ${posting.count} statements in ${posting.seconds.toFixed(1)} s`,
      figures: figuresOf(posting.notes),
    })
    const read = await runStep(import.meta.filename, 'read', parameters)
    report({ name: `pages over ${thousands(orders)} orders`, figures: figuresOf(read.notes) })
    rmSync(headquartersFile(directory, name))
    rmSync(file)
  },
}

function figuresOf(notes: Readonly<Record<string, string | number>> = {}): string[] {
  return Object.entries(notes).map(([what, figure]) => `${figure}  ${what}`)
}

function generate({ file, orders }: Parameters) {
  const watch = stopwatch()
  const { rows } = watch.run(() => generateOrders(file, { orders, seed: 'queries', faultyPerThousand }))
  return { ...watch.read(), count: rows }
}

async function post({ directory, name }: Parameters) {
  const database = timeStatements(await openHeadquarters(directory, name))
  const { companyId, channelNumbers } = await readBenchCompany(database)
  const watch = stopwatch()
  await watch.runAsync(() =>
    synchronizeOrders({ database, clock: now, scope: { companyId, channelNumbers } }),
  )
  await database.close()
  const inStatements = [...database.timings.values()].reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  const byText = [...database.timings].sort(([, one], [, other]) => other.milliseconds - one.milliseconds)
  const notes = byText.slice(0, heaviest).map(([text, { milliseconds, times }]) => {
    const figure = `${milliseconds.toFixed(0).padStart(6)} ms in ${String(times).padStart(3)} times`
    return [text, figure] as const
  })
  const rest = `${(watch.read().seconds * 1_000 - inStatements).toFixed(0).padStart(6)} ms`
  return {
    ...watch.read(),
    count: sumOfTimes(database),
    notes: { ...Object.fromEntries(notes), 'outside of statements: commits, above all': rest },
  }
}

async function read({ directory, name }: Parameters) {
  const database = timeStatements(await openHeadquarters(directory, name))
  const watch = stopwatch()
  const notes: Record<string, string> = {}
  for (const [page, fields] of Object.entries(pages)) {
    const times: number[] = []
    let statements = 0
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const before = sumOfTimes(database)
      const start = performance.now()
      await watch.runAsync(() => operate(schema, database, `{ ${fields} }`))
      times.push(performance.now() - start)
      statements = sumOfTimes(database) - before
    }
    const median = times.sort((one, other) => one - other)[Math.floor(repetitions / 2)] ?? 0
    notes[page] = `${String(statements).padStart(3)} statements, ${median.toFixed(1).padStart(6)} ms`
  }
  await database.close()
  return { ...watch.read(), count: sumOfTimes(database), notes }
}

interface TimedDatabase extends Database {
  readonly timings: ReadonlyMap<string, { times: number; milliseconds: number }>
}

function sumOfTimes({ timings }: TimedDatabase): number {
  return [...timings.values()].reduce((sum, { times }) => sum + times, 0)
}

/** The same database, that keeps how often each statement ran and how long it took. */
function timeStatements(database: Database): TimedDatabase {
  const timings = new Map<string, { times: number; milliseconds: number }>()
  const running = new WeakMap<CompiledQuery['queryId'], { readonly text: string; readonly start: number }>()
  const plain = database.kysely
  const timer: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const text = shortened(plain.getExecutor().compileQuery(node, queryId).sql)
      running.set(queryId, { text, start: performance.now() })
      return node
    },
    async transformResult({ queryId, result }) {
      const query = running.get(queryId)
      if (query !== undefined) {
        const timing = timings.get(query.text) ?? { times: 0, milliseconds: 0 }
        timing.times += 1
        timing.milliseconds += performance.now() - query.start
        timings.set(query.text, timing)
      }
      return result
    },
  }
  return { ...database, kysely: plain.withPlugin(timer), timings }
}

/** As much of a statement as tells it from others. The numbers in it differ from chunk to chunk. */
function shortened(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\d+/g, '#').trim().slice(0, 110)
}

if (import.meta.main) await serveStep<Parameters>({ generate, post, read })
