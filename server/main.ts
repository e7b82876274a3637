import { parseArgs } from 'node:util'
import type { Command } from './commands/command.ts'
import { demo } from './commands/demo.ts'
import { explainFailure } from './commands/explain-failure.ts'
import { guides } from './commands/guides.ts'
import { migrateCommand } from './commands/migrate.ts'
import { schemaCommand } from './commands/schema.ts'
import { serve } from './commands/serve.ts'
import { work } from './commands/work.ts'

const commands: Readonly<Record<string, Command>> = {
  serve,
  work,
  migrate: migrateCommand,
  demo,
  guides,
  schema: schemaCommand,
}

/**
 * Runs one command of the command line.
 * @returns the process's exit code.
 */
export async function run(args: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = args
  if (name === 'help' || name === '--help' || name === '-h') return print(overview())
  const command = commands[name]
  if (!command) return print(`Unknown command: ${name}\n\n${overview()}`, 2)
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
    return explain(error, command)
  }
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`)
  return `Usage: kontor <command> [options]\n\n${lines.join('\n')}\n\nkontor <command> --help tells more of one.`
}

/** What a person can mend is told in a line or two; anything else is a fault of the program, and thrown on. */
function explain(error: unknown, command: Command): number {
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return print(`${error.message}\n\n${command.usage}`, 2)
  }
  const explanation = explainFailure(error)
  if (explanation !== undefined) return print(explanation, 1)
  throw error
}

function print(text: string, exitCode = 0): number {
  const stream = exitCode === 0 ? process.stdout : process.stderr
  stream.write(`${text}\n`)
  return exitCode
}
