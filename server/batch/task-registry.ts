import { problemError } from '../graphql/problems.ts'
import type { AnyBatchTask } from './task.ts'

let registered: ReadonlyMap<string, AnyBatchTask> = new Map()

/**
 * Makes the tasks known to this process: the worker runs them, the API asks for their permissions and reads their
 * parameters. A later call replaces an earlier one.
 * @throws Error when two tasks have one name.
 */
export function registerTasks(tasks: readonly AnyBatchTask[]): void {
  const byName = new Map(tasks.map((task) => [task.name, task]))
  if (byName.size < tasks.length) throw new Error('Two batch tasks have the same name.')
  registered = byName
}

/** The task of that name, or undefined when this program has none (an older job, a module that was removed). */
export function findTask(name: string): AnyBatchTask | undefined {
  return registered.get(name)
}

/** All registered tasks, by name. */
export function registeredTasks(): readonly AnyBatchTask[] {
  return [...registered.values()].sort((one, other) => one.name.localeCompare(other.name, 'en'))
}

/**
 * Parameters as the task takes them today, from what a job of some version of it has stored.
 * @throws ProblemError BATCH_PARAMETERS_INVALID when they do not fit: where and why stands in the parameters.
 */
export function readParameters(task: AnyBatchTask, stored: unknown, version: number): unknown {
  const current = version < task.version && task.upgrade ? task.upgrade(stored, version) : stored
  const parsed = task.parameters.safeParse(current)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw problemError(
    'BATCH_PARAMETERS_INVALID',
    { task: task.name, path: issue?.path.join('.') ?? '', reason: issue?.code ?? 'invalid' },
    'parameters',
  )
}
