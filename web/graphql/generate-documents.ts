import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as typedDocumentNode from '@graphql-codegen/typed-document-node'
import * as typescriptOperations from '@graphql-codegen/typescript-operations'
import { buildSchema, parse } from 'graphql'
import { decimalFieldsOf, enumFieldsOf, timeFieldsOf } from './enum-fields.ts'

/**
 * Writes beside every `web/**​/*.graphql` a `*.generated.ts` with its operations as typed documents, and the schema's
 * enums by field, from `schema.graphql`. What is newer than its sources stays.
 */

const web = join(import.meta.dirname, '..')
const schemaFile = join(web, '../schema.graphql')

const scalars = {
  BigInteger: 'number',
  CalendarDate: 'string',
  Currency: 'string',
  Decimal: 'string',
  ID: 'string',
  Instant: 'string',
  JSON: 'unknown',
  Locale: 'string',
  TimeZone: 'string',
}

async function generate(
  source: string,
  target: string,
  schema: ReturnType<typeof buildSchema>,
): Promise<string> {
  const config = {
    scalars,
    useTypeImports: true,
    enumType: 'string-literal',
    immutableTypes: true,
    inputMaybeValue: 'T | null | undefined',
    optimizeDocumentNode: true,
    flattenGeneratedTypes: true,
    skipTypename: true,
  }
  return codegen({
    documents: [{ location: source, document: parse(readFileSync(source, 'utf8')) }],
    schema: parse(readFileSync(schemaFile, 'utf8')),
    schemaAst: schema,
    filename: target,
    config,
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations: typescriptOperations, documents: typedDocumentNode },
  })
}

function writeEnumFields(schema: ReturnType<typeof buildSchema>): string {
  const fields = JSON.stringify(enumFieldsOf(schema), null, 2)
  const decimals = JSON.stringify(decimalFieldsOf(schema), null, 2)
  const times = JSON.stringify(timeFieldsOf(schema), null, 2)
  return `/** The API’s enums by the fields that hold their values. */\nexport const enumFields: Readonly<Record<string, string>> = ${fields}\n
/** The fields that hold an exact decimal, or an amount. */\nexport const decimalFields: ReadonlySet<string> = new Set(${decimals})\n
/** The fields that hold a moment or a day. */\nexport const timeFields: Readonly<Record<string, 'Instant' | 'CalendarDate'>> = ${times}\n`
}

function timeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

const enumFields = join(web, 'graphql/enum-fields.generated.ts')
const newestCause = Math.max(timeOf(schemaFile), timeOf(import.meta.filename))
const stale = globSync('**/*.graphql', { cwd: web, exclude: ['node_modules', '.next'] })
  .map((name) => ({
    source: join(web, name),
    target: join(web, name.replace(/\.graphql$/, '.generated.ts')),
  }))
  .filter(({ source, target }) => timeOf(target) < Math.max(newestCause, timeOf(source)))

if (stale.length > 0 || timeOf(enumFields) < newestCause) {
  const schema = buildSchema(readFileSync(schemaFile, 'utf8'))
  writeFileSync(enumFields, writeEnumFields(schema))
  for (const { source, target } of stale) writeFileSync(target, await generate(source, target, schema))
}
