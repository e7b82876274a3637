import type { Locale } from '../language/locales.ts'
import { parseDecimal } from '../language/parse-decimal.ts'
import { type ApiProblem, textOf } from './act.ts'

/** The greatest number that the API's `Int` takes. */
const largestInt = 2 ** 31 - 1

interface ReadNumbers<Name extends string> {
  readonly numbers: Readonly<Record<Name, number>>
  /** What is missing or no whole number, by input; then `numbers` are not to be used. */
  readonly problems: readonly ApiProblem[]
  /** Those of the numbers that could be read, for an API that is then only to tell what is wrong with the rest. */
  readonly readable: Readonly<Partial<Record<Name, number>>>
}

interface NumberOptions<Name extends string> {
  /** Those that the API takes as `BigInteger`; all others it takes as `Int`. */
  readonly large?: readonly Name[]
  /** Inputs that must not be empty either, of forms whose API is not asked when a number is wrong: it would tell them. */
  readonly texts?: readonly string[]
}

/** The whole numbers of a form, as the reader typed them in their own language. All of them must be there. */
export function readNumbers<Name extends string>(
  form: FormData,
  locale: Locale,
  names: readonly Name[],
  { large = [], texts = [] }: NumberOptions<Name> = {},
): ReadNumbers<Name> {
  const problems: ApiProblem[] = []
  const read = names.map((name) => {
    const typed = textOf(form, name)
    const number = Number(parseDecimal(typed ?? '', locale))
    const largest = large.includes(name) ? Number.MAX_SAFE_INTEGER : largestInt
    if (typed === undefined) problems.push(fault('VALUE_MISSING', name))
    else if (!Number.isInteger(number)) problems.push(fault('VALUE_NOT_A_WHOLE_NUMBER', name))
    else if (Math.abs(number) > largest) problems.push(fault('VALUE_TOO_LARGE', name, { limit: largest + 1 }))
    return [name, number] as const
  })
  const unread = new Set(problems.map(({ field }) => field))
  const readable = Object.fromEntries(read.filter(([name]) => !unread.has(name)))
  if (problems.length > 0) problems.push(...texts.flatMap((name) => missing(form, name)))
  return {
    numbers: Object.fromEntries(read) as Record<Name, number>,
    problems,
    readable: readable as Partial<Record<Name, number>>,
  }
}

function missing(form: FormData, name: string): readonly ApiProblem[] {
  return textOf(form, name) === undefined ? [fault('VALUE_MISSING', name)] : []
}

function fault(code: string, name: string, parameters: object = {}): ApiProblem {
  return { code, parameters: { field: name, ...parameters }, field: name }
}

/**
 * An amount in minor units, such as half an öre, in hundredths of them, never rounded; undefined where the form
 * does not ask for it.
 */
export function readHundredths(
  form: FormData,
  locale: Locale,
  name: string,
): { readonly value?: number; readonly problems: readonly ApiProblem[] } {
  if (!form.has(name)) return { problems: [] }
  const typed = textOf(form, name)
  const decimal = parseDecimal(typed ?? '', locale)
  if (typed === undefined) return { problems: [fault('VALUE_MISSING', name)] }
  if (decimal === undefined) return { problems: [fault('VALUE_NOT_A_DECIMAL', name)] }
  const [whole, fraction = ''] = decimal.replace(/(\.\d*?)0+$/, '$1').split('.')
  if (fraction.length > 2) return { problems: [fault('VALUE_HAS_TOO_MANY_DECIMALS', name, { most: 2 })] }
  const hundredths = Number(`${whole}${fraction.padEnd(2, '0')}`)
  if (Math.abs(hundredths) > largestInt)
    return { problems: [fault('VALUE_TOO_LARGE', name, { limit: Math.floor(largestInt / 100) + 1 })] }
  return { value: hundredths, problems: [] }
}
