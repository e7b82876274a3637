import {
  CheckboxField,
  CheckboxGroup,
  DateField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../forms/field.tsx'
import type { Ui } from '../../session/ui.ts'
import { asList } from '../answers.ts'
import { isNeeded } from '../read-answers.ts'
import type { Step } from '../read-guide.ts'
import styles from '../walk.module.css'
import type { OfferedControl } from '../walk.ts'
import { ControlHint, hasHint } from './hint.tsx'
import { NodePicker } from './node-picker.tsx'
import { NothingToChoose } from './nothing-to-choose.tsx'
import { RadioGroup } from './radio-group.tsx'
import { unchosenWords } from './unchosen.ts'

/** More choices than this are folded into a list. */
const mostRadios = 8

/** Texts that are typed into something else than a line of text. */
const textInputs: Readonly<Record<string, 'time' | 'paragraph'>> = {
  'RecurrenceInput.startTime': 'time',
  'ActivePeriodInput.from': 'time',
  'ActivePeriodInput.to': 'time',
  'ReleaseOrderHoldInput.comment': 'paragraph',
}

/** The input of a step, by its kind; its name, and its id, is the input's coordinate. */
export function ControlField({
  ui,
  offered,
  where,
}: {
  readonly ui: Ui
  readonly offered: OfferedControl
  /** The page that its step speaks of. */
  readonly where: Step['where']
}) {
  const { t } = ui
  const { control, value } = offered
  const { bind, kind } = control
  const described = {
    name: bind,
    label: control.label,
    isRequired: isNeeded(control),
    hint: hasHint(ui, offered) ? <ControlHint ui={ui} offered={offered} /> : undefined,
  }
  if (control.constant !== null) return <FixedValue ui={ui} offered={offered} />
  if (control.isSecret)
    return <p className={styles.quiet}>{t('guides:control.secret', { label: control.label })}</p>
  switch (kind) {
    case 'SWITCH':
      return (
        <CheckboxField name={bind} label={control.label} hint={described.hint} isChecked={value === true} />
      )
    case 'NUMBER':
      return (
        <TextField
          {...described}
          inputMode={control.type === 'Float' ? 'decimal' : 'numeric'}
          value={typeof value === 'number' ? ui.format.decimal(String(value)) : undefined}
        />
      )
    case 'DATE':
      return <DateField {...described} value={textOf(value)} />
    case 'TREE':
      return <NodeField ui={ui} offered={offered} described={described} />
    case 'CHOOSE':
      return <ChoiceField ui={ui} offered={offered} described={described} where={where} />
    case 'TEXT':
      if (textInputs[bind] === 'paragraph') return <TextAreaField {...described} value={textOf(value)} />
      if (textInputs[bind] === 'time') return <DateField {...described} kind="time" value={textOf(value)} />
      return <TextField {...described} value={textOf(value)} />
  }
}

interface Described {
  readonly name: string
  readonly label: string
  readonly isRequired: boolean
  readonly hint: React.ReactNode
}

interface FieldProps {
  readonly ui: Ui
  readonly offered: OfferedControl
  readonly described: Described
}

function ChoiceField({ ui, offered, described, where }: FieldProps & Pick<Step, 'where'>) {
  const { t } = ui
  const { control, choices, value } = offered
  // An enum without choices does not exist: there are no such records, or the reader may not see them.
  if (choices.length === 0) return <NothingToChoose ui={ui} control={control} where={where} />
  const options = choices.map((choice) => ({ ...choice, value: String(choice.value) }))
  const chosen = asList(value).map(String)
  const isNeedless = !isNeeded(control)
  const unchosen = unchosenWords(ui, control.bind)
  if (control.isList) {
    return <CheckboxGroup {...described} options={options.map(withHint)} values={chosen} />
  }
  if (options.length > mostRadios) {
    return (
      <SelectField
        {...described}
        options={options.map(withHint)}
        value={chosen[0]}
        none={isNeedless ? unchosen : t('guides:control.choose')}
      />
    )
  }
  const none = isNeedless ? [{ value: '', label: unchosen }] : []
  return (
    <RadioGroup
      {...described}
      options={[...none, ...options]}
      value={chosen[0] ?? (isNeedless ? '' : undefined)}
    />
  )
}

function NodeField({ ui, offered, described }: FieldProps) {
  const { t } = ui
  const { control, choices, value } = offered
  if (choices.length === 0) {
    return <p className={styles.quiet}>{t('guides:control.noNodes')}</p>
  }
  const nodes = choices.map(({ value: id, label, hint, parentId }) => ({
    id: String(id),
    name: label,
    hint: hint ?? '',
    parentId: parentId ?? null,
  }))
  return (
    <NodePicker
      // Another hierarchy has other nodes: what was picked in the one before is gone.
      key={nodes[0]?.id ?? ''}
      {...described}
      nodes={nodes}
      value={asList(value).map(String)}
      words={{
        available: t('guides:nodes.available'),
        add: t('guides:nodes.add'),
        selected: t('guides:nodes.selected', { label: control.label }),
        none: t('guides:nodes.none'),
        remove: t('guides:nodes.remove', { name: '{{name}}' }),
      }}
    />
  )
}

function FixedValue({ ui, offered: { control } }: Omit<FieldProps, 'described'>) {
  return (
    <p className={styles.quiet}>
      {ui.t('guides:control.fixed', { label: control.label, value: String(control.constant) })}
    </p>
  )
}

function withHint({
  value,
  label,
  hint,
}: {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
}) {
  return { value, label: hint ? `${label} – ${hint}` : label }
}

function textOf(value: OfferedControl['value']): string | undefined {
  return typeof value === 'string' ? value : undefined
}
