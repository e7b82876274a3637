import { type ApiProblem, requiredText } from '../forms/act.ts'
import type { FieldProblem } from '../forms/action-state.ts'
import { query } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import { type ChangeSince, changesSince } from './changes-since.ts'
import { inputName } from './edit-form.ts'
import { sectionTypes } from './section-types.ts'
import { placeInWords } from './send-edit.ts'
import { stagedValueInWords } from './staged-value.ts'
import { TransactionSinceDocument } from './transaction.generated.ts'

/**
 * Tells somebody whose page shows an older version of its transaction what has become of that meanwhile, field by field,
 * with the way to load it anew. Other problems are passed on.
 * @param address of the page.
 */
export async function tellConflict(
  ui: Ui,
  form: FormData,
  { problems, address }: { readonly problems: readonly ApiProblem[]; readonly address: string },
): Promise<readonly (ApiProblem | FieldProblem)[]> {
  const conflict = problems.find(({ code }) => code === 'TRANSACTION_CHANGED')
  if (!conflict) return problems
  const id = requiredText(form, 'transaction')
  const version = Number(requiredText(form, 'version'))
  const { channelTransaction } = await query(TransactionSinceDocument, { id, version })
  return [
    {
      field: null,
      text: ui.word.problem(conflict.code, conflict.parameters),
      link: { label: ui.t('loadAnew'), address: ui.href(address) },
    },
    ...(channelTransaction ? changesSince(channelTransaction).map(inWords(ui, form)) : []),
  ]
}

function inWords(ui: Ui, form: FormData): (change: ChangeSince) => FieldProblem {
  return ({ section, row, field: { name, kind, isEditable }, from, to }) => {
    const shown = ({ value, currency }: ChangeSince['from']) =>
      stagedValueInWords(ui, { type: sectionTypes[section], name, kind, currency }, value) || '–'
    const text = ui.t('orders:edit.changedMeanwhile', { from: shown(from), to: shown(to) })
    const label = placeInWords(ui, { section, row, field: name })
    const input = inputName(section, row, name)
    return {
      field: isEditable && form.has(input) ? input : null,
      text,
      summary: ui.t('fieldProblem', { label, text }),
    }
  }
}
