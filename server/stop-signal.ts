/**
 * A signal that aborts when the process is told to stop: by SIGTERM or Ctrl-C, or because the process that started it
 * is gone. A second Ctrl-C ends the process at once.
 */
export function untilToldToStop(): AbortSignal {
  const stop = new AbortController()
  const onSignal = (name: string) => {
    if (stop.signal.aborted) process.exit(130)
    stop.abort(new Error(`Stopped by ${name}`))
  }
  process.on('SIGTERM', () => onSignal('SIGTERM'))
  process.on('SIGINT', () => onSignal('SIGINT'))
  process.on('disconnect', () => onSignal('the end of the parent process'))
  // Listening to the parent must not keep a process alive whose work is done.
  process.channel?.unref()
  return stop.signal
}

/** Resolves when the signal aborts. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
