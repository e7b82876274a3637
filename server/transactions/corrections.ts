import { type Problem, problem, throwProblems } from '../graphql/problems.ts'
import type { StagedTable } from '../organization/channel-contract.ts'
import type { VersionContent } from './read-version.ts'
import {
  fieldName,
  fieldNamed,
  isEditable,
  isFillable,
  isRowKey,
  rowKey,
  type Section,
  type StagedValues,
  sectionOf,
} from './sections.ts'
import { readStagedValue, type StagedValue, showStagedValue } from './staged-values.ts'

/** What an operator wants corrected, as they wrote it: values as text, fields by their API names. */
export interface CorrectionInput {
  readonly changes: readonly {
    readonly section: StagedTable
    /** The row's key below the transaction, such as `1` or `1/VAT25`; empty for the header. */
    readonly row: string
    readonly field: string
    readonly value: string | null
  }[]
  readonly additions: readonly {
    readonly section: StagedTable
    readonly values: readonly { readonly field: string; readonly value: string | null }[]
  }[]
  readonly removals: readonly { readonly section: StagedTable; readonly row: string }[]
}

/** One field that a correction changes, for the record of it. Of secrets only what may be shown. */
export interface FieldChange {
  readonly section: Section
  readonly row: string
  /** Staged column. */
  readonly field: string
  readonly oldValue: string | null
  readonly newValue: string | null
}

/** A version as a correction leaves it: which rows of the old one stay as they are, and which are new or changed. */
export interface CorrectedVersion {
  readonly content: VersionContent
  /** By section, the rows to be written anew; all others are taken over. */
  readonly rewritten: ReadonlyMap<Section, readonly StagedValues[]>
  /** By section, keys of the old version's rows that are not taken over: the changed and the removed ones. */
  readonly dropped: ReadonlyMap<Section, ReadonlySet<string>>
  readonly changes: readonly FieldChange[]
}

/**
 * Applies a correction to a version's rows. Removing a line removes what hangs on it (its discounts, taxes, charges,
 * addresses, attributes, reason codes), removing a charge its taxes.
 * @throws ProblemError with every fault of the correction: unknown rows and fields, fields that are not to be edited,
 * values that are not of the field's kind, rows that would hang on a line that is not there; NOTHING_CHANGED when it
 * changes nothing.
 */
export function applyCorrection(content: VersionContent, correction: CorrectionInput): CorrectedVersion {
  const problems: Problem[] = []
  const draft = new Draft(content)
  correction.changes.forEach((change, index) => {
    problems.push(...draft.change(change, `changes.${index}`))
  })
  correction.removals.forEach((removal, index) => {
    problems.push(...draft.remove(removal, `removals.${index}`))
  })
  correction.additions.forEach((addition, index) => {
    problems.push(...draft.add(addition, `additions.${index}`))
  })
  problems.push(...draft.strays())
  throwProblems(problems)
  const corrected = draft.finish()
  if (corrected.changes.length === 0) throwProblems([problem('NOTHING_CHANGED')])
  return corrected
}

/** The column by which a section's rows hang on a line of the transaction, and the value that means none. */
const lineColumns: Readonly<Partial<Record<StagedTable, { column: string; none: number }>>> = {
  channel_transaction_address: { column: 'sale_line_number', none: 0 },
  channel_transaction_discount: { column: 'sale_line_number', none: 0 },
  channel_transaction_tax: { column: 'sale_line_number', none: 0 },
  channel_transaction_tax_component: { column: 'sale_line_number', none: 0 },
  channel_transaction_tax_measure: { column: 'sale_line_number', none: 0 },
  channel_transaction_charge: { column: 'sale_line_number', none: 0 },
  channel_transaction_charge_tax: { column: 'sale_line_number', none: 0 },
  channel_transaction_attribute: { column: 'header_or_line_number', none: 0 },
  channel_transaction_info_code: { column: 'parent_line_number', none: -1 },
}

/** Commerce infocode level 1: the parent line is a sales line. */
const salesLevel = 1

const lines = sectionOf('channel_transaction_line')
const charges = sectionOf('channel_transaction_charge')
const chargeTaxes = sectionOf('channel_transaction_charge_tax')
const header = sectionOf('channel_transaction_header')

/** The rows of a version while a correction is worked in. */
class Draft {
  readonly #old: ReadonlyMap<Section, ReadonlyMap<string, StagedValues>>
  readonly #rows: ReadonlyMap<Section, Map<string, StagedValues>>

  constructor(content: VersionContent) {
    const byKey = (section: Section, rows: readonly StagedValues[]) =>
      new Map(rows.map((row) => [rowKey(section, row), row]))
    this.#old = new Map([...content].map(([section, rows]) => [section, byKey(section, rows)]))
    this.#rows = new Map([...content].map(([section, rows]) => [section, byKey(section, rows)]))
  }

  change({ section: table, row, field, value }: CorrectionInput['changes'][number], path: string): Problem[] {
    const section = sectionOf(table)
    const column = fieldNamed(section, field)
    if (!column) return [problem('STAGED_FIELD_UNKNOWN', { section: table, field }, `${path}.field`)]
    if (!isEditable(section, column))
      return [problem('STAGED_FIELD_NOT_EDITABLE', { section: table, field }, `${path}.field`)]
    const values = this.#of(section).get(row)
    if (!values) return [problem('STAGED_ROW_NOT_FOUND', { section: table, row }, `${path}.row`)]
    const reading = readStagedValue(column, value)
    if ('fault' in reading)
      return [problem(reading.fault, { section: table, row, field, ...reading.parameters }, `${path}.value`)]
    this.#of(section).set(row, { ...values, [column.staged]: reading.value })
    return []
  }

