import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mendTransactionPath, releaseHoldPath, rerunSessionPath } from '../../../web/guides/mending.ts'

const folder = join(import.meta.dirname, '../../../locales/guides')

test.each([mendTransactionPath, releaseHoldPath, rerunSessionPath])(
  '$name leads to a guide that asks for what it brings along',
  (pathOf) => {
    const { pathname, searchParams } = new URL(pathOf('T3JkZXI6MQ=='), 'http://kontor')
    const file = `${pathname.replace('/guides/', '')}.yaml`
    expect(globSync('*.yaml', { cwd: folder })).toContain(file)
    const guide = readFileSync(join(folder, file), 'utf8')
    for (const [input, value] of searchParams) {
      expect(guide).toContain(`bind: ${input}\n`)
      expect(value).toBe('T3JkZXI6MQ==')
    }
  },
)
