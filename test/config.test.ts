import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../server/config.ts'

describe('the environment', () => {
  let directory = ''
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'kontor-config-'))
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  const read = (environment: Record<string, string>) =>
    readConfig({ KONTOR_DATA_DIRECTORY: directory, ...environment })

  test('needs nothing: SQLite in the data folder, the demo, one worker', () => {
    const config = read({})
    expect(config).toMatchObject({
      port: 4000,
      isDemo: true,
      runsWorker: true,
      databaseUrl: join(directory, 'kontor.sqlite'),
    })
  })

  test('makes a secret on the first start, keeps it, and lets nobody else read it', () => {
    const { secret } = read({})
    expect(secret.length).toBeGreaterThanOrEqual(32)
    expect(read({}).secret).toBe(secret)
    expect(readFileSync(join(directory, 'secret'), 'utf8')).toBe(secret)
    if (process.platform !== 'win32') expect(statSync(join(directory, 'secret')).mode & 0o077).toBe(0)
  })

  test('tells all faults together, unknown settings among them', () => {
    const faulty = {
      KONTOR_PORT: 'eighty',
      KONTOR_SECRET: 'short',
      KONTOR_DEMO: 'perhaps',
      KONTOR_PROT: '1',
      KONTOR_OIDC_CLIENT_ID: 'kontor',
    }
    const fault = (() => {
      try {
        read(faulty)
      } catch (error) {
        return error
      }
    })()
    expect(fault).toBeInstanceOf(ConfigError)
    for (const name of Object.keys(faulty).map((given) => given.replace('CLIENT_ID', 'ISSUER')))
      expect(String(fault)).toContain(name)
  })

  test('wants OpenID Connect whole or not at all', () => {
    expect(() => read({ KONTOR_OIDC_ISSUER: 'https://login.example' })).toThrow(
      /KONTOR_OIDC_CLIENT_ID[\s\S]*KONTOR_OIDC_CLIENT_SECRET/,
    )
    const whole = {
      KONTOR_OIDC_ISSUER: 'https://login.example',
      KONTOR_OIDC_CLIENT_ID: 'kontor',
      KONTOR_OIDC_CLIENT_SECRET: 's',
    }
    expect(read(whole).openIdConnect).toEqual({
      issuer: 'https://login.example',
      clientId: 'kontor',
      clientSecret: 's',
    })
  })

  test('says in its own words what a variable must be', () => {
    expect(() => read({ KONTOR_PORT: 'eighty' })).toThrow(
      'KONTOR_PORT: must be a whole number from 0 to 65535',
    )
    expect(() => read({ KONTOR_LOG_FORMAT: 'xml' })).toThrow(
      'KONTOR_LOG_FORMAT: must be one of auto, pretty, json',
    )
  })

  test('takes no database but PostgreSQL and SQLite', () => {
    for (const url of [
      'mysql://user@host/kontor',
      'https://host/kontor',
      'postgres://user:50%@host:port/kontor',
    ])
      expect(() => read({ DATABASE_URL: url }), url).toThrow(/DATABASE_URL: must be/)
    for (const url of ['postgres://host/kontor', 'sqlite:kontor.db', 'C:\\data\\kontor.db', './kontor.db'])
      expect(read({ DATABASE_URL: url }).databaseUrl).toBe(url)
  })

  test('takes no public address below a path: links and cookies begin at the root', () => {
    expect(() => read({ KONTOR_PUBLIC_URL: 'https://example.com/kontor' })).toThrow(/KONTOR_PUBLIC_URL/)
    expect(read({ KONTOR_PUBLIC_URL: 'https://kontor.example.com/' }).publicUrl).toBe(
      'https://kontor.example.com',
    )
  })

  test('takes no kept secret that is cut short', () => {
    writeFileSync(join(directory, 'secret'), 'cut short')
    expect(() => read({})).toThrow(ConfigError)
  })

  test('says which folder cannot be used', () => {
    const file = join(directory, 'file')
    writeFileSync(file, '')
    const fault = () => readConfig({ KONTOR_DATA_DIRECTORY: file })
    expect(fault).toThrow(ConfigError)
    expect(fault).toThrow(file)
  })

  test('an empty variable is one that is not set', () => {
    expect(read({ KONTOR_PUBLIC_URL: '' }).publicUrl).toBeUndefined()
  })
})
