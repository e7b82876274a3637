'use client'

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
import { createEventClient } from './event-client.ts'
import { type Connection, EventFollower } from './event-follower.ts'

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

/**
 * One subscription for all components of the tab, while it is seen: browsers open six connections to a server that
 * speaks HTTP/1.1, and tabs that nobody looks at would leave none for those that somebody does. What happens meanwhile
 * is told when the tab is seen again.
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
  const { client, subscribeTo } = useMemo(() => createEventClient(), [])
  const [announcer] = useState(() => new Announcer(drawnAt))
  const [connection, setConnection] = useState<Connection>('connecting')

  useEffect(() => {
    const follower = new EventFollower({
      announcer,
      subscribe: canSubscribe ? subscribeTo(companyId) : undefined,
      tell: setConnection,
      isOnline: () => navigator.onLine,
    })
    const stop = new AbortController()
    const on = (target: EventTarget, type: string, act: () => void) =>
      target.addEventListener(type, act, { signal: stop.signal })
    const followWhileSeen = () => (document.hidden ? follower.pause() : follower.resume())
    followWhileSeen()
    on(document, 'visibilitychange', followWhileSeen)
    on(window, 'online', () => follower.comeBack())
    on(window, 'offline', () => follower.lose())
    return () => {
      stop.abort()
      follower.end()
    }
  }, [subscribeTo, announcer, companyId, canSubscribe])

  const live = useMemo<Live>(() => ({ connection, announcer }), [connection, announcer])
  return (
    <Provider value={client}>
      <LiveContext value={live}>{children}</LiveContext>
    </Provider>
  )
}
