import { expect, test } from 'vitest'
import { attachmentNamed } from '../../../web/lists/file-name.ts'

test.each([
  ['Customers', 'Customers', 'Customers'],
  ['Försäljningsorder', 'Forsaljningsorder', 'F%C3%B6rs%C3%A4ljningsorder'],
  ['Opplastingsøkter', 'Opplastingsokter', 'Opplastings%C3%B8kter'],
  ['Varer (i/u "lager")', 'Varer (i-u -lager-)', 'Varer%20%28i-u%20-lager-%29'],
  ['注文', '--', '%E6%B3%A8%E6%96%87'],
])('%s names a file, also for who knows the letters of ASCII alone', (name, plain, encoded) => {
  expect(attachmentNamed(name, 'csv')).toBe(
    `attachment; filename="${plain}.csv"; filename*=UTF-8''${encoded}.csv`,
  )
})
