import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Log } from './log.ts'

const launcher = fileURLToPath(new URL('./kontor.mjs', import.meta.url))
const firstPauseMilliseconds = 1_000
const longestPauseMilliseconds = 30_000

/** The worker that `serve` keeps beside itself. */
export interface WorkerProcess {
  /** Tells it to hand its work back, and waits for its end; after `seconds` it is killed. */
  stop(seconds: number): Promise<void>
}

/**
 * Starts `kontor work` as a process of its own, so that a long posting never holds up a page, and starts it again
 * when it dies. It ends by itself when this process is gone.
 */
export function startWorkerProcess(log: Log): WorkerProcess {
  let isStopping = false
  let pause = firstPauseMilliseconds
  let restart: NodeJS.Timeout | undefined
  let child = start()

  function start(): ChildProcess {
    const started = Date.now()
    const worker = fork(launcher, ['work'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    worker.on('exit', (code, signal) => {
      if (isStopping) return
      // One that ran for a while did not fail at its start: the next one need not wait.
      pause =
        Date.now() - started > longestPauseMilliseconds
          ? firstPauseMilliseconds
          : Math.min(pause * 2, longestPauseMilliseconds)
      log.error({ code, signal, restartInMilliseconds: pause }, 'The batch worker ended; it is started again')
      restart = setTimeout(() => {
        child = start()
      }, pause)
    })
    return worker
  }

  return {
    async stop(seconds) {
      isStopping = true
      clearTimeout(restart)
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.kill('SIGTERM')
      const cut = setTimeout(() => child.kill('SIGKILL'), seconds * 1000)
      await ended
      clearTimeout(cut)
    },
  }
}
