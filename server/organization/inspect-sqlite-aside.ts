import { Worker } from 'node:worker_threads'
import type { ChannelDatabaseShape } from './channel-database-shape.ts'
import { ContactTimeoutError } from './connection-problem.ts'
import type { InspectionAnswer } from './inspect-sqlite-worker.ts'

/**
 * Looks at a SQLite channel database in a thread of its own: counting the rows of a large file, or waiting for one on a
 * network drive, stops nobody else.
 * @throws ContactTimeoutError; Error with the code of Node or SQLite.
 */
export async function inspectSqliteAside(
  file: string,
  timeoutMilliseconds: number,
): Promise<ChannelDatabaseShape> {
  const worker = new Worker(new URL('./inspect-sqlite-worker.ts', import.meta.url), {
    workerData: file,
    execArgv: [],
  })
  worker.unref()
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<ChannelDatabaseShape>((resolve, reject) => {
      timer = setTimeout(
        () => reject(new ContactTimeoutError(`No answer after ${timeoutMilliseconds} ms`)),
        timeoutMilliseconds,
      )
      worker.once('message', (answer: InspectionAnswer) => {
        if ('shape' in answer) resolve(answer.shape)
        else reject(Object.assign(new Error(answer.error.message), { code: answer.error.code }))
      })
      worker.once('error', reject)
    })
  } finally {
    clearTimeout(timer)
    // Not awaited: a thread that hangs in a system call ends when the call does.
    void worker.terminate()
  }
}
