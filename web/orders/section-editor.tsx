import { Section } from '../components/page.tsx'
import { CheckedInput } from '../forms/checked-input.tsx'
import type { CalendarInput } from '../language/calendar-input.ts'
import type { Ui } from '../session/ui.ts'
import { inputName, wasName } from './edit-form.ts'
import styles from './section-editor.module.css'
import { sectionTypes } from './section-types.ts'
import { codeInWords, writeStagedInput } from './staged-value.ts'
import type { StagedFieldKind } from './transaction.generated.ts'
import type { Transaction } from './transaction-parts.tsx'

const inputTypes: Partial<Readonly<Record<StagedFieldKind, 'decimal' | CalendarInput>>> = {
  DECIMAL: 'decimal',
  INTEGER: 'decimal',
  DATE: 'day',
  INSTANT: 'moment',
  SECONDS: 'time',
}

/** Every value of a transaction that may be corrected, section by section, row by row. */
export function SectionEditor({ ui, transaction }: { readonly ui: Ui; readonly transaction: Transaction }) {
  const { word, t, locale, company } = ui
  const style = { locale, timeZone: company.timeZone }
  return (
    <>
      {transaction.sections
        .filter(({ rows, fields }) => rows.length > 0 && fields.some(({ isEditable }) => isEditable))
        .map(({ section, fields, rows }) => (
          <Section
            key={section}
            id={`section-${section.toLowerCase()}`}
            title={word.enumValue('TransactionSection', section)}
          >
            {rows.map(({ key, values }) => (
              <fieldset key={key} className={styles.row}>
                <legend>{key === '' ? t('orders:edit.header') : t('orders:edit.row', { key })}</legend>
                {fields
                  .filter(({ isEditable }) => isEditable)
                  .map((field) => {
                    const { name, kind } = field
                    const value = values.find((one) => one.field === name)?.value ?? ''
                    const shown = writeStagedInput(style, kind, value)
                    const input = inputName(section, key, name)
                    return (
                      <CheckedInput
                        key={name}
                        name={input}
                        wasName={wasName(input)}
                        was={`${kind}:${shown}`}
                        value={shown}
                        label={word.field(sectionTypes[section], name)}
                        type={inputTypes[kind]}
                        options={optionsOf(ui, sectionTypes[section], field, shown)}
                      />
                    )
                  })}
              </fieldset>
            ))}
          </Section>
        ))}
    </>
  )
}

type Field = Transaction['sections'][number]['fields'][number]

/** What can be chosen in a field: the published model's codes, or yes and no. What it holds stays, whatever it is. */
function optionsOf(ui: Ui, type: string, { name, kind, isRequired, values }: Field, held: string) {
  const choices =
    kind === 'FLAG'
      ? (['true', 'false'] as const).map((value) => ({ value, label: ui.t(value === 'true' ? 'yes' : 'no') }))
      : values?.map((code) => ({
          value: String(code),
          label: codeInWords(ui.word, `${type}.${name}`, String(code)),
        }))
  if (!choices) return undefined
  const none = isRequired && held !== '' ? [] : [{ value: '', label: '–' }]
  const odd = held === '' || choices.some(({ value }) => value === held) ? [] : [{ value: held, label: held }]
  return [...none, ...choices, ...odd]
}
