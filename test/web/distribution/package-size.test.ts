import { expect, test } from 'vitest'
import { packageSize } from '../../../web/distribution/package-size.ts'
import { formatsFor } from '../../../web/language/formats.ts'
import type { Ui } from '../../../web/session/ui.ts'

const ui = { t: String, format: formatsFor('en', 'UTC') } as unknown as Ui
const availableAt = '2026-11-25T23:03:59.000Z'

test('a session says how large its package is, or that it made none', () => {
  expect(packageSize(ui, { bytes: 2_048, availableAt })).toBe(ui.format.bytes(2_048))
  expect(packageSize(ui, { bytes: null, availableAt })).toBe('distribution:session.readInPlace')
  expect(packageSize(ui, { bytes: null, availableAt: null })).toBeNull()
})
