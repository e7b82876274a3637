import { readdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../log.ts'
import { projectDirectory } from '../source-hash.ts'
import { BuildStepError, runBuildStep } from './build-process.ts'
import { generateDocuments } from './web-build.ts'

/** Generates the console's documents anew whenever they, or the schema, change, until it is told to stop. */
export function regenerateDocuments(log: Log, signal: AbortSignal): void {
  const stop = watchDocuments(projectDirectory, async () => {
    try {
      await runBuildStep([generateDocuments], { directory: projectDirectory, signal })
    } catch (error) {
      if (signal.aborted) return
      // Of what is half written, too: it is generated when it is whole.
      if (error instanceof BuildStepError)
        log.warn({ output: error.message }, 'GraphQL documents have faults')
      else log.error({ err: error }, 'GraphQL documents were not generated')
    }
  })
  signal.addEventListener('abort', stop, { once: true })
}

/**
 * Watches a project's `schema.graphql` and the `*.graphql` below the folders that its `web` has by now.
 * @param generate called when one has changed, and once more when others change meanwhile; throws nothing.
 * @returns how to stop.
 */
export function watchDocuments(project: string, generate: () => Promise<void>): () => void {
  let isGenerating = false
  let isStale = false
  const generateSoon = async () => {
    isStale = true
    if (isGenerating) return
    isGenerating = true
    while (isStale) {
      isStale = false
      await generate()
    }
    isGenerating = false
  }
  const web = join(project, 'web')
  // What begins with a dot is Next's, which writes there all the time.
  const folders = readdirSync(web, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules',
  )
  const watchers = [
    watch(project, (_event, name) => name === 'schema.graphql' && void generateSoon()),
    ...folders.map((folder) =>
      watch(
        join(web, folder.name),
        { recursive: true },
        (_event, name) => name?.endsWith('.graphql') && void generateSoon(),
      ),
    ),
  ]
  return () => {
    for (const watcher of watchers) watcher.close()
  }
}
