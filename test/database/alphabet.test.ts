import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { alphabetLocales, alphabetOf, sortKey } from '../../server/database/alphabet.ts'
import { describeOnBothDatabases } from '../support/databases.ts'

const names = [
  'Zorn',
  'anna',
  'Anna B',
  'Åre',
  'åse',
  'Ärla',
  'ärta',
  'Öland',
  'Øystein',
  'Æsop',
  'Uppsala',
  'Über',
  'Élan',
  'elan 2',
  'Łódź',
  'Ysäter',
  'yz',
  'ß-Straße',
  'Straße',
  'Œuvre',
  '1 krona',
]
const insensitive = { sensitivity: 'base' } as const

test.each(alphabetLocales)('names stand as a reader of %s expects', (locale) => {
  const byKey = names.toSorted((one, other) => (sortKey(locale, one) < sortKey(locale, other) ? -1 : 1))
  expect(byKey).toEqual(names.toSorted(new Intl.Collator(locale, insensitive).compare))
})

test('å, ä and ö stand last in Swedish, æ, ø and å in Norwegian, where aa is an å; case does not count', () => {
  const inOrder = (locale: string, ...words: string[]) =>
    expect(words.map((word) => sortKey(locale, word)).toSorted()).toEqual(
      words.map((word) => sortKey(locale, word)),
    )
  inOrder('sv-SE', 'Aak', 'Zorn', 'åre', 'ÅSE', 'Ärla', 'ærlig', 'Öland', 'Østfold')
  inOrder('nb-NO', 'Zorn', 'Ærlig', 'ärt', 'østfold', 'Öystein', 'Aak', 'åre', 'Ås')
  inOrder('en', 'Åre', 'Aristotle', 'Øre', 'Osborn', 'zorn')
  expect(sortKey('sv-SE', 'ÅKE')).toBe(sortKey('sv-SE', 'åke'))
})

/** Every letter with a mark, scripts beyond Latin, and a name that no index of PostgreSQL would take whole. */
const letters = Array.from({ length: 0x250 - 0x20 }, (_, index) => String.fromCharCode(0x20 + index))
const words = [
  ...names,
  letters.join(''),
  letters.toReversed().join(''),
  ...letters,
  'aaaå AaAA',
  'Ωmega Жук 漢字 👩‍🚀',
  '👩‍🚀'.repeat(80),
  `${'å'.repeat(4_000)}`,
]

describeOnBothDatabases('the order of words', (open, kind) => {
  test('is the same on both databases, and written by nobody', async () => {
    const { kysely } = await open()
    await sql`create table word_sample (place integer primary key, word text not null)`.execute(kysely)
    const samples = words.map((word, place) => sql`(${place}, ${word})`)
    await sql`insert into word_sample values ${sql.join(samples)}`.execute(kysely)
    for (const locale of alphabetLocales) {
      const key = alphabetOf(kind, locale).keyOf('word')
      const { rows } = await sql<{ word: string; key: string }>`
        select word, ${key} as key from word_sample order by ${key}, place`.execute(kysely)
      expect(rows.map((row) => row.key)).toEqual(rows.map(({ word }) => sortKey(locale, word)))
      const ofEach = words.map((word, place) => ({ place, key: Buffer.from(sortKey(locale, word)) }))
      ofEach.sort((one, other) => Buffer.compare(one.key, other.key) || one.place - other.place)
      expect(rows.map(({ word }) => word)).toEqual(ofEach.map(({ place }) => words[place]))
    }
  })
})
