import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  openPassword,
  SealedByOtherSecretError,
  sealPassword,
} from '../../server/organization/credentials.ts'
import { secret } from './organization.ts'

test('a sealed password opens for its record, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (password, record) => {
      expect(openPassword(sealPassword(password, record, secret), record, secret)).toBe(
        Buffer.from(password, 'utf8').toString('utf8'),
      )
    }),
  )
})

test('sealing hides the password, and equal passwords from each other', () => {
  const sealed = sealPassword('correct horse', 'record', secret)
  expect(sealed).not.toContain('correct')
  expect(sealed).not.toContain(Buffer.from('correct horse').toString('base64url'))
  expect(sealPassword('correct horse', 'record', secret)).not.toBe(sealed)
})

test('a sealed password opens for no other record', () => {
  const sealed = sealPassword('correct horse', 'record', secret)
  expect(() => openPassword(sealed, 'another', secret)).toThrow(SealedByOtherSecretError)
})

test('a sealed password opens by no other secret, and says so by the key it names', () => {
  const sealed = sealPassword('correct horse', 'record', secret)
  expect(() => openPassword(sealed, 'record', `${secret}!`)).toThrow(/Sealed under key/)
})

test('a password that was tampered with does not open', () => {
  const sealed = sealPassword('correct horse', 'record', secret)
  for (const damaged of [`${sealed.slice(0, -2)}AA`, sealed.slice(0, -8), `x${sealed}`, '', 'kontor1.a.b.c'])
    expect(() => openPassword(damaged, 'record', secret)).toThrow(SealedByOtherSecretError)
})
