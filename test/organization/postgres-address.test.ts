import fc from 'fast-check'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { sourceOf } from '../../server/organization/channel-source.ts'
import { isLoopback, parsePostgresAddress } from '../../server/organization/postgres-address.ts'

test.each([
  ['db.example.org/shop', { host: 'db.example.org', port: 5432, database: 'shop' }],
  ['localhost:5433/web-shop_2', { host: 'localhost', port: 5433, database: 'web-shop_2' }],
  ['10.0.0.7:6543/shop.eu', { host: '10.0.0.7', port: 6543, database: 'shop.eu' }],
  ['[::1]:5432/shop', { host: '::1', port: 5432, database: 'shop' }],
])('%s is an address', (text, address) => {
  expect(parsePostgresAddress(text)).toEqual(address)
})

test.each([
  '',
  'shop',
  '/shop',
  'db.example.org',
  'db.example.org/',
  'db.example.org:/shop',
  'db.example.org:0/shop',
  'db.example.org:65536/shop',
  'db.example.org:5432/shop/more',
  'db.example.org/shop?host=/var/run/postgresql',
  'db.example.org/shop?sslmode=disable',
  'db.example.org/shop%3Fhost=elsewhere',
  'db.example.org/shop#fragment',
  'user@db.example.org/shop',
  'user:password@db.example.org/shop',
  'postgres://db.example.org/shop',
  '%2Fvar%2Frun%2Fpostgresql/shop',
  '/var/run/postgresql/shop',
  'a,b/shop',
  'db example/shop',
  '-db/shop',
  'db..example/shop',
  '[10.0.0.7]/shop',
  '[::1/shop',
  '[fe80::1%25eth0]/shop',
  '[fe80::1%eth0]/shop',
  '[:::]/shop',
  '::1/shop',
  'db.example.org/shop\nhost=elsewhere',
  'db.example.org/-shop',
])('%j is none', (text) => {
  expect(parsePostgresAddress(text)).toBeUndefined()
})

test('this machine is told from others', () => {
  const local = ['localhost/a', '127.0.0.1/a', '127.1.2.3:1/a', '[::1]/a']
  const others = ['localhost.example.org/a', '10.0.0.1/a', 'example.org/a', '[2001:db8::1]/a']
  const tells = (text: string) => {
    const address = parsePostgresAddress(text)
    return address && isLoopback(address)
  }
  expect(local.map(tells)).toEqual([true, true, true, true])
  expect(others.map(tells)).toEqual([false, false, false, false])
})

test('whatever is accepted, the driver connects to that host, port and database and takes no more from it', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'abAZ09.-:/[]@?&=%#_$ '.split(''), 'sslmode=', 'host=', '%3F', '::1', '/db'),
    maxLength: 14,
  })
  fc.assert(
    fc.property(text, (address) => {
      const parsed = parsePostgresAddress(address)
      if (!parsed) return
      const connection = { kind: 'postgres', address, schema_name: 'public', tls: 'off' } as const
      const source = sourceOf({ ...connection, user_name: 'reader' }, 'p@ss/w?rd&host=x', '.')
      if (source.kind !== 'postgres') throw new Error('Not PostgreSQL')
      const client = new Client({ connectionString: source.url })
      expect(client).toMatchObject({
        host: parsed.host,
        port: parsed.port,
        database: parsed.database,
        user: 'reader',
        password: 'p@ss/w?rd&host=x',
      })
    }),
    { numRuns: 2000, examples: [['[::1]/db'], ['a.b:1/d$']] },
  )
})
