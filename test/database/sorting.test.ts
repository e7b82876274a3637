import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { alphabetOf, sortKey } from '../../server/database/alphabet.ts'
import type { Queries } from '../../server/database/database.ts'
import {
  byDayIfAny,
  byKey,
  byMomentIfAny,
  byNumber,
  byText,
  byWords,
  type Order,
  type SortColumn,
  type Sorted,
  type SortedPlace,
  sortedPage,
} from '../../server/database/sorting.ts'
import { type PageArguments, resolvePage } from '../../server/graphql/connection.ts'
import { formsOf } from '../../server/graphql/sort-input.ts'
import { describeOnBothDatabases } from '../support/databases.ts'

interface Sample {
  readonly company: string
  readonly line: number
  readonly name: string
  readonly code: string
  readonly amount: number
  readonly moment: string | null
  readonly day: string | null
}

const columns = {
  line: byKey,
  name: byWords('name'),
  code: byText('code'),
  amount: byNumber('amount'),
  moment: byMomentIfAny('moment'),
  day: byDayIfAny('day'),
} satisfies Record<string, SortColumn>

/** What rows of the column stand by, compared as bytes or as numbers. */
function standing(row: Sample, by: keyof typeof columns, locale: string): string | number {
  if (by === 'line') return ''
  return by === 'name' ? sortKey(locale, row.name) : (row[by] ?? '~')
}

const few = <Value>(...values: readonly Value[]) => fc.constantFrom(...values)
const rowsOfAnyKind = fc.uniqueArray(
  fc.record<Sample>({
    company: few('A', 'B'),
    line: fc.integer({ min: 0, max: 40 }),
    name: few('anna', 'Anna', 'Åse', 'åse', 'Ära', 'Öst', 'Zorn', 'Æble', 'Øst', 'aaen', ''),
    code: few('a', 'b', '10', '9'),
    amount: few(-1, 0, 1, 9_007_199_254_740_991),
    moment: few(null, '2026-11-21T08:00:00.000Z', '2026-11-21T08:00:00.001Z', '1999-12-31T23:59:59.999Z'),
    day: few(null, '2026-11-21', '2026-02-01'),
  }),
  { selector: ({ company, line }) => `${company} ${line}`, maxLength: 30 },
)

describeOnBothDatabases('a list that is sorted by a column', (open, kind) => {
  test('is whole in its pages, each row once, in its order, in both directions', async () => {
    const { kysely } = await open()
    await sql`create table sample (company text, line bigint, name text, code text, amount bigint,
      moment timestamptz, day text)`.execute(kysely)
    await fc.assert(
      fc.asyncProperty(
        rowsOfAnyKind,
        few(...(Object.keys(columns) as (keyof typeof columns)[])),
        fc.boolean(),
        few('en', 'sv-SE', 'nb-NO'),
        fc.integer({ min: 1, max: 7 }),
        async (rows, by, isDescending, locale, size) => {
          await sql`delete from sample`.execute(kysely)
          const samples = rows.map(
            ({ company, line, name, code, amount, moment, day }) =>
              sql`(${company}, ${line}, ${name}, ${code}, ${amount}, ${moment}, ${day})`,
          )
          if (samples.length > 0) await sql`insert into sample values ${sql.join(samples)}`.execute(kysely)
          const order = { by, isDescending, alphabet: alphabetOf(kind, locale) }
          const expected = rows
            .map((row) => ({ row, value: standing(row, by, locale) }))
            .sort(
              (one, other) =>
                compare(one.value, other.value) ||
                compare(one.row.company, other.row.company) ||
                one.row.line - other.row.line,
            )
            .map(({ row }) => `${row.company} ${row.line}`)
          if (isDescending) expected.reverse()
          expect(await readForward(kysely, order, size)).toEqual(expected)
          expect(await readBackward(kysely, order, size)).toEqual(expected)
        },
      ),
      { numRuns: 40 },
    )
  })
})

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)))
}

type SampleOrder = Order<keyof typeof columns>

async function readForward(queries: Queries, order: SampleOrder, size: number): Promise<string[]> {
  const read: string[] = []
  for (let after: string | null = null; ; ) {
    const { names, pageInfo } = await readPage(queries, order, { first: size, after })
    read.push(...names)
    if (!pageInfo.hasNextPage) return read
    after = pageInfo.endCursor
  }
}

async function readBackward(queries: Queries, order: SampleOrder, size: number): Promise<string[]> {
  const read: string[] = []
  for (let before: string | null = null; ; ) {
    const { names, pageInfo } = await readPage(queries, order, { last: size, before })
    read.unshift(...names)
    if (!pageInfo.hasPreviousPage) return read
    before = pageInfo.startCursor
  }
}

async function readPage(queries: Queries, order: SampleOrder, args: PageArguments) {
  const { edges, pageInfo } = await resolvePage(args, {
    key: ({ sort_value, company, line }: Sample & Sorted): SortedPlace<readonly [string, number]> => [
      sort_value,
      company,
      line,
    ],
    keyForm: formsOf(columns, order, 'text', 'number'),
    rows: async (page) => {
      const { value, condition, sorting } = sortedPage(columns, order, ['company', 'line'], page)
      const { rows } = await sql<Sample & Sorted>`select sample.*, ${value} as sort_value from sample
        where ${condition} order by ${sorting} limit ${page.limit}`.execute(queries)
      return rows
    },
    count: async () => 0,
  })
  return { names: edges.map(({ node }) => `${node.company} ${node.line}`), pageInfo }
}
