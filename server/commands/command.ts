import type { ParseArgsOptionsConfig } from 'node:util'

/** One command of the command line. */
export interface Command {
  readonly summary: string
  /** First line of its help: `Usage: kontor serve`. */
  readonly usage: string
  readonly help: string
  readonly options: ParseArgsOptionsConfig
  /** Whether words without dashes are taken: a subcommand and the paths of files. */
  readonly takesPaths?: boolean
  /** Runs it to its end; gives back the process's exit code. */
  readonly run: (options: Readonly<Record<string, unknown>>, paths?: readonly string[]) => Promise<number>
}
