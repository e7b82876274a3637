import { type Caller, permissions } from '../graphql/access.ts'

const secondsBetweenChecks = 2

/**
 * Events for as long as their reader may have them: the stream ends within two seconds after the reader signs out, is
 * disabled, or has other roles. A subscription asks who is there when it opens; without this it would go on telling
 * somebody who has long been shut out.
 * @param present asks anew who the reader is.
 */
export function whileCallerStands<Event>(
  events: AsyncIterable<Event>,
  caller: Caller,
  present: () => Promise<Caller>,
): AsyncIterableIterator<Event> {
  const source = events[Symbol.asyncIterator]()
  const standing = standingOf(caller)
  let pending: Promise<IteratorResult<Event>> | undefined
  let checkedAt = performance.now()
  let hasEnded = false

  const end = async (): Promise<IteratorResult<Event>> => {
    hasEnded = true
    await source.return?.()
    return { done: true, value: undefined }
  }
  const stands = async (): Promise<boolean> => {
    if (performance.now() - checkedAt < secondsBetweenChecks * 1000) return true
    checkedAt = performance.now()
    return standingOf(await present()) === standing
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      pending ??= source.next()
      while (!hasEnded) {
        const event = await within(pending, secondsBetweenChecks)
        if (!(await stands())) return end()
        if (event === undefined) continue
        pending = undefined
        return event
      }
      return { done: true, value: undefined }
    },
    return: end,
    async throw(error) {
      await end()
      throw error
    },
  }
}

/** All that a caller may do, in a form that can be compared. */
function standingOf(caller: Caller): string {
  return JSON.stringify([caller.userId, permissions.map((permission) => caller.companiesFor(permission))])
}

/** What the promise gives within so many seconds; undefined when it does not. */
async function within<Value>(promise: Promise<Value>, seconds: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), seconds * 1000)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
