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
    fetchFn: (input: RequestInfo, init?: RequestInit) => fetchHeard(input, init, () => current?.heard()),
  })
  const client = new Client({
    url,
    preferGetMethod: false,
    fetchOptions: { headers: clientHeaders },
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }: SubscriptionOperation) => ({
          subscribe: (sink) => ({
            unsubscribe: sse.subscribe(
              { query, variables: variables as Record<string, unknown> },
              // urql and graphql-sse name the same three callbacks.
              sink as Parameters<typeof sse.subscribe>[1],
            ),
          }),
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
        .subscribe(({ data, error, hasNext }) => {
          // At its end urql says the last result once more, with nothing to follow.
          if (error || !data || !hasNext) sink.lost()
          else sink.event(data.batchEvents)
        })
      return () => {
        current = undefined
        subscription.unsubscribe()
      }
    },
  }
}

/** Fetches, and tells of every piece of the answer as it comes: the server's signs of life are comments in the stream. */
async function fetchHeard(
  input: RequestInfo,
  init: RequestInit | undefined,
  heard: () => void,
): Promise<Response> {
  const response = await fetch(input, init)
  const pieces = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      heard()
      controller.enqueue(piece)
    },
  })
  return new Response(response.body?.pipeThrough(pieces) ?? null, response)
}
