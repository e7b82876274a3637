import type { Locale } from '../language/locales.ts'
import { parseDecimal } from '../language/parse-decimal.ts'
import { type ApiProblem, textOf } from './act.ts'

interface ReadNumbers<Name extends string> {
  readonly numbers: Readonly<Record<Name, number>>
  /** What is missing or no whole number, by input; then `numbers` are not to be used. */
  readonly problems: readonly ApiProblem[]
}

/** The whole numbers of a form, as the reader typed them in their own language. All of them must be there. */
export function readNumbers<Name extends string>(
  form: FormData,
  locale: Locale,
  names: readonly Name[],
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
  return { numbers: Object.fromEntries(read) as Record<Name, number>, problems }
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
