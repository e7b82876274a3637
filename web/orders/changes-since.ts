import type { TransactionSection, TransactionSinceQuery } from './transaction.generated.ts'

/** The rows of one section in one version. */
export type SectionValues = NonNullable<TransactionSinceQuery['channelTransaction']>['now'][number]

/** A field of a transaction's row that another version has another value in; an empty one where the row is not there. */
export interface ChangeSince {
  readonly section: TransactionSection
  readonly row: string
  readonly field: SectionValues['fields'][number]
  readonly from: Held
  readonly to: Held
}

interface Held {
  readonly value: string
  readonly currency: string | null
}

/** What is different between two versions of a transaction, in the order of its sections, rows and fields. */
export function changesSince({
  before,
  now,
}: {
  readonly before: readonly SectionValues[]
  readonly now: readonly SectionValues[]
}): readonly ChangeSince[] {
  const earlier = new Map(before.map((section) => [section.section, valuesOf(section)]))
  return now.flatMap((content) => {
    const { section, fields } = content
    const [held, holds] = [earlier.get(section), valuesOf(content)]
    const rows = new Set([...(held?.keys() ?? []), ...holds.keys()])
    return [...rows].flatMap((row) =>
      fields.flatMap((field): readonly ChangeSince[] => {
        const from = held?.get(row)?.get(field.name) ?? nothing
        const to = holds.get(row)?.get(field.name) ?? nothing
        return from.value === to.value ? [] : [{ section, row, field, from, to }]
      }),
    )
  })
}

const nothing: Held = { value: '', currency: null }

/** A section's values by the keys of its rows and the names of its fields. */
function valuesOf({ rows }: SectionValues): ReadonlyMap<string, ReadonlyMap<string, Held>> {
  return new Map(
    rows.map(({ key, values }) => [
      key,
      new Map(values.map(({ field, value, currency }) => [field, { value: value ?? '', currency }])),
    ]),
  )
}
