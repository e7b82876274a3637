import type { Ui } from '../../session/ui.ts'
import { answerWords } from '../answer-words.ts'
import { asList, isAnswerValue } from '../answers.ts'
import { Advice } from '../open-faults.tsx'
import { choiceMeant, isUnusual } from '../preselect.ts'
import styles from '../walk.module.css'
import type { OfferedControl } from '../walk.ts'

/** What the documentation says of an input's value: what it recommends, what is usual, and a warning outside of that. */
export function ControlHint({ ui, offered }: { readonly ui: Ui; readonly offered: OfferedControl }) {
  const { t, format } = ui
  const { control, value } = offered
  const { range } = control
  const usual = range && {
    from: format.decimal(String(range.from)),
    to: format.decimal(String(range.to)),
  }
  return (
    <>
      {[recommendation(ui, offered), usual && t('guides:hint.range', usual)].filter(Boolean).join(' ')}
      {usual && isUnusual(range, value) && (
        <Advice field={control.bind}>
          <span className={styles.warning} role="status">
            <span aria-hidden="true">! </span>
            {t('guides:hint.unusual', usual)}
          </span>
        </Advice>
      )}
    </>
  )
}

/** Whether there is anything to say of an input. */
export function hasHint(ui: Ui, offered: OfferedControl): boolean {
  return offered.control.range !== null || recommendation(ui, offered) !== undefined
}

/** Texts are recommended as examples; of records, those that the documentation names or asks for, and that there are. */
function recommendation(ui: Ui, offered: OfferedControl): string | undefined {
  const { control, choices } = offered
  const { kind, recommended } = control
  if (!isAnswerValue(recommended)) return undefined
  if (kind === 'TEXT') return ui.t('guides:hint.example', { value: String(recommended) })
  if (kind !== 'CHOOSE' && kind !== 'TREE') {
    return ui.t('guides:hint.recommended', { value: answerWords(ui, offered, recommended) })
  }
  const found = asList(recommended).flatMap((one) => choiceMeant(one, choices) ?? [])
  return found.length > 0
    ? ui.t('guides:hint.recommended', { value: answerWords(ui, offered, found) })
    : undefined
}
