import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import type { RequestContext } from '../../graphql/context.ts'

const clearings: ((context: RequestContext) => void)[] = []

/**
 * A loader of the rows that belong to a key, such as the channels of a company: one query for all keys that a level of
 * an operation asks for, and the same rows again within the request.
 * @param load the rows of all the keys, in the order in which each key's rows shall stand.
 */
export function groupLoader<Key, Row>(
  load: (keys: readonly Key[], context: RequestContext) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): (context: RequestContext) => DataLoader<Key, readonly Row[]> {
  const loaderOf = createContextCache(
    (context: RequestContext) =>
      new DataLoader<Key, readonly Row[]>(async (keys) => {
        const groups = Map.groupBy(await load(keys, context), keyOf)
        return keys.map((key) => groups.get(key) ?? [])
      }),
  )
  clearings.push((context) => loaderOf(context).clearAll())
  return loaderOf
}

/** Makes the group loaders of a request read again. */
export function clearGroupLoaders(context: RequestContext): void {
  for (const clear of clearings) clear(context)
}
