import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureWebBuild } from '../../../server/http/web-build.ts'
import { signIn, startKontor } from '../../support/kontor-process.ts'
import { askConsole } from './ask-console.ts'

/** A running console, and the cookie of an administrator who has signed in to it; plain data, for other processes. */
export interface ConsoleAddress {
  readonly url: string
  readonly cookie: string
  readonly email: string
  readonly password: string
  /** Who else can sign in, by the name of their role. */
  readonly accounts: readonly Account[]
}

export interface Account {
  readonly role: string
  readonly email: string
  readonly password: string
}

/** How long the first run of the demo may take on a busy machine, in milliseconds. */
const demoPatience = 300_000

/**
 * Builds the console when its sources have changed, and starts the real program with the demo in a folder that is
 * removed again, ready to be looked at.
 * @param databaseUrl address of headquarters' database, empty so far; a SQLite file unless given.
 * @returns the console, and what stops it.
 */
export async function startConsole({
  databaseUrl,
}: {
  readonly databaseUrl?: string
} = {}): Promise<ConsoleAddress & { readonly stop: () => Promise<void> }> {
  await ensureWebBuild(() => process.stdout.write('Building the web console for its tests.\n'))
  const dataDirectory = await mkdtemp(join(tmpdir(), 'kontor-console-'))
  const kontor = await startKontor({
    dataDirectory,
    ...(databaseUrl ? { databaseUrl } : {}),
    environment: { KONTOR_WEB: 'on' },
  })
  const stop = async () => {
    await kontor.stop()
    await rm(dataDirectory, { recursive: true, force: true, maxRetries: 5 })
  }
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
    return {
      url: kontor.url,
      cookie,
      email,
      password,
      accounts: table.trimEnd().split('\n').map(readAccount),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A line of the accounts that the demo prints. */
function readAccount(line: string): Account {
  const [role = '', email = '', password = ''] = line.split(/ {2,}/)
  return { role, email, password }
}
