import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Ago } from '../../../web/components/ago.tsx'
import { formatsFor } from '../../../web/language/formats.ts'

const at = '2026-11-27T09:05:07Z'
const format = formatsFor('sv-SE', 'Europe/Stockholm')

test('a time that is told by how long ago it was carries the exact one', () => {
  const html = renderToStaticMarkup(createElement(Ago, { ui: { format }, at }))
  expect(html).toContain(`dateTime="${at}"`)
  expect(html).toContain('title="27 nov. 2026 10:05:07 CET"')
  expect(html).toContain(`<span>${format.relative(at)}</span>`)
})

test('it stands where the sentence wants it', () => {
  const sentence = (when: string) => `USRT: kontakt ${when}, pausad`
  const html = renderToStaticMarkup(createElement(Ago, { ui: { format }, at, sentence }))
  expect(html).toMatch(/^USRT: kontakt <time [^>]*><span>[^<]+<\/span><\/time>, pausad$/)
})
