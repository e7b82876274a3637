import { ConfirmAction } from '../forms/confirm-action.tsx'
import { TextField } from '../forms/field.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toWholePage } from '../lists/list.ts'
import type { Ui } from '../session/ui.ts'
import { updateSequence } from './rule-actions.ts'
import { NumberSequenceListDocument, type NumberSequenceListQuery } from './rules.generated.ts'

type Sequence = NumberSequenceListQuery['numberSequences'][number]

/** What numbers the company's documents get. */
export const sequenceList: ListDefinition<Sequence> = {
  name: 'number-sequences',
  path: '/settings/number-sequences',
  title: ({ t }) => t('navigation:numberSequences.label'),
  columns: (ui) => {
    const column = createColumns<Sequence>(ui, 'NumberSequence')
    return [
      column.value('code', 'NumberSequenceCode', ({ code }) => code),
      column.text('prefix', ({ prefix }) => prefix || null),
      column.number('digits', ({ digits }) => digits),
      column.number('nextNumber', ({ nextNumber }) => nextNumber),
      column.number('largestNumber', ({ largestNumber }) => largestNumber),
      column.number('remaining', ({ remaining }) => remaining),
      column.text('example', ({ example }) => example),
      ...(ui.may('ORGANIZATION_MANAGE')
        ? [
            {
              id: 'change',
              header: ui.t('settings:actions'),
              cell: (sequence: Sequence) => <ChangeSequence ui={ui} sequence={sequence} />,
            },
          ]
        : []),
    ]
  },
  key: ({ code }) => code,
  load: async (ui) => {
    const { companyId } = ui.company
    return toWholePage((await query(NumberSequenceListDocument, { companyId })).numberSequences)
  },
  empty: ({ t }) => <p>{t('settings:sequence.none')}</p>,
}

function ChangeSequence({ ui, sequence }: { readonly ui: Ui; readonly sequence: Sequence }) {
  const { t, word, locale } = ui
  const { code } = sequence
  return (
    <ConfirmAction
      action={updateSequence}
      locale={locale}
      values={{ companyId: ui.company.companyId, code }}
      scope={`${code}-`}
      words={{
        open: t('change'),
        title: word.enumValue('NumberSequenceCode', code),
        text: t('settings:sequence.text'),
        confirm: t('save'),
        cancel: t('cancel'),
        problem: t('problem'),
      }}
    >
      <TextField
        name="prefix"
        label={word.field('NumberSequence', 'prefix')}
        hint={t('settings:sequence.prefixHint')}
        value={sequence.prefix}
      />
      {(['digits', 'nextNumber', 'largestNumber'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={word.field('NumberSequence', name)}
          inputMode="numeric"
          value={String(sequence[name])}
          isRequired
        />
      ))}
    </ConfirmAction>
  )
}
