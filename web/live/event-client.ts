import { Client, fetchExchange, type SubscriptionOperation, subscriptionExchange } from '@urql/core'
import { createClient as createSseClient } from 'graphql-sse'
import type { EventSink, Subscribe } from './event-follower.ts'
import { BatchEventsDocument } from './live.generated.ts'

const clientHeaders = { 'x-kontor-client': 'console' }

/** The browser's client of the API, and how to subscribe with it. */
export interface EventClient {
  readonly client: Client
  /** Subscribes to a company's events; to every company's when its id is empty. One subscription at a time. */
  subscribeTo(companyId: string): Subscribe
}

/** @param url the API's address. */
export function createEventClient(url = '/graphql'): EventClient {
  let current: EventSink | undefined
  const sse = createSseClient({
    url,
    headers: clientHeaders,
    // Drops are mended by whoever subscribes, from the last event seen.
    retryAttempts: 0,
  })
  const client = new Client({
    url,
    preferGetMethod: false,
    fetchOptions: { headers: clientHeaders },
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }: SubscriptionOperation) => ({
          subscribe: (results) => {
            const sink = current
            const request = { query, variables: variables as Record<string, unknown> }
            const unsubscribe = sse.subscribe(request, {
              // urql and graphql-sse name the same three callbacks.
              ...(results as Parameters<typeof sse.subscribe>[1]),
              complete: () => {
                results.complete()
                // urql tells nobody of an end. One that was stopped ends too, later than the next begins.
                if (sink === current) sink?.lost()
              },
            })
            return { unsubscribe }
          },
        }),
      }),
    ],
  })
  return {
    client,
    subscribeTo: (companyId) => (since, sink) => {
      current = sink
      const variables = { companyId: companyId || null, since }
      const subscription = client
        .subscription(BatchEventsDocument, variables)
        .subscribe(({ data, error }) => (error || !data ? sink.lost() : sink.event(data.batchEvents)))
      return () => {
        current = undefined
        subscription.unsubscribe()
      }
    },
  }
}
