import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Finding, runStep, type Scenario, type ScenarioContext, thousands } from './harness.ts'

const help = `Usage: npm run bench -- [--size 10000,100000,1000000] [--scenario pull,posting,http,queries,lighthouse] [--directory <folder>]

Measures Kontor against what bare SQLite can do with the same rows, each step in a process of its own,
and how Lighthouse judges the console's pages.
  --size       numbers of generated orders (about ten rows each), comma-separated
  --scenario   which scenarios, comma-separated; all of them unless said
  --directory  where the databases go; a temporary folder that is removed again, unless said
`

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '10000,100000,1000000' },
    scenario: { type: 'string', default: 'pull,posting,http,queries,lighthouse' },
    directory: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) process.stdout.write(help)
else await runScenarios()

async function runScenarios(): Promise<void> {
  const directory = values.directory ?? mkdtempSync(join(tmpdir(), 'kontor-bench-'))
  mkdirSync(directory, { recursive: true })
  const findings: Finding[] = []
  const generated = new Map<number, string>()
  const context: ScenarioContext = {
    directory,
    sizes: values.size
      .split(',')
      .map(Number)
      .sort((one, other) => one - other),
    async channelDatabase(orders) {
      const known = generated.get(orders)
      if (known !== undefined) return known
      const file = join(directory, `orders-${orders}.sqlite`)
      const step = await runStep(join(import.meta.dirname, 'generate.ts'), 'generate', { file, orders })
      print(
        `generated ${thousands(orders)} orders (${thousands(step.count)} rows) in ${step.seconds.toFixed(1)} s`,
      )
      generated.set(orders, file)
      return file
    },
    report(finding) {
      findings.push(finding)
      print(findingText(finding))
    },
  }
  try {
    print(`Node ${process.version}, ${process.platform} ${process.arch}`)
    for (const name of values.scenario.split(',')) {
      const { scenario } = (await import(`./${name}.ts`)) as { scenario: Scenario }
      print(`\n${scenario.name}`)
      await scenario.run(context)
    }
    print(
      `\nRatios\n${findings
        .filter(({ ratio }) => ratio !== undefined)
        .map(ratioLine)
        .join('\n')}`,
    )
  } finally {
    if (values.directory === undefined) rmSync(directory, { recursive: true, force: true })
  }
}

function findingText(finding: Finding): string {
  const ratio = finding.ratio === undefined ? [] : [ratioLine(finding)]
  return [`- ${finding.name}`, ...finding.figures.map((figure) => `    ${figure}`), ...ratio].join('\n')
}

function ratioLine({ name, ratio }: Finding): string {
  if (ratio === undefined) return ''
  return `  ${ratio.isMet ? 'kept  ' : 'MISSED'} ${name}: ${ratio.value.toFixed(2)} (${ratio.target})`
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
