import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

const pauseMilliseconds = 500

/**
 * Does something while no other process does it, by a file that names the processes at work. The lock of processes that
 * are gone is free; one that was left behind by the process that started it is waited for.
 * @param signal ends the waiting; then it throws the signal's reason.
 * @param work gets a function by which it names a process that works for it.
 */
export async function withBuildLock(
  file: string,
  signal: AbortSignal | undefined,
  work: (name: (processId: number) => void) => Promise<void>,
): Promise<void> {
  await lock(file, signal)
  try {
    await work((processId) => appendFileSync(file, ` ${processId}`))
  } finally {
    rmSync(file, { force: true })
  }
}

async function lock(file: string, signal: AbortSignal | undefined): Promise<void> {
  for (;;) {
    signal?.throwIfAborted()
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      if (!isHeld(file)) rmSync(file, { force: true })
      else await setTimeout(pauseMilliseconds, undefined, signal ? { signal } : {})
    }
  }
}

/** Whether one of the processes that the lock names is alive. */
function isHeld(file: string): boolean {
  try {
    const names = readFileSync(file, 'utf8').split(' ').filter(Boolean)
    // A lock without a name is one that is being written.
    return names.length === 0 || names.some((name) => isAlive(Number(name)))
  } catch {
    return false
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}
