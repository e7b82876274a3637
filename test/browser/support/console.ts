import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureWebBuild } from '../../../server/http/web-build.ts'
import { type KontorProcess, signIn, startKontor } from '../../support/kontor-process.ts'
import { askConsole } from './ask-console.ts'
import type { Account, ConsoleAddress } from './console-address.ts'
import { postponeRecurringJobs } from './postpone-recurring-jobs.ts'

/** How long the first run of the demo may take on a busy machine, in milliseconds. */
const demoPatience = 300_000

/** A console that runs, until it is stopped; its folder goes then. */
export interface RunningConsole extends ConsoleAddress {
  readonly stop: () => Promise<void>
}

/** A console that has been stopped with the demo in its folder, ready to be copied; plain data. */
export interface PreparedConsole extends Omit<ConsoleAddress, 'url' | 'cookie'> {
  readonly dataDirectory: string
}

/**
 * Builds the console when its sources have changed, and starts the real program with the demo in a folder that is
 * removed again, ready to be looked at.
 * @param databaseUrl address of headquarters' database, empty so far; a SQLite file unless given.
 */
export async function startConsole({
  databaseUrl,
}: {
  readonly databaseUrl?: string
} = {}): Promise<RunningConsole> {
  const { dataDirectory, kontor, ...address } = await startDemo(databaseUrl)
  return { ...address, stop: () => stopAndRemove(kontor, dataDirectory) }
}

/**
 * Does the same, and stops the program again: what it has made is in its folder. Its jobs wait until
 * tomorrow, for a run of theirs would change what a test looks at.
 */
export async function prepareConsole(): Promise<PreparedConsole> {
  const { kontor, url, cookie, ...prepared } = await startDemo()
  await postponeRecurringJobs({ url, cookie })
  await kontor.stop()
  return prepared
}

/** Starts the program on a copy of what has been prepared. */
export async function startCopy({
  dataDirectory: prepared,
  ...accounts
}: PreparedConsole): Promise<RunningConsole> {
  const dataDirectory = await makeDataDirectory()
  await cp(prepared, dataDirectory, { recursive: true })
  const kontor = await startKontor({ dataDirectory, environment: { KONTOR_WEB: 'on' } })
  const { cookie } = await signIn(kontor)
  return { ...accounts, url: kontor.url, cookie, stop: () => stopAndRemove(kontor, dataDirectory) }
}

/** Starts the program without the demo, and makes its first administrator by the link that the start prints. */
export async function startEmptyConsole(): Promise<RunningConsole> {
  await ensureWebBuild(() => process.stdout.write('Building the web console for its tests.\n'))
  const dataDirectory = await makeDataDirectory()
  const kontor = await startKontor({ dataDirectory, environment: { KONTOR_WEB: 'on', KONTOR_DEMO: 'off' } })
  const { url } = kontor
  try {
    const [, token = ''] = await kontor.until(/\/set-up\?token=(\S+)/)
    const [email, password] = ['kari@example.com', 'a-password-of-her-own']
    const response = await fetch(`${url}/set-up`, {
      method: 'POST',
      headers: { origin: url },
      body: new URLSearchParams({ token, name: 'Kari Nordmann', email, password, repeated: password }),
      redirect: 'manual',
    })
    const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0])
    const stop = () => stopAndRemove(kontor, dataDirectory)
    return { url, cookie: cookies.join('; '), email, password, accounts: [], stop }
  } catch (error) {
    await stopAndRemove(kontor, dataDirectory)
    throw error
  }
}

async function startDemo(databaseUrl?: string): Promise<Started> {
  await ensureWebBuild(() => process.stdout.write('Building the web console for its tests.\n'))
  const dataDirectory = await makeDataDirectory()
  const kontor = await startKontor({
    dataDirectory,
    ...(databaseUrl ? { databaseUrl } : {}),
    environment: { KONTOR_WEB: 'on' },
  })
  try {
    const [, email = '', password = ''] = await kontor.until(
      /(administrator@kontor\.example)\s+(\S+)/,
      demoPatience,
    )
    const { cookie } = await signIn(kontor)
    const [, table = ''] = await kontor.until(/((?:^\w+(?: \w+)? {2,}\S+@kontor\.example\s+\S+\n){4})/m)
    await kontor.until(/The first run pulled and posted/, demoPatience)
    // Who has chosen no company works in a likely one, and tests make others.
    await askConsole(
      { url: kontor.url, cookie },
      'mutation { chooseCompanyAtWork(input: { companyId: "USRT" }) { problems { code } } }',
    )
    const accounts = table.trimEnd().split('\n').map(readAccount)
    return { url: kontor.url, cookie, email, password, accounts, dataDirectory, kontor }
  } catch (error) {
    await stopAndRemove(kontor, dataDirectory)
    throw error
  }
}

interface Started extends ConsoleAddress {
  readonly dataDirectory: string
  readonly kontor: KontorProcess
}

async function makeDataDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'kontor-console-'))
}

async function stopAndRemove(kontor: KontorProcess, dataDirectory: string): Promise<void> {
  await kontor.stop()
  await removeDataDirectory(dataDirectory)
}

export async function removeDataDirectory(dataDirectory: string): Promise<void> {
  await rm(dataDirectory, { recursive: true, force: true, maxRetries: 5 })
}

/** A line of the accounts that the demo prints. */
function readAccount(line: string): Account {
  const [role = '', email = '', password = ''] = line.split(/ {2,}/)
  return { role, email, password }
}
