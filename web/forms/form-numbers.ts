import type { Locale } from '../language/locales.ts'
import { parseDecimal } from '../language/parse-decimal.ts'
import { type ApiProblem, textOf } from './act.ts'

interface ReadNumbers<Name extends string> {
  readonly numbers: Readonly<Record<Name, number>>
  /** What is missing or no whole number, by input; then `numbers` are not to be used. */
  readonly problems: readonly ApiProblem[]
}

/**
 * The whole numbers of a form, as the reader typed them in their own language. All of them must be there.
 * @param texts inputs that must not be empty either: where a number is wrong the API is not asked, which would tell them.
 */
export function readNumbers<Name extends string>(
  form: FormData,
  locale: Locale,
  names: readonly Name[],
  texts: readonly string[] = [],
): ReadNumbers<Name> {
  const problems: ApiProblem[] = []
  const read = names.map((name) => {
    const typed = textOf(form, name)
    const number = Number(parseDecimal(typed ?? '', locale))
    if (!Number.isSafeInteger(number)) {
      problems.push({
        code: typed === undefined ? 'VALUE_MISSING' : 'VALUE_NOT_A_WHOLE_NUMBER',
        parameters: { field: name },
        field: name,
      })
    }
    return [name, number] as const
  })
  if (problems.length > 0) problems.push(...texts.flatMap((name) => missing(form, name)))
  return { numbers: Object.fromEntries(read) as Record<Name, number>, problems }
}

function missing(form: FormData, name: string): readonly ApiProblem[] {
  if (textOf(form, name) !== undefined) return []
  return [{ code: 'VALUE_MISSING', parameters: { field: name }, field: name }]
}

/** An amount in minor units, such as half an öre, in hundredths of them; undefined where the form does not ask for it. */
export function readHundredths(
  form: FormData,
  locale: Locale,
  name: string,
): { readonly value?: number; readonly problems: readonly ApiProblem[] } {
  if (!form.has(name)) return { problems: [] }
  const typed = textOf(form, name)
  const decimal = parseDecimal(typed ?? '', locale)
  if (decimal === undefined) {
    const code = typed === undefined ? 'VALUE_MISSING' : 'VALUE_NOT_A_DECIMAL'
    return { problems: [{ code, parameters: { field: name }, field: name }] }
  }
  return { value: Math.round(Number(decimal) * 100), problems: [] }
}
