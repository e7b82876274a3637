/** What an address asks the explorer to open with. */
export interface Prefill {
  readonly query: string
  /** JSON, as GraphiQL's editor of variables shows it. */
  readonly variables: string
}

/** What stands in the options of GraphiQL until the page is written. */
const queryMark = 'kontor:query'
const variablesMark = 'kontor:variables'

/** The options by which GraphiQL opens with something; `fillIn` then puts it there. */
export const prefilledOptions = { query: queryMark, variables: variablesMark }

/** What `/explorer?query=…&variables=…` asks for; undefined when it names no query. */
export function prefillOf(address: URL): Prefill | undefined {
  const query = address.searchParams.get('query')
  return query ? { query, variables: address.searchParams.get('variables') ?? '' } : undefined
}

/** A page with what it was asked to open with. It came in an address, and so must not be able to end the script. */
export function fillIn(page: string, { query, variables }: Prefill): string {
  return page
    .replaceAll(JSON.stringify(queryMark), () => inScript(query))
    .replaceAll(JSON.stringify(variablesMark), () => inScript(variables))
}

function inScript(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c')
}
