import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'
import { prettyStream } from './log-format.ts'

/** Structured log. Children carry the ids of the request, the run and the user. */
export type Log = Logger

/** The process's log, to standard output. Secrets that a careless call hands over are cut out. */
export function createLog(config: Pick<Config, 'logLevel' | 'logFormat'>, part: string): Log {
  const options = {
    level: config.logLevel,
    base: { part },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: [
      'password',
      '*.password',
      'secret',
      '*.secret',
      'token',
      '*.token',
      'authorization',
      '*.authorization',
      'cookie',
      '*.cookie',
    ],
  }
  const pretty = config.logFormat === 'pretty' || (config.logFormat === 'auto' && process.stdout.isTTY)
  return pretty ? pino(options, prettyStream(process.stdout)) : pino(options)
}

/** A log that keeps silent, for tests and one-off commands. */
export function silentLog(): Log {
  return pino({ level: 'silent' })
}
