import { parentPort, workerData } from 'node:worker_threads'
import type { ChannelDatabaseShape } from './channel-database-shape.ts'
import { inspectSqlite } from './inspect-sqlite.ts'

/** What the worker answers: errors as plain objects, because their codes would not survive the way otherwise. */
export type InspectionAnswer =
  | { readonly shape: ChannelDatabaseShape }
  | { readonly error: { readonly code: string; readonly message: string } }

/** The body of the worker thread: looks at the file it was given, answers once, and ends. */
function answer(): InspectionAnswer {
  try {
    return { shape: inspectSqlite(String(workerData)) }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return { error: { code: code ?? '', message } }
  }
}

parentPort?.postMessage(answer())
