import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const launcher = join(import.meta.dirname, '../../server/kontor.mjs')

interface Options {
  /** Address of headquarters' database; a SQLite file in the data directory unless given. */
  readonly databaseUrl?: string
  readonly dataDirectory: string
  readonly environment?: Readonly<Record<string, string>>
  /** Draws pages from their sources. */
  readonly isDevelopment?: boolean
}

/** A running `kontor serve`, with all that it has printed. */
export interface KontorProcess {
  readonly url: string
  readonly output: () => string
  /** Waits until the output holds the pattern; its match. */
  until(pattern: RegExp, milliseconds?: number): Promise<RegExpMatchArray>
  /** Told to stop (SIGTERM); its exit code. */
  stop(): Promise<number | null>
  /** Killed at once, with its worker, as by a power cut. */
  kill(): Promise<void>
}

/** Starts the real program on a free port and waits until it serves. */
export async function startKontor({
  databaseUrl,
  dataDirectory,
  environment = {},
  isDevelopment = false,
}: Options): Promise<KontorProcess> {
  const child = spawn(process.execPath, [launcher, 'serve', ...(isDevelopment ? ['--dev'] : [])], {
    // A group of its own, so that killing it takes the worker along.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: isDevelopment ? 'development' : 'production',
      KONTOR_PORT: '0',
      // Tests of pages ask for the console; building it takes a minute.
      KONTOR_WEB: 'off',
      KONTOR_DATA_DIRECTORY: dataDirectory,
      KONTOR_LOG_FORMAT: 'json',
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
      ...environment,
    },
  })
  const printed = followOutput(child)
  const match = await printed.until(/Kontor is at (\S+)/, 60_000)
  return {
    url: match[1] ?? '',
    output: printed.text,
    until: printed.until,
    async stop() {
      const ended = exited(child)
      child.kill('SIGTERM')
      return ended
    },
    async kill() {
      const ended = exited(child)
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      await ended
    },
  }
}

/** A client that has signed in by the link that the start printed. */
export async function signIn(kontor: KontorProcess) {
  const link = await kontor.until(/(http\S+\/sign-in\/once\?token=\S+)/)
  const response = await fetch(link[1] ?? '', { redirect: 'manual' })
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return {
    cookie,
    async graphql<Data = Record<string, unknown>>(
      query: string,
      variables: Readonly<Record<string, unknown>> = {},
    ) {
      const answer = await fetch(`${kontor.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-kontor-client': 'test', cookie },
        body: JSON.stringify({ query, variables }),
      })
      const body = (await answer.json()) as { data?: Data; errors?: unknown }
      if (body.errors || !body.data) throw new Error(JSON.stringify(body.errors))
      return body.data
    },
  }
}

function followOutput(child: ChildProcess) {
  let text = ''
  const watchers = new Set<() => void>()
  const add = (chunk: Buffer) => {
    text += chunk.toString('utf8')
    for (const watch of watchers) watch()
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  child.on('exit', () => {
    for (const watch of watchers) watch()
  })
  return {
    text: () => text,
    until: (pattern: RegExp, milliseconds = 60_000) =>
      new Promise<RegExpMatchArray>((resolve, reject) => {
        const finish = (error?: Error) => {
          clearTimeout(deadline)
          watchers.delete(watch)
          if (error) reject(error)
        }
        const watch = () => {
          const match = pattern.exec(text)
          if (match) {
            finish()
            resolve(match)
          } else if (child.exitCode !== null)
            finish(new Error(`Kontor ended with ${child.exitCode}:\n${text}`))
        }
        const deadline = setTimeout(
          () => finish(new Error(`Not printed within ${milliseconds} ms: ${pattern}\n${text}`)),
          milliseconds,
        )
        watchers.add(watch)
        watch()
      }),
  }
}

async function exited(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)))
}
