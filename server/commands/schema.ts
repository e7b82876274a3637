import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { lexicographicSortSchema, printSchema } from 'graphql'
import type { Command } from './command.ts'

const file = fileURLToPath(new URL('../../schema.graphql', import.meta.url))

/** `kontor schema` */
export const schemaCommand: Command = {
  summary: 'Print the API to schema.graphql, or check that it is printed.',
  usage: 'Usage: kontor schema [--check]',
  help: 'Writes schema.graphql from the program. With --check it writes nothing and fails when the file differs.',
  options: { check: { type: 'boolean', default: false } },
  async run({ check }) {
    const { schema } = await import('../schema.ts')
    const printed = `${printSchema(lexicographicSortSchema(schema))}\n`
    if (!check) {
      writeFileSync(file, printed)
      return 0
    }
    if (readFileSync(file, 'utf8') === printed) return 0
    process.stderr.write('schema.graphql differs from the program: run `npm run schema` and commit it.\n')
    return 1
  },
}
