import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '../../server/database/database.ts'
import { now } from '../../server/database/instant.ts'
import {
  decimalFromMinor,
  decimalText,
  type Micros,
  type MinorUnits,
  microsFromNumber,
  microsFromText,
} from '../../server/database/money.ts'
import { rowSet } from '../../server/database/row-set.ts'
import { json, wholeNumber } from '../../server/database/values.ts'
import { describeOnBothDatabases } from '../support/databases.ts'

declare module '../../server/database/tables.ts' {
  interface Tables {
    value_sample: {
      id: string
      moment: string
      is_open: boolean | null
      number: number
      document: unknown
    }
  }
}

describeOnBothDatabases('a value is read as it was written', (open) => {
  async function openWithSample() {
    const database = await open()
    await sql`create table value_sample (id text primary key, moment timestamptz, is_open boolean, number bigint, document jsonb)`.execute(
      database.kysely,
    )
    return database
  }

  const sample = {
    id: 'a',
    moment: '2026-03-29T01:30:00.120Z',
    is_open: true,
    number: 9007199254740991,
    document: { a: [1, 'ö', null], b: { c: true } },
  }

  test('timestamps, booleans, JSON and 64-bit integers, selected and returned', async () => {
    const database = await openWithSample()
    const returned = await database.kysely
      .insertInto('value_sample')
      .values({ ...sample, document: json(sample.document) })
      .returningAll()
      .executeTakeFirstOrThrow()
    expect(returned).toEqual(sample)
    expect(await database.kysely.selectFrom('value_sample').selectAll().executeTakeFirst()).toEqual(sample)
  })

  test.each(['0.1', '-12.5', '0.000001', '8999999999.999999', '-8999999999.999999', '1234567.89'])(
    'the decimal %s, as text and as a number, kept as whole millionths and summed without a float',
    async (text) => {
      const database = await openWithSample()
      const micros = microsFromText(text) ?? (Number.NaN as Micros)
      const rows = ['a', 'b'].map((id) => ({ ...sample, id, number: micros, document: json([]) }))
      await database.kysely.insertInto('value_sample').values(rows).execute()
      const kept = await database.kysely.selectFrom('value_sample').select('number').execute()
      expect(kept.map(({ number }) => decimalText(number as Micros))).toEqual([text, text])
      const { rows: sums } = await sql<{ total: number }>`
      select ${wholeNumber(sql`sum(number) - max(number)`)} as total from value_sample`.execute(
        database.kysely,
      )
      expect(sums.map(({ total }) => decimalText(total as Micros))).toEqual([text])
      const { rows: joined } = await sql<{ number: number }>`
      select value_sample.number from value_sample
      join ${rowSet(database.kind, { wanted: 'bigint' }, [[micros]])} as given on given.wanted = value_sample.number
      where id = 'a'`.execute(database.kysely)
      expect(joined).toEqual([{ number: micros }])
      if (Math.abs(Number(text)) < 1_000_000) expect(microsFromNumber(Number(text))).toBe(micros)
    },
  )

  test('an amount in minor units, with the digits of its currency', async () => {
    const database = await openWithSample()
    await database.kysely
      .insertInto('value_sample')
      .values({ ...sample, number: -149_954_505, document: json([]) })
      .execute()
    const { number } = await database.kysely
      .selectFrom('value_sample')
      .select('number')
      .executeTakeFirstOrThrow()
    expect(['SEK', 'JPY', 'KWD'].map((currency) => decimalFromMinor(number as MinorUnits, currency))).toEqual(
      ['-1499545.05', '-149954505', '-149954.505'],
    )
  })

  test('false and null booleans stay apart, and a literal condition finds them', async () => {
    const database = await openWithSample()
    await database.kysely
      .insertInto('value_sample')
      .values([
        { ...sample, id: 'false', is_open: false, document: json([]) },
        { ...sample, id: 'null', is_open: null, document: json({}) },
      ])
      .execute()
    const rows = await sql<{
      id: string
    }>`select id from value_sample where is_open = false`.execute(database.kysely)
    expect(rows.rows).toEqual([{ id: 'false' }])
    const open = await database.kysely
      .selectFrom('value_sample')
      .select('is_open')
      .where('id', '=', 'null')
      .execute()
    expect(open).toEqual([{ is_open: null }])
  })

  test('sums of 64-bit integers are numbers', async () => {
    const database = await openWithSample()
    const { rows } = await sql<{ total: number }>`
      select ${wholeNumber(sql`sum(v)`)} as total from (select 4000000000000 as v union all select 5) numbers`.execute(
      database.kysely,
    )
    expect(rows).toEqual([{ total: 4000000000005 }])
  })

  test('instants compare as time does', async () => {
    const database = await openWithSample()
    await database.kysely
      .insertInto('value_sample')
      .values({ ...sample, document: json([]) })
      .execute()
    const later = await database.kysely
      .selectFrom('value_sample')
      .select('id')
      .where('moment', '<', now())
      .execute()
    expect(later).toEqual([{ id: 'a' }])
  })

  test('uuid_v7() makes different ids of the right form', async () => {
    const database = await openWithSample()
    const { rows } = await sql<{
      id: string
    }>`select uuid_v7() as id union all select uuid_v7()`.execute(database.kysely)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2)
    for (const { id } of rows)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('a transaction that throws leaves nothing; readers beside it do not join it', async () => {
    const database = await openWithSample()
    const failure = inTransaction(database, async (trx) => {
      await trx
        .insertInto('value_sample')
        .values({ ...sample, document: json([]) })
        .execute()
      expect(await database.kysely.selectFrom('value_sample').select('id').execute()).toEqual([])
      throw new Error('no')
    })
    await expect(failure).rejects.toThrow('no')
    expect(await database.kysely.selectFrom('value_sample').select('id').execute()).toEqual([])
  })

  test('writers wait for each other without losing an update', async () => {
    const database = await openWithSample()
    await database.kysely
      .insertInto('value_sample')
      .values({ ...sample, number: 0, document: json([]) })
      .execute()
    const increment = () =>
      inTransaction(database, async (trx) => {
        await sql`update value_sample set number = number + 1`.execute(trx)
      })
    await Promise.all(Array.from({ length: 20 }, increment))
    const row = await database.kysely.selectFrom('value_sample').select('number').executeTakeFirstOrThrow()
    expect(row.number).toBe(20)
  })
})
