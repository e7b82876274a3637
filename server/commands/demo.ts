import { existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { demoShopFiles } from '../demo/demo-databases.ts'
import { runShopSimulator } from '../demo/shop-simulator.ts'
import { untilToldToStop } from '../stop-signal.ts'
import type { Command } from './command.ts'

const ordersPerMinuteAtMost = 6_000

/** `kontor demo` */
export const demo: Command = {
  summary: 'Let the demo’s shops go on selling.',
  usage: 'Usage: kontor demo --shop [--orders-per-minute 12]',
  help: 'Adds plausible orders to the demo’s channel databases until it is told to stop (Ctrl-C), as web shops would:\nKontor pulls and posts them by its schedule. Start `kontor serve` once before, which makes the demo.',
  options: {
    shop: { type: 'boolean', default: false },
    'orders-per-minute': { type: 'string', default: '12' },
  },
  async run(options) {
    const ordersPerMinute = Number(options['orders-per-minute'])
    if (!options.shop || !(ordersPerMinute > 0 && ordersPerMinute <= ordersPerMinuteAtMost)) {
      process.stderr.write(`${demo.usage}\nOrders a minute: more than 0, at most ${ordersPerMinuteAtMost}.\n`)
      return 2
    }
    const files = demoShopFiles(readConfig().dataDirectory)
    const missing = files.filter((file) => !existsSync(file))
    if (missing.length > 0) {
      process.stderr.write(
        `There are no shops yet: ${missing.join(' and ')} missing.\nStart \`kontor serve\` once, with the same KONTOR_DATA_DIRECTORY and KONTOR_DEMO=on; it makes them.\n`,
      )
      return 1
    }
    process.stdout.write(
      `Selling ${ordersPerMinute} orders a minute into ${files.join(' and ')}. Ctrl-C ends it.\n`,
    )
    await runShopSimulator({ files, seed: Date.now(), ordersPerMinute, signal: untilToldToStop() })
    return 0
  },
}
