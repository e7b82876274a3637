const turns = new WeakMap<object, Promise<unknown>>()

/**
 * Runs works of one key after the other. A SQLite headquarters has one write lock, and a large apply holds it long: those
 * of one process wait for each other here, without asking for the lock again and again and giving up.
 */
export async function oneAtATime<Result>(key: object, work: () => Promise<Result>): Promise<Result> {
  const before = turns.get(key) ?? Promise.resolve()
  const turn = before.then(work, work)
  turns.set(
    key,
    turn.catch(() => {}),
  )
  return turn
}