  remove({ section: table, row }: CorrectionInput['removals'][number], path: string): Problem[] {
    const section = sectionOf(table)
    if (section === header) return [problem('STAGED_HEADER_STAYS', {}, `${path}.section`)]
    const values = this.#of(section).get(row)
    if (!values) return [problem('STAGED_ROW_NOT_FOUND', { section: table, row }, `${path}.row`)]
    this.#of(section).delete(row)
    if (section === lines) this.#removeOfLine(values.line_number)
    if (section === charges)
      this.#removeWhere(
        chargeTaxes,
        (tax) =>
          tax.sale_line_number === values.sale_line_number &&
          tax.charge_line_number === values.charge_line_number,
      )
    return []
  }

  add({ section: table, values }: CorrectionInput['additions'][number], path: string): Problem[] {
    const section = sectionOf(table)
    if (section === header) return [problem('STAGED_HEADER_STAYS', {}, `${path}.section`)]
    const problems: Problem[] = []
    const written = new Map<string, StagedValue>()
    values.forEach(({ field, value }, index) => {
      const column = fieldNamed(section, field)
      const at = `${path}.values.${index}`
      if (!column) problems.push(problem('STAGED_FIELD_UNKNOWN', { section: table, field }, `${at}.field`))
      else if (!isFillable(section, column))
        problems.push(problem('STAGED_FIELD_NOT_EDITABLE', { section: table, field }, `${at}.field`))
      else {
        const reading = readStagedValue(column, value)
        if ('fault' in reading)
          problems.push(
            problem(reading.fault, { section: table, field, row: '', ...reading.parameters }, `${at}.value`),
          )
        else written.set(column.staged, reading.value)
      }
    })
    if (problems.length > 0) return problems
    const row: Record<string, unknown> = { ...this.#origin() }
    for (const column of section.fields) {
      if (column.staged === 'store' || column.staged === 'terminal') continue
      const reading = written.has(column.staged)
        ? { value: written.get(column.staged) ?? null }
        : readStagedValue(column, null)
      if ('fault' in reading || (reading.value === null && isRowKey(section, column)))
        problems.push(
          problem('VALUE_REQUIRED', { section: table, field: fieldName(column.staged), row: '' }, path),
        )
      else row[column.staged] = reading.value
    }
    if (problems.length > 0) return problems
    const key = rowKey(section, row)
    if (this.#of(section).has(key)) return [problem('STAGED_ROW_EXISTS', { section: table, row: key }, path)]
    this.#of(section).set(key, row)
    return []
  }

  /** Rows that hang on a line that the transaction does not have, now that the correction is worked in. */
  strays(): Problem[] {
    return [...this.#rows].flatMap(([section, rows]) =>
      [...rows]
        .filter(([key, row]) => row !== this.#old.get(section)?.get(key) && this.#isStray(section, row))
        .map(([key]) => problem('STAGED_LINE_NOT_FOUND', { section: section.table, row: key })),
    )
  }

  finish(): CorrectedVersion {
    const content = new Map<Section, StagedValues[]>()
    const rewritten = new Map<Section, StagedValues[]>()
    const dropped = new Map<Section, Set<string>>()
    const changes: FieldChange[] = []
    for (const [section, rows] of this.#rows) {
      const old = this.#old.get(section) ?? new Map<string, StagedValues>()
      content.set(section, [...rows.values()])
      for (const key of new Set([...old.keys(), ...rows.keys()])) {
        const found = differences(section, key, old.get(key), rows.get(key))
        if (found.length === 0) continue
        changes.push(...found)
        const row = rows.get(key)
        if (row) rewritten.set(section, [...(rewritten.get(section) ?? []), row])
        if (old.has(key)) dropped.set(section, (dropped.get(section) ?? new Set()).add(key))
      }
    }
    return { content, rewritten, dropped, changes }
  }

  #of(section: Section): Map<string, StagedValues> {
    const rows = this.#rows.get(section)
    if (!rows) throw new TypeError(`The version was read without ${section.table}`)
    return rows
  }

  /** What a row made at headquarters takes over from its transaction; it came with no counter. */
  #origin(): StagedValues {
    const { company_id, channel_number, transaction_id, store, terminal } = this.#of(header).get('') ?? {}
    return { company_id, channel_number, transaction_id, store, terminal, replication_counter: 0 }
  }

  #removeOfLine(lineNumber: unknown): void {
    for (const section of this.#rows.keys())
      this.#removeWhere(section, (row) => lineOf(section, row) === lineNumber)
  }

  #removeWhere(section: Section, isMeant: (row: StagedValues) => boolean): void {
    for (const [key, row] of this.#of(section)) if (isMeant(row)) this.#of(section).delete(key)
  }

  #isStray(section: Section, row: StagedValues): boolean {
    const line = lineOf(section, row)
    if (line !== undefined && !this.#of(lines).has(String(line))) return true
    return section === chargeTaxes && !this.#of(charges).has(rowKey(charges, row))
  }
}

/** The sales line that a row hangs on; undefined for none. */
function lineOf(section: Section, row: StagedValues): number | undefined {
  const link = lineColumns[section.table]
  if (!link || (section.table === 'channel_transaction_info_code' && row.type !== salesLevel))
    return undefined
  const line = row[link.column] as number
  return line === link.none ? undefined : line
}

function differences(
  section: Section,
  row: string,
  before: StagedValues | undefined,
  after: StagedValues | undefined,
): FieldChange[] {
  return section.fields
    .filter(({ staged }) => (before?.[staged] ?? null) !== (after?.[staged] ?? null))
    .map((column) => ({
      section,
      row,
      field: column.staged,
      oldValue: before ? showStagedValue(column, before[column.staged]) : null,
      newValue: after ? showStagedValue(column, after[column.staged]) : null,
    }))
}
