import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { environmentWith } from '../config.ts'

const root = join(import.meta.dirname, '../..')
/** Folder of the Next app. */
export const webDirectory = join(root, 'web')
const buildDirectory = join(webDirectory, '.next')
const stampFile = join(buildDirectory, 'kontor-sources')
const lockFile = join(webDirectory, '.build-lock')
const lockPauseMilliseconds = 500

/** The production build of the console failed; the message is what the build printed. */
export class WebBuildError extends Error {
  override readonly name = 'WebBuildError'
}

/**
 * Builds the console for production when its build is missing or older than its sources. Processes that start
 * together build once.
 * @param announce called before a build begins.
 * @throws WebBuildError
 */
export async function ensureWebBuild(announce: () => void): Promise<void> {
  const sources = hashSources()
  if (isBuilt(sources)) return
  await lock()
  try {
    if (isBuilt(sources)) return
    announce()
    await run([join(webDirectory, 'graphql/generate-documents.ts')])
    const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
    await run([next, 'build', webDirectory])
    writeFileSync(stampFile, sources)
  } finally {
    rmSync(lockFile, { force: true })
  }
}

/** A name for the state of everything that the build is made from. */
function hashSources(): string {
  const hash = createHash('sha256')
  const files = [
    ...globSync('web/**/*.{ts,tsx,css,graphql,svg}', {
      cwd: root,
      exclude: ['web/.next/**', 'web/**/*.generated.ts', 'web/next-env.d.ts'],
    }),
    ...globSync('locales/*/*.json', { cwd: root }),
    'schema.graphql',
    'package-lock.json',
  ]
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function isBuilt(sources: string): boolean {
  try {
    return readFileSync(stampFile, 'utf8') === sources
  } catch {
    return false
  }
}

async function lock(): Promise<void> {
  mkdirSync(webDirectory, { recursive: true })
  for (;;) {
    try {
      writeSync(openSync(lockFile, 'wx'), String(process.pid))
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      if (!isHeld()) rmSync(lockFile, { force: true })
      else await setTimeout(lockPauseMilliseconds)
    }
  }
}

/** Whether the process that wrote the lock is alive. */
function isHeld(): boolean {
  try {
    const holder = Number(readFileSync(lockFile, 'utf8'))
    // A lock without a number is one that is being written.
    return holder === 0 || process.kill(holder, 0)
  } catch {
    return false
  }
}

async function run(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: environmentWith({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new WebBuildError(`The web console cannot be built:\n${output.trim()}`)
}
