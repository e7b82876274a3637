import type { Saved } from './sent-walk.ts'

/** The header by which a request says that it comes from a page of the console, as the API asks for it, too. */
export const ownPageHeader = 'x-kontor-client'

/** More characters than this no browser sends on behalf of a page that has gone. */
const mostWhenGone = 60_000

/**
 * Saves a screen by an address of its own: a server action would be sent to the page that the reader is on the way to,
 * and refused there. It arrives also when the page is gone before the answer comes.
 * @throws when it could not be saved for want of a connection.
 */
export async function sendScreen(form: FormData): Promise<Saved> {
  const body = new URLSearchParams(textFields(form)).toString()
  const response = await fetch(`/${form.get('locale')}/drafts`, {
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

/** A form's fields without files, of which a walk has none. */
export function textFields(form: FormData): [string, string][] {
  return [...form].filter((field): field is [string, string] => typeof field[1] === 'string')
}
