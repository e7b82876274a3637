import { readConfig } from '../config.ts'
import { startHttpServer } from '../http.ts'
import { createLog } from '../log.ts'
import { untilToldToStop } from '../stop-signal.ts'
import type { Command } from './command.ts'

/** `kontor serve` */
export const serve: Command = {
  summary: 'Serve the web console, the API and the explorer, with a batch worker beside them.',
  usage: 'Usage: kontor serve [--dev]',
  help: 'Brings the database up to date, makes the demo on the first start (KONTOR_DEMO=off: a set-up link instead),\nserves until it is told to stop (SIGTERM, Ctrl-C), and hands running work back. Settings come from the environment.\n\n  --dev   draw the console’s pages from their sources, and again when they change',
  options: { dev: { type: 'boolean' } },
  async run({ dev }) {
    const config = readConfig()
    const log = createLog(config, 'http')
    const signal = untilToldToStop()
    const server = await startHttpServer(config, log)
    // The rest of the program is read behind a server that answers already.
    const { serveOn } = await import('./serve-on.ts')
    await serveOn(server, { config, log, signal, isDevelopment: dev === true })
    // Next goes on watching its sources when it is closed: the process would never end, nor be started again.
    if (dev) process.exit(0)
    return 0
  },
}
