'use server'

import { redirect } from 'next/navigation'
import { act, isChecked, requiredText, textOf } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import { itemPath } from './item-list.tsx'
import { SaveItemDocument } from './items.generated.ts'
import { codesIn } from './read-item-file.ts'

function itemFrom(form: FormData) {
  return {
    companyId: requiredText(form, 'companyId'),
    itemNumber: textOf(form, 'itemNumber') ?? '',
    name: textOf(form, 'name') ?? '',
    unit: textOf(form, 'unit') ?? null,
    variantNumbers: codesIn(textOf(form, 'variantNumbers') ?? ''),
    barcodes: codesIn(textOf(form, 'barcodes') ?? ''),
    isSerialNumberControlled: isChecked(form, 'isSerialNumberControlled'),
    isBlocked: isChecked(form, 'isBlocked'),
  }
}

/** Adds an item and shows it. */
export async function createItem(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const { saveItem } = await mutate(SaveItemDocument, { input: itemFrom(form) })
    if (saveItem.item) redirect(ui.href(itemPath(saveItem.item.id)))
    return { problems: saveItem.problems }
  })
}

export async function updateItem(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const { saveItem } = await mutate(SaveItemDocument, { input: itemFrom(form) })
    return { problems: saveItem.problems, message: t('saved') }
  })
}
