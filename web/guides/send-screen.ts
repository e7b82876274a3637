import { beforeField, type Fields, written } from './form-fields.ts'
import type { Saved } from './saved.ts'

/** The header by which a request says that it comes from a page of the console, as the API asks for it, too. */
export const ownPageHeader = 'x-kontor-client'

/** More characters than this no browser sends on behalf of a page that has gone. */
const mostWhenGone = 60_000

/** The last save of each draft that this document has not heard of yet. */
const underWay = new Map<string, Promise<Saved>>()

/**
 * Saves a screen by an address of its own: a server action would be sent to the page that the reader is on the way to,
 * and refused there. It arrives also when the page is gone before the answer comes; and until there is one, the browser's
 * tab remembers what was sent.
 * @param before the fields as they were drawn, and in each save since that may have come through.
 * @throws when it could not be saved for want of a connection.
 */
export function sendScreen(draft: string, fields: Fields, before: readonly Fields[]): Promise<Saved> {
  const body = written([...fields, ...before.map((one) => [beforeField, written(one)] as const)])
  sessionStorage.setItem(memoryOf(draft), body)
  return post(draft, body)
}

/**
 * Sends again what this tab has last sent of a draft, unless an answer has come: the page that waited for it may have gone
 * before it was saved. What is saved already changes nothing.
 * @returns undefined when everything was answered.
 */
export function sendAgain(draft: string): Promise<Saved> | undefined {
  const body = sessionStorage.getItem(memoryOf(draft))
  if (body === null) return undefined
  return underWay.get(draft) ?? post(draft, body)
}

function post(draft: string, body: string): Promise<Saved> {
  const work = fetchAnswer(body)
    .then((saved) => {
      if (sessionStorage.getItem(memoryOf(draft)) === body) sessionStorage.removeItem(memoryOf(draft))
      return saved
    })
    .finally(() => {
      if (underWay.get(draft) === work) underWay.delete(draft)
    })
  underWay.set(draft, work)
  return work
}

async function fetchAnswer(body: string): Promise<Saved> {
  const response = await fetch(`/${new URLSearchParams(body).get('locale')}/drafts`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', [ownPageHeader]: 'console' },
    body,
    keepalive: body.length <= mostWhenGone,
    redirect: 'manual',
  })
  // Who has been signed out meanwhile is sent to sign in by the page itself, and comes back to it.
  if (response.type === 'opaqueredirect') location.reload()
  if (!response.ok) throw new Error(`The draft was not saved: ${response.status}`)
  return response.json()
}

function memoryOf(draft: string): string {
  return `kontor-unsaved-${draft}`
}
