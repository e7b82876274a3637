import { registerTasks } from '../../server/batch/task-registry.ts'

// The files of a worker share its modules: none begins with the tasks that another has registered.
registerTasks([])
