import type { GraphQLInputField } from 'graphql'

/**
 * Says of a text's input how long it may be, so that who asks for it can tell before the mutation does; the mutation
 * refuses a longer one by the same constant, with VALUE_TOO_LONG.
 * @param maximum in UTF-16 code units, as `String.length` counts, without blanks at the ends.
 * @returns the `extensions` of the input's field.
 */
export function textOfAtMost(maximum: number): { readonly maximumLength: number } {
  return { maximumLength: maximum }
}

/** How long the text of an input may be, as `textOfAtMost` said; undefined where nothing limits it but its form. */
export function maximumLengthOf({ extensions }: Pick<GraphQLInputField, 'extensions'>): number | undefined {
  const { maximumLength } = extensions
  return typeof maximumLength === 'number' ? maximumLength : undefined
}
