import { type ChildProcess, spawn } from 'node:child_process'
import { environmentWith } from '../config.ts'

/** A step of the build failed; the message is what it printed. */
export class BuildStepError extends Error {
  override readonly name = 'BuildStepError'
}

interface BuildStep {
  readonly directory: string
  /** Ends the step, and all processes that it started. */
  readonly signal?: AbortSignal | undefined
  /** Told of the step's process as soon as it is there. */
  readonly onStart?: (processId: number) => void
}

// A group of its own can be ended with all that belongs to it; Windows has none.
const hasGroups = process.platform !== 'win32'

/**
 * Runs a program of Node's to its end.
 * @throws BuildStepError when it fails, the signal's reason when it was ended by that.
 */
export async function runBuildStep(
  args: readonly string[],
  { directory, signal, onStart }: BuildStep,
): Promise<void> {
  signal?.throwIfAborted()
  const child = spawn(process.execPath, args, {
    cwd: directory,
    env: environmentWith({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: hasGroups,
  })
  if (child.pid !== undefined) onStart?.(child.pid)
  const end = () => endWithAll(child)
  signal?.addEventListener('abort', end, { once: true })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
  const code = await new Promise((resolve) => child.once('close', resolve))
  signal?.removeEventListener('abort', end)
  signal?.throwIfAborted()
  if (code !== 0) throw new BuildStepError(output.trim())
}

function endWithAll(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (hasGroups) process.kill(-child.pid, 'SIGTERM')
    else child.kill()
  } catch {
    // It has ended by itself meanwhile.
  }
}
