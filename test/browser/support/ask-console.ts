import type { ConsoleAddress } from './console-address.ts'

/** Asks the API of a console, as its administrator. */
export async function askConsole<Data>(
  { url, cookie }: Pick<ConsoleAddress, 'url' | 'cookie'>,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-kontor-client': 'browser-test', cookie },
    body: JSON.stringify({ query, variables }),
  })
  const answer = (await response.json()) as { readonly data?: Data; readonly errors?: unknown }
  if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer.errors))
  return answer.data
}
