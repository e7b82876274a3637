import type { Browser } from 'playwright-core'
import type { ConsoleAddress } from './console-address.ts'
import { openReader } from './reader.ts'

/** How many bytes of script, as they come over the wire, a page loads for somebody who was never here before. */
export async function firstLoadScriptBytes(
  browser: Browser,
  console: ConsoleAddress,
  address: string,
): Promise<number> {
  const reader = await openReader(browser, console)
  const network = await reader.context.newCDPSession(reader.page)
  const scripts = new Set<string>()
  let bytes = 0
  network.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  await network.send('Network.enable')
  await reader.open(address)
  await reader.close()
  return bytes
}
