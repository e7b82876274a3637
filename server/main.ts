import { parseArgs } from 'node:util'
import type { Command } from './commands/command.ts'

/** Each is read when it is asked for: a server that starts answers before the rest of the program is read. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  work: async () => (await import('./commands/work.ts')).work,
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand,
  demo: async () => (await import('./commands/demo.ts')).demo,
  guides: async () => (await import('./commands/guides.ts')).guides,
  schema: async () => (await import('./commands/schema.ts')).schemaCommand,
}

/**
 * Runs one command of the command line.
 * @returns the process's exit code.
 */
export async function run(args: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = args
  if (name === 'help' || name === '--help' || name === '-h') return print(await overview())
  const command = await commands[name]?.()
  if (!command) return print(`Unknown command: ${name}\n\n${await overview()}`, 2)
  if (rest.includes('--help') || rest.includes('-h')) return print(`${command.usage}\n\n${command.help}`)
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options },
      strict: true,
      allowPositionals: command.takesPaths === true,
    })
    return await command.run(values, positionals)
  } catch (error) {
    return await explain(error, command)
  }
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, read]) => `  ${name.padEnd(10)}${(await read()).summary}`),
  )
  return `Usage: kontor <command> [options]\n\n${lines.join('\n')}\n\nkontor <command> --help tells more of one.`
}

/** What a person can mend is told in a line or two; anything else is a fault of the program, and thrown on. */
async function explain(error: unknown, command: Command): Promise<number> {
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return print(`${error.message}\n\n${command.usage}`, 2)
  }
  const { explainFailure } = await import('./commands/explain-failure.ts')
  const explanation = explainFailure(error)
  if (explanation !== undefined) return print(explanation, 1)
  throw error
}

function print(text: string, exitCode = 0): number {
  const stream = exitCode === 0 ? process.stdout : process.stderr
  stream.write(`${text}\n`)
  return exitCode
}
