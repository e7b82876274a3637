import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { hashSources, projectDirectory } from '../source-hash.ts'
import { withBuildLock } from './build-lock.ts'
import { BuildStepError, runBuildStep } from './build-process.ts'

/** Folder of the Next app. */
export const webDirectory = join(projectDirectory, 'web')
/** The script that makes typed documents of the console's `*.graphql`. */
export const generateDocuments = join(webDirectory, 'graphql/generate-documents.ts')
const buildDirectory = join(webDirectory, '.next')
const stampFile = join(buildDirectory, 'kontor-sources')
const lockFile = join(webDirectory, '.build-lock')

/** The production build of the console failed; the message is what the build printed. */
export class WebBuildError extends Error {
  override readonly name = 'WebBuildError'
}

/**
 * Builds the console for production when its build is missing or older than its sources. Processes that start
 * together build once; a build that another process has left running is waited for.
 * @param announce called before a build begins.
 * @param signal ends the build, with all of its processes; then the signal's reason is thrown.
 * @throws WebBuildError
 */
export async function ensureWebBuild(announce: () => void, signal?: AbortSignal): Promise<void> {
  const sources = hashOfWebSources()
  if (isBuilt(sources)) return
  mkdirSync(webDirectory, { recursive: true })
  await withBuildLock(lockFile, signal, async (onStart) => {
    if (isBuilt(sources)) return
    announce()
    const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
    for (const step of [[generateDocuments], [next, 'build', webDirectory]])
      await runBuildStep(step, { directory: projectDirectory, signal, onStart }).catch(rethrow)
    writeFileSync(stampFile, sources)
  })
}

function rethrow(error: unknown): never {
  if (!(error instanceof BuildStepError)) throw error
  throw new WebBuildError(`The web console cannot be built:\n${error.message}`)
}

function hashOfWebSources(): string {
  return hashSources(
    ['web/**/*.{ts,tsx,css,graphql,svg}', 'locales/*/*.json', 'schema.graphql', 'package-lock.json'],
    ['web/.next/**', 'web/**/*.generated.ts', 'web/next-env.d.ts'],
  )
}

function isBuilt(sources: string): boolean {
  try {
    return readFileSync(stampFile, 'utf8') === sources
  } catch {
    return false
  }
}
