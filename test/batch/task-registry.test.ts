import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineBatchTask } from '../../server/batch/task.ts'
import { findTask, readParameters, registeredTasks, registerTasks } from '../../server/batch/task-registry.ts'

const pull = defineBatchTask({
  name: 'pull',
  version: 2,
  description: 'Pulls.',
  parameters: z.object({ groups: z.array(z.string()) }),
  permission: 'distribution.run',
  upgrade: (stored, fromVersion) =>
    fromVersion === 1 ? { groups: [(stored as { group: string }).group] } : stored,
  run: async () => {},
})
const post = defineBatchTask({ ...pull, name: 'post', version: 1 })

afterEach(() => registerTasks([]))

describe('batch tasks', () => {
  test('are known by their names once they are registered', () => {
    registerTasks([pull, post])
    expect(findTask('pull')?.version).toBe(2)
    expect(findTask('nothing')).toBeUndefined()
    expect(registeredTasks().map(({ name }) => name)).toEqual(['post', 'pull'])
  })

  test('have names of their own, in camelCase', () => {
    expect(() => registerTasks([pull, pull])).toThrow('same name')
    expect(() => defineBatchTask({ ...pull, name: 'Pull Orders' })).toThrow('camelCase')
  })

  test('read what an older version of them has stored', () => {
    expect(readParameters(pull, { group: 'north' }, 1)).toEqual({ groups: ['north'] })
    expect(readParameters(pull, { groups: ['north'] }, 2)).toEqual({ groups: ['north'] })
    const { upgrade: _, ...withoutUpgrade } = pull
    expect(() => defineBatchTask(withoutUpgrade)).toThrow('cannot upgrade')
  })

  test('refuse parameters that do not fit, and say where', () => {
    try {
      readParameters(pull, { groups: [7] }, 2)
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({
        problems: [
          {
            code: 'BATCH_PARAMETERS_INVALID',
            parameters: { task: 'pull', path: 'groups.0', reason: 'invalid_type' },
          },
        ],
      })
    }
  })
})
