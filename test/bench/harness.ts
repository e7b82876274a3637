import { fork } from 'node:child_process'

/** What a step of a scenario brought back from its own process. */
export interface StepResult {
  /** Time of what is measured, without preparation. */
  readonly seconds: number
  /** Processor time of the same, which says more where other programs run beside. */
  readonly processorSeconds: number
  /** Rows written, or requests answered. */
  readonly count: number
  /** Whatever else is to be printed. */
  readonly notes?: Readonly<Record<string, string | number>>
}

export interface MeasuredStep extends StepResult {
  /** The most memory that the step's process held, in MiB. */
  readonly peakMebibytes: number
}

/** What a scenario found, to print. */
export interface Finding {
  readonly name: string
  /** The figures behind the ratio, in order. */
  readonly figures: readonly string[]
  /** The ratio, and whether it keeps its target; none for a scenario that only tells figures. */
  readonly ratio?: { readonly value: number; readonly target: string; readonly isMet: boolean }
}

/** Where a scenario may put its files, and how much it is to do. */
export interface ScenarioContext {
  readonly directory: string
  /** Numbers of orders, rising. */
  readonly sizes: readonly number[]
  /** Makes (once) a channel database of so many orders, and says where it is. */
  readonly channelDatabase: (orders: number) => Promise<string>
  readonly report: (finding: Finding) => void
}

export interface Scenario {
  readonly name: string
  readonly run: (context: ScenarioContext) => Promise<void>
}

/**
 * Runs a step of a scenario in a process of its own, so that neither its memory nor its warm code touches the next one.
 * The step's file calls `serveStep`.
 */
export function runStep(
  file: string,
  step: string,
  parameters: Readonly<Record<string, string | number>>,
): Promise<MeasuredStep> {
  return new Promise((resolve, reject) => {
    const child = fork(file, [step, JSON.stringify(parameters)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    let result: MeasuredStep | undefined
    child.on('message', (message: MeasuredStep) => {
      result = message
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      if (result !== undefined && code === 0) resolve(result)
      else reject(new Error(`The step ${step} of ${file} ended with ${signal ?? code} and without a result.`))
    })
  })
}

type Step<Parameters> = (parameters: Parameters) => Promise<StepResult> | StepResult

/** In a step's process: runs the step that the command line names, and sends its result and peak memory home. */
export async function serveStep<Parameters>(
  steps: Readonly<Record<string, Step<Parameters>>>,
): Promise<void> {
  const [, , name = '', parameters = '{}'] = process.argv
  const step = steps[name]
  if (step === undefined) throw new Error(`There is no step ${name}.`)
  const result = await step(JSON.parse(parameters))
  const peakMebibytes = process.resourceUsage().maxRSS / 1_024
  await new Promise<void>((resolve) => process.send?.({ ...result, peakMebibytes }, () => resolve()))
  process.disconnect()
}

/** Measures the parts of a step that count, however many there are. */
export function stopwatch() {
  let milliseconds = 0
  let microseconds = 0
  function begin() {
    const start = performance.now()
    const processor = process.cpuUsage()
    return () => {
      milliseconds += performance.now() - start
      const { user, system } = process.cpuUsage(processor)
      microseconds += user + system
    }
  }
  return {
    run<Result>(work: () => Result): Result {
      const end = begin()
      const result = work()
      end()
      return result
    },
    async runAsync<Result>(work: () => Promise<Result>): Promise<Result> {
      const end = begin()
      const result = await work()
      end()
      return result
    },
    read: () => ({ seconds: milliseconds / 1_000, processorSeconds: microseconds / 1_000_000 }),
  }
}

export const thousands = (value: number): string => Math.round(value).toLocaleString('en-GB')

/** `100,000 orders: 3.21 s, 321,000 rows/s, peak 214 MiB` */
export function describeStep(what: string, step: MeasuredStep): string {
  const rate = thousands(step.count / step.seconds)
  const notes = Object.entries(step.notes ?? {}).map(([name, value]) => `, ${name} ${value}`)
  return `${what}: ${step.seconds.toFixed(2)} s (processor ${step.processorSeconds.toFixed(2)} s), ${thousands(step.count)} rows, ${rate} rows/s, peak ${Math.round(step.peakMebibytes)} MiB${notes.join('')}`
}

/** The most memory that a step of Kontor's may hold, in MiB. */
const mostMebibytes = 400

/** Runs that a small step takes part in: the smaller, the more chance weighs. */
const repetitions = (orders: number): number => (orders <= 10_000 ? 5 : orders <= 100_000 ? 3 : 1)

/**
 * Compares Kontor with something bare that does the same to the same rows, at every size, one after the other in turn,
 * and reports the ratio of their rates, the growth of time from size to size, and the memory.
 */
export async function compareSteps(comparison: {
  readonly sizes: readonly number[]
  readonly subject: string
  /** How many times the bare one's rate Kontor's must be. */
  readonly least: number
  readonly report: (finding: Finding) => void
  readonly run: (orders: number, which: 'kontor' | 'bare') => Promise<MeasuredStep>
}): Promise<void> {
  const { subject, least, report } = comparison
  let smaller: { readonly orders: number; readonly step: MeasuredStep } | undefined
  for (const orders of comparison.sizes) {
    const kontor: MeasuredStep[] = []
    const bare: MeasuredStep[] = []
    for (let repetition = 0; repetition < repetitions(orders); repetition++) {
      kontor.push(await comparison.run(orders, 'kontor'))
      bare.push(await comparison.run(orders, 'bare'))
    }
    const ours = median(kontor)
    const theirs = median(bare)
    if (ours.count !== theirs.count)
      throw new Error(
        `Kontor wrote ${ours.count} rows, the bare one ${theirs.count}: they cannot be compared.`,
      )
    const value = theirs.seconds / ours.seconds
    report({
      name: `${subject} of ${thousands(orders)} orders, speed relative to the bare one`,
      figures: [
        describeStep('bare', theirs),
        describeStep('Kontor', ours),
        `by processor time: ${(theirs.processorSeconds / ours.processorSeconds).toFixed(2)}`,
      ],
      ratio: { value, target: `at least ${least}`, isMet: value >= least },
    })
    const peak = Math.max(...kontor.map((step) => step.peakMebibytes))
    report({
      name: `${subject} of ${thousands(orders)} orders, peak memory in MiB`,
      figures: [],
      ratio: { value: peak, target: `under ${mostMebibytes}`, isMet: peak < mostMebibytes },
    })
    if (smaller !== undefined) {
      const growth = ours.seconds / orders / (smaller.step.seconds / smaller.orders)
      report({
        name: `${subject}, time an order at ${thousands(orders)} relative to ${thousands(smaller.orders)}`,
        figures: [],
        ratio: {
          value: growth,
          target: 'no faster than the data: 1, and a tenth for chance',
          isMet: growth <= 1.1,
        },
      })
    }
    smaller = { orders, step: ours }
  }
}

/** The step of the middle time. */
function median(steps: readonly MeasuredStep[]): MeasuredStep {
  const sorted = steps.toSorted((one, other) => one.seconds - other.seconds)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('There are no steps.')
  return middle
}
