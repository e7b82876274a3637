'use client'

import { Client, fetchExchange, type SubscriptionOperation, subscriptionExchange } from '@urql/core'
import { createClient as createSseClient } from 'graphql-sse'
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from 'react'
import { Provider } from 'urql'
import { Announcer, type Listener } from './announcer.ts'
import { BatchEventsDocument } from './live.generated.ts'

/** Whether events come as they happen, are asked for now and then, or not at all. */
export type Connection = 'connecting' | 'live' | 'polling' | 'offline'

interface Live {
  readonly connection: Connection
  readonly announcer: Announcer
}

const LiveContext = createContext<Live>({ connection: 'offline', announcer: new Announcer(0) })

/** Whether what is shown follows what happens. */
export function useConnection(): Connection {
  return useContext(LiveContext).connection
}

/**
 * Calls back with each event, and with undefined when something may have happened of which nothing is known; also with
 * what happened since what is shown was drawn.
 * @param since position of the events then.
 */
export function useLiveEvents(since: number, listener: Listener): void {
  const { announcer } = useContext(LiveContext)
  const tell = useEffectEvent(listener)
  // What is drawn anew has been listened for all the time: only where one begins to listen something may be missed.
  const drawnAt = useEffectEvent(() => since)
  useEffect(() => announcer.listen((event) => tell(event), drawnAt()), [announcer])
}

const clientHeaders = { 'x-kontor-client': 'console' }
const pollMilliseconds = 15_000
const firstPauseMilliseconds = 1_000
const longestPauseMilliseconds = 30_000

function createClient(): Client {
  const sse = createSseClient({
    url: '/graphql',
    headers: clientHeaders,
    // Drops are mended here, by subscribing again from the last event seen.
    retryAttempts: 0,
  })
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchOptions: { headers: clientHeaders },
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (operation: SubscriptionOperation) => ({
          subscribe: (sink) => ({
            unsubscribe: sse.subscribe(
              { query: operation.query ?? '', variables: operation.variables as Record<string, unknown> },
              // urql and graphql-sse name the same three callbacks.
              sink as Parameters<typeof sse.subscribe>[1],
            ),
          }),
        }),
      }),
    ],
  })
}

/**
 * One subscription a tab, for all of its components: after a drop it goes on from the last event seen, and while it
 * cannot, listeners are called now and then to look for themselves.
 * @param canSubscribe false where the reader may not see batch jobs: then it only polls.
 * @param since position of the events when the first page was drawn: what happens before its script runs is told too.
 */
export function LiveProvider({
  companyId,
  canSubscribe,
  since: drawnAt,
  children,
}: {
  readonly companyId: string
  readonly canSubscribe: boolean
  readonly since: number
  readonly children: ReactNode
}) {
  const client = useMemo(createClient, [])
  const [announcer] = useState(() => new Announcer(drawnAt))
  const [connection, setConnection] = useState<Connection>('connecting')

  useEffect(() => {
    const poll = setInterval(() => isPolling && announcer.lookAnew(), pollMilliseconds)
    let isPolling = !canSubscribe
    let pause = firstPauseMilliseconds
    let retry: ReturnType<typeof setTimeout> | undefined
    let stop: (() => void) | undefined

    const lose = () => {
      stop?.()
      isPolling = true
      setConnection(navigator.onLine ? 'polling' : 'offline')
      clearTimeout(retry)
      retry = setTimeout(subscribe, pause)
      pause = Math.min(pause * 2, longestPauseMilliseconds)
    }
    const subscribe = () => {
      const variables = { companyId: companyId || null, since: announcer.position }
      const source = client.subscription(BatchEventsDocument, variables)
      stop = source.subscribe(({ data, error }) => {
        if (error || !data) return lose()
        pause = firstPauseMilliseconds
        isPolling = false
        setConnection('live')
        announcer.announce(data.batchEvents)
      }).unsubscribe
    }
    const comeBack = () => {
      clearTimeout(retry)
      stop?.()
      subscribe()
    }
    if (canSubscribe) {
      subscribe()
      addEventListener('online', comeBack)
      addEventListener('offline', lose)
    } else setConnection('polling')
    return () => {
      clearInterval(poll)
      clearTimeout(retry)
      stop?.()
      removeEventListener('online', comeBack)
      removeEventListener('offline', lose)
    }
  }, [client, announcer, companyId, canSubscribe])

  const live = useMemo<Live>(() => ({ connection, announcer }), [connection, announcer])
  return (
    <Provider value={client}>
      <LiveContext value={live}>{children}</LiveContext>
    </Provider>
  )
}
