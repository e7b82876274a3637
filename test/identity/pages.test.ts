import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { html } from '../../server/identity/pages/html.ts'
import { firstPage, isFromThisSite, pageOfThisSite } from '../../server/identity/pages/same-site.ts'
import { setUpPage } from '../../server/identity/pages/set-up-page.ts'
import { signInPage } from '../../server/identity/pages/sign-in-page.ts'
import { chooseLocale, textsFor } from '../../server/identity/pages/texts.ts'

describe('the page to go to', () => {
  test('is the one that was wanted, when it is a page of ours', () => {
    for (const page of ['/', '/orders', '/orders?status=failed#top', '/sign-in-log', '/a//b'])
      expect(pageOfThisSite(page)).toBe(page)
  })

  test('is the first page for anything else', () => {
    const others = [
      null,
      undefined,
      '',
      'orders',
      '//evil.example',
      '/\\evil.example',
      '\\/evil.example',
      'https://evil.example',
    ]
    for (const page of [
      ...others,
      'javascript:alert(1)',
      '/sign-in',
      '/sign-in/once?token=x',
      '/sign-out',
      '/set-up',
      '/api/auth/x',
    ])
      expect(pageOfThisSite(page)).toBe(firstPage)
  })

  test('never leaves this site, whatever is wanted', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '//',
      '.',
      '..',
      ':',
      '@',
      '\t',
      '\n',
      '%2f',
      '%5c',
      'evil.example',
      'https:',
      '?',
      '#',
      'a',
    )
    const address = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(address, (wanted) => {
        const base = 'https://kontor.example.com/sign-in'
        const page = pageOfThisSite(wanted)
        expect(page.startsWith('/')).toBe(true)
        expect(new URL(page, base).origin).toBe('https://kontor.example.com')
      }),
      { numRuns: 2000, examples: [['/..//'], ['/.//evil.example'], ['/a/../..//evil.example']] },
    )
  })
})

test('a form is from this site when its origin is the public address or the one that was asked', () => {
  const isOurs = (url: string, headers: Record<string, string>) =>
    isFromThisSite(new Request(url, { method: 'POST', headers }), 'https://kontor.example.com')
  expect(isOurs('http://10.0.0.5:4000/sign-in', { origin: 'https://kontor.example.com' })).toBe(true)
  expect(isOurs('http://10.0.0.5:4000/sign-in', { origin: 'http://10.0.0.5:4000' })).toBe(true)
  expect(isOurs('http://10.0.0.5:4000/sign-in', { 'sec-fetch-site': 'same-origin' })).toBe(true)
  expect(isOurs('http://10.0.0.5:4000/sign-in', { origin: 'https://evil.example' })).toBe(false)
  expect(isOurs('http://10.0.0.5:4000/sign-in', { origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(
    false,
  )
  expect(isOurs('http://10.0.0.5:4000/sign-in', { 'sec-fetch-site': 'same-site' })).toBe(false)
  expect(isOurs('http://10.0.0.5:4000/sign-in', {})).toBe(false)
})

describe('the language', () => {
  test('is that of the page that the reader is on the way to', () => {
    expect(textsFor('en', 'kontor_locale=en', '/nb-NO?view=1').locale).toBe('nb-NO')
    expect(textsFor('sv', 'kontor_locale=en', '/de/guides').locale).toBe('en')
  })

  test('is the one that the reader chose in the console, when it is one of ours', () => {
    expect(textsFor('sv', 'a=b; kontor_locale=nb-NO').locale).toBe('nb-NO')
    expect(textsFor('sv', 'kontor_locale=de').locale).toBe('sv-SE')
    expect(textsFor('sv', 'kontor_locale=toString').locale).toBe('sv-SE')
    expect(textsFor('sv', null).locale).toBe('sv-SE')
  })

  test('is the best that the browser asks for and we have', () => {
    expect(chooseLocale(null)).toBe('en')
    expect(chooseLocale('de-DE,de;q=0.9')).toBe('en')
    expect(chooseLocale('sv')).toBe('sv-SE')
    expect(chooseLocale('sv-FI,en;q=0.5')).toBe('sv-SE')
    for (const norwegian of ['no', 'nb-NO', 'nn-NO']) expect(chooseLocale(norwegian)).toBe('nb-NO')
    expect(chooseLocale('de, en;q=0.4, nb;q=0.7')).toBe('nb-NO')
    expect(chooseLocale('en;q=0.5, sv;q=0')).toBe('en')
    expect(chooseLocale('da, sv;q=0.8, en;q=0.9')).toBe('en')
  })

  test('has every word in all three, with the same gaps', () => {
    const words = (locale: string) => {
      const file = join(import.meta.dirname, '../../locales', locale, 'sign-in.json')
      const sections = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>
      return Object.entries(sections).flatMap(([section, texts]) =>
        Object.entries(texts).map(
          ([name, text]) => `${section}.${name} ${(text.match(/\{\{\w+\}\}/g) ?? []).sort().join(' ')}`,
        ),
      )
    }
    const english = words('en')
    expect(new Set(words('sv-SE'))).toEqual(new Set(english))
    expect(new Set(words('nb-NO'))).toEqual(new Set(english))
  })

  test('counts as people do', () => {
    const { text } = textsFor('en')
    expect(text('problems.TOO_MANY_ATTEMPTS', { count: 1 })).toContain('1 second and')
    expect(text('problems.TOO_MANY_ATTEMPTS', { count: 20 })).toContain('20 seconds and')
    expect(textsFor('sv').text('problems.TOO_MANY_ATTEMPTS', { count: 1 })).toContain('1 sekund och')
  })
})

describe('a page', () => {
  test('escapes what is put into it', () => {
    const name = `<script>alert("x")</script>&'`
    expect(html`<p title="${name}">${[name, 1, undefined, false]}</p>`.html).toBe(
      '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;">' +
        '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;1</p>',
    )
  })

  test('allows itself no script, no frame, and forms to this site only', async () => {
    const response = signInPage(textsFor(null), { next: '/' })
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('referrer-policy')).toBe('same-origin')
    expect(await response.text()).not.toMatch(/<script|style="|onclick/)
  })

  test('is in the reader’s language, and says so', async () => {
    const swedish = await signInPage(textsFor('sv-SE'), { next: '/' }).text()
    expect(swedish).toContain('<html lang="sv-SE">')
    expect(swedish).toContain('<h1>Logga in</h1>')
    expect(swedish).toContain('>Lösenord</label>')
    const norwegian = await setUpPage(textsFor('nb'), { token: 'x' }).text()
    expect(norwegian).toContain('<html lang="nb-NO">')
    expect(norwegian).toContain('Passordet en gang til')
  })

  test('ties every input to a label, a hint and its fault, and says in its title that something is wrong', async () => {
    const problems = [
      { problem: 'PASSWORD_TOO_SHORT', field: 'password', parameters: { minimum: 12 } },
    ] as const
    const page = await setUpPage(textsFor('en'), { token: 'x', problems }).text()
    expect(page).toContain('<title>Problem: Set up headquarters – Kontor</title>')
    expect(page).toMatch(/role="alert"/)
    for (const [, name] of page.matchAll(/<input id="(\w+)"/g))
      expect(page).toContain(`<label for="${name}">`)
    expect(page).toMatch(/id="password"[^>]*aria-describedby="password-hint password-wrong"/s)
    expect(page).toContain('id="password-wrong"')
    expect(page.match(/<h1/g)).toHaveLength(1)
  })
})
