'use client'

import { Client, fetchExchange, type SubscriptionOperation, subscriptionExchange } from '@urql/core'
import { createClient as createSseClient } from 'graphql-sse'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { Provider } from 'urql'
import { BatchEventsDocument, type BatchEventsSubscription } from './live.generated.ts'

export type LiveEvent = BatchEventsSubscription['batchEvents']
type Listener = (event: LiveEvent | undefined) => void

/** Whether events come as they happen, are asked for now and then, or not at all. */
export type Connection = 'connecting' | 'live' | 'polling' | 'offline'

interface Live {
  readonly connection: Connection
  /** Calls back with each event, and with undefined when something may have been missed; returns how to stop. */
  readonly listen: (listener: Listener) => () => void
}

const LiveContext = createContext<Live>({ connection: 'offline', listen: () => () => {} })

export function useLive(): Live {
  return useContext(LiveContext)
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
 */
export function LiveProvider({
  companyId,
  canSubscribe,
  children,
}: {
  readonly companyId: string
  readonly canSubscribe: boolean
  readonly children: ReactNode
}) {
  const client = useMemo(createClient, [])
  const listeners = useRef(new Set<Listener>())
  const [connection, setConnection] = useState<Connection>('connecting')

  useEffect(() => {
    const tell = (event: LiveEvent | undefined) => {
      for (const listener of listeners.current) listener(event)
    }
    const poll = setInterval(() => isPolling && tell(undefined), pollMilliseconds)
    let isPolling = !canSubscribe
    let pause = firstPauseMilliseconds
    let since: number | undefined
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
      const variables = { companyId: companyId || null, since: since ?? null }
      const source = client.subscription(BatchEventsDocument, variables)
      stop = source.subscribe(({ data, error }) => {
        if (error || !data) return lose()
        const event = data.batchEvents
        since = event.sequence
        pause = firstPauseMilliseconds
        if (isPolling) tell(undefined)
        isPolling = false
        setConnection('live')
        if (event.kind === 'RESET') tell(undefined)
        else if (event.kind !== 'OPENED') tell(event)
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
  }, [client, companyId, canSubscribe])

  const live = useMemo<Live>(
    () => ({
      connection,
      listen: (listener) => {
        listeners.current.add(listener)
        return () => listeners.current.delete(listener)
      },
    }),
    [connection],
  )
  return (
    <Provider value={client}>
      <LiveContext value={live}>{children}</LiveContext>
    </Provider>
  )
}
