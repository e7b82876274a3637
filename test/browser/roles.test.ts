import { describe, expect, test } from 'vitest'
import { addressOf, consolePages } from './pages.ts'
import { askConsole } from './support/ask-console.ts'
import { startOwnConsole } from './support/own-console.ts'

const console = await startOwnConsole()
const newcomer = {
  role: 'newcomer without a role',
  email: 'new.comer@example.com',
  password: 'a-password-of-their-own',
}

describe('every page', () => {
  test.each([...console.accounts, newcomer])(
    'answers the $role in words, whether it is for them or not',
    async (account) => {
      if (account === newcomer) await invite(newcomer)
      const cookie = await signIn(account)
      const explorer = await fetch(`${console.url}/explorer`, {
        headers: { cookie, 'accept-language': 'sv' },
      })
      const mayExplore = ['Administrator', 'IT operator'].includes(account.role)
      expect.soft(explorer.status, 'explorer').toBe(mayExplore ? 200 : 403)
      if (!mayExplore) expect.soft(await explorer.text()).toContain('Använda API-utforskaren')
      for (const page of consolePages) {
        const address = `/en${await addressOf(console, page)}`
        const response = await fetch(`${console.url}${address}`, { headers: { cookie } })
        const text = await response.text()
        expect.soft([200, 404], address).toContain(response.status)
        if (response.status === 200) expect.soft(text, address).toContain('<h1')
        // What failed on the server leaves its digest in the page.
        expect
          .soft(/data-dgst="(?!NEXT_)[^"]*"|"digest":"(?!NEXT_)[^"]*"/.exec(text)?.[0], address)
          .toBeUndefined()
      }
    },
  )
})

async function signIn({
  email,
  password,
}: {
  readonly email: string
  readonly password: string
}): Promise<string> {
  const response = await send('/sign-in', { email, password })
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** Has an administrator add somebody, who then chooses a password. */
async function invite({
  email,
  password,
}: {
  readonly email: string
  readonly password: string
}): Promise<void> {
  const { createUser } = await askConsole<{ createUser: { invitation: { url: string } } }>(
    console,
    'mutation ($input: CreateUserInput!) { createUser(input: $input) { invitation { url } } }',
    { input: { name: 'New Comer', email } },
  )
  const token = new URL(createUser.invitation.url).searchParams.get('token') ?? ''
  await send('/set-up', { token, password, repeated: password })
}

async function send(page: string, form: Readonly<Record<string, string>>): Promise<Response> {
  const response = await fetch(`${console.url}${page}`, {
    method: 'POST',
    headers: { origin: console.url },
    body: new URLSearchParams(form),
    redirect: 'manual',
  })
  expect(response.status).toBe(303)
  return response
}
