import type { Caller } from '../graphql/access.ts'
import { explorerRefusedPage } from '../identity/pages/explorer-refused-page.ts'
import type { Texts } from '../identity/pages/texts.ts'
import { type Ask, readExamples } from './explorer-examples.ts'
import { fillIn, prefilledOptions, prefillOf } from './explorer-prefill.ts'
import { explorerTabs } from './explorer-tabs.ts'
import { csrfHeader } from './graphql-endpoint.ts'

/**
 * GraphiQL has an inline script, starts its editors' workers from blobs and measures text with inline styles; nothing
 * is loaded from anywhere else.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  'worker-src blob:',
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/**
 * GraphiQL's tabs move under the pointer when they get the focus (an animation that was begun before its styles were
 * there is taken up again), so that the first click on a tab misses it. Here they stay where they are.
 */
const tabsStayInPlace = '<style>.graphiql-tabs .graphiql-tab { transform: none !important }</style>'

/**
 * The explorer: GraphiQL with a tab for each of the four procedures, ready to run, and one with the operation that the
 * address names (`?query=…&variables=…`). Who has not signed in is sent to do so; who may use it in no company is told
 * what is missing.
 * @param ask runs a query as the caller.
 */
export async function explorerPage(caller: Caller, ask: Ask, address: URL, texts: Texts): Promise<Response> {
  if (caller.userId === null) {
    const next = encodeURIComponent(`/explorer${address.search}`)
    return new Response(null, { status: 303, headers: { location: `/sign-in?next=${next}` } })
  }
  if (caller.companiesFor('explorer.use').length === 0) return explorerRefusedPage(texts)
  const prefill = prefillOf(address)
  const tabs = explorerTabs(await readExamples(ask))
  // Nine megabytes of script: they are not read before somebody opens the explorer.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const page = renderGraphiQL({
    title: 'Kontor',
    endpoint: '/graphql',
    credentials: 'same-origin',
    subscriptionsProtocol: 'SSE',
    additionalHeaders: { [csrfHeader]: 'explorer' },
    defaultTabs: prefill ? [{ query: prefilledOptions.query }, ...tabs] : tabs,
    shouldPersistHeaders: false,
    ...(prefill ? prefilledOptions : {}),
  })
  const steady = page.replace('</head>', () => `${tabsStayInPlace}</head>`)
  return new Response(prefill ? fillIn(steady, prefill) : steady, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-store',
    },
  })
}
