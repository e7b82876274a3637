/**
 * Lets the event loop run between two steps of work that does not wait for anything by itself.
 * @throws the signal's reason when it has been aborted.
 */
export async function takeTurn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  signal.throwIfAborted()
}
