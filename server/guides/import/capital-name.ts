import { type Context, cutPurpose, cutRelative } from './names.ts'
import { pattern } from './pattern.ts'

/** What a name of several words ends in, unless it is the one of a thing: `Route number`, but not `Night bus`. */
export const ending = '(?:number|name|unit|type|code|account|date|time|method|specification|period)'

/** `the Route number created with the bus`, `the Travel time of the bus`: what is told behind a name. */
const participle = '(?:created|generated|assigned|entered|specified|used|shown)'
const tellsMore = pattern(
  ` (?:${participle} (?:with|by|to|for|in|on)|of (?:the|an?|this|your|each)) .*$`,
  'u',
)

/**
 * `the Route number for the bus`: English writes a control's name with a capital in the midst of a sentence, where a
 * common noun has none; so does `a value for the Route ID`. Null where no such name stands alone, where it is told as an
 * example, and in other languages.
 */
export function capitalName(object: string, { text, grammar }: Context): string | null {
  if (grammar.isTranslated) return null
  const before = text.words.slice(0, text.words.indexOf(object))
  if (/for example[^.]*$/iu.test(before)) return null
  const [, field] =
    pattern('^an? (?:\\p{Ll}+ ){0,4}value for the (\\p{Lu}\\p{L}+(?: (?!and |or )\\p{L}+){0,2})$', 'u').exec(
      object,
    ) ?? []
  if (field !== undefined) return field
  const bare = cutRelative(cutPurpose(object, grammar), grammar).replace(tellsMore, '')
  const [, name] = pattern(`^the (\\p{Lu}\\p{Ll}+(?:(?: \\p{Ll}+){0,2} ${ending})?)$`, 'u').exec(bare) ?? []
  return name ?? null
}
