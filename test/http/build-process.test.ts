import { existsSync, writeFileSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { withBuildLock } from '../../server/http/build-lock.ts'
import { BuildStepError, runBuildStep } from '../../server/http/build-process.ts'
import { temporaryDirectory } from '../support/databases.ts'

const cleanUp: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const clean of cleanUp.splice(0)) await clean()
})

async function openDirectory(): Promise<string> {
  const { path, remove } = await temporaryDirectory()
  cleanUp.push(remove)
  return path
}

/** A program that starts another, which says that it is there and then works for a long time, as a build does. */
const longBuild = `
  const { spawn } = require('node:child_process')
  const worker = "require('node:fs').writeFileSync('worker', String(process.pid)); setInterval(() => {}, 1000)"
  spawn(process.execPath, ['-e', worker], { stdio: 'inherit' })
  setInterval(() => {}, 1000)`

async function untilThere(directory: string, name: string): Promise<void> {
  if (existsSync(join(directory, name))) return
  for await (const { filename } of watch(directory)) if (filename === name) return
}

test('told to stop, a build ends with all processes that it has started', async () => {
  const directory = await openDirectory()
  const stop = new AbortController()
  // The step ends when the last of its processes has let go of its output.
  const step = runBuildStep(['-e', longBuild], { directory, signal: stop.signal })
  await untilThere(directory, 'worker')
  stop.abort(new Error('Told to stop'))
  await expect(step).rejects.toThrow('Told to stop')
})

test('a build that fails says what it printed', async () => {
  const directory = await openDirectory()
  const step = runBuildStep(['-e', 'console.error("No such page"); process.exit(3)'], { directory })
  await expect(step).rejects.toEqual(new BuildStepError('No such page'))
})

test('who comes while a build goes on waits for it', async () => {
  const file = join(await openDirectory(), 'lock')
  const done: string[] = []
  const first = Promise.withResolvers<void>()
  const one = withBuildLock(file, undefined, async () => {
    await first.promise
    done.push('one')
  })
  const other = withBuildLock(file, undefined, async () => {
    done.push('other')
  })
  first.resolve()
  await Promise.all([one, other])
  expect(done).toEqual(['one', 'other'])
})

test('a build whose starter is gone is waited for as well, and no longer', async () => {
  const directory = await openDirectory()
  const file = join(directory, 'lock')
  const stop = new AbortController()
  const orphan = runBuildStep(['-e', longBuild], {
    directory,
    signal: stop.signal,
    // No process has a number so high: the starter is gone.
    onStart: (processId) => writeFileSync(file, `2147483646 ${processId}`),
  })
  await untilThere(directory, 'worker')
  const next = withBuildLock(file, undefined, async () => {})
  expect(await Promise.race([next.then(() => 'went on'), Promise.resolve('waits')])).toBe('waits')
  stop.abort(new Error('Told to stop'))
  await expect(orphan).rejects.toThrow('Told to stop')
  await next
  expect(existsSync(file)).toBe(false)
})

test('who waits for a build can be told to stop', async () => {
  const file = join(await openDirectory(), 'lock')
  writeFileSync(file, String(process.pid))
  const stop = new AbortController()
  const waiting = withBuildLock(file, stop.signal, async () => {})
  stop.abort(new Error('Told to stop'))
  await expect(waiting).rejects.toThrow()
})
