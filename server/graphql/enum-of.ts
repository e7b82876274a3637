import { builder } from './builder.ts'
import { enumName } from './enum-name.ts'

/**
 * A GraphQL enum over words that the program keeps in camelCase: `pendingOrder` is `PENDING_ORDER` to clients.
 * @param meanings what the schema says of each value, in the order in which they are offered; none may be missing.
 */
export function enumOf<Value extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Value, string>>,
) {
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(
      Object.entries<string>(meanings).map(([value, meaning]) => [
        enumName(value),
        { value: value as Value, description: meaning },
      ]),
    ),
  })
}
