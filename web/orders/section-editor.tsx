import { Section } from '../components/page.tsx'
import { CheckedInput } from '../forms/checked-input.tsx'
import { writeDecimal } from '../language/parse-decimal.ts'
import type { Ui } from '../session/ui.ts'
import { inputName, wasName } from './edit-form.ts'
import styles from './section-editor.module.css'
import { sectionTypes } from './section-types.ts'
import type { Transaction } from './transaction-parts.tsx'

/** Every value of a transaction that may be corrected, section by section, row by row. */
export function SectionEditor({ ui, transaction }: { readonly ui: Ui; readonly transaction: Transaction }) {
  const { word, t, locale } = ui
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
                  .map(({ name, kind }) => {
                    const value = values.find(({ field }) => field === name)?.value ?? ''
                    const shown = kind === 'DECIMAL' ? writeDecimal(value, locale) : value
                    const input = inputName(section, key, name)
                    return (
                      <CheckedInput
                        key={name}
                        name={input}
                        wasName={wasName(input)}
                        was={`${kind}:${shown}`}
                        value={shown}
                        label={word.field(sectionTypes[section], name)}
                        isNumber={kind === 'DECIMAL' || kind === 'INTEGER'}
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
