'use server'

import { redirect } from 'next/navigation'
import { type ApiProblem, act, requiredText, textOf } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import {
  CreateOrganizationHierarchyDocument,
  DiscardOrganizationHierarchyDraftDocument,
  type OrganizationHierarchyPurpose,
  type OrganizationNodeInput,
  PublishOrganizationHierarchyDocument,
  SaveOrganizationHierarchyDraftDocument,
  UpdateOrganizationHierarchyDocument,
} from './hierarchies.generated.ts'

function detailsFrom(form: FormData) {
  return {
    name: textOf(form, 'name') ?? '',
    // The form offers no other purposes than the API knows.
    purpose: requiredText(form, 'purpose') as OrganizationHierarchyPurpose,
  }
}

/** Makes a hierarchy with a draft of one node, and shows it. */
export async function createHierarchy(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const input = { companyId: requiredText(form, 'companyId'), ...detailsFrom(form) }
    const outcome = (await mutate(CreateOrganizationHierarchyDocument, { input })).createOrganizationHierarchy
    const id = outcome.organizationHierarchy?.id
    if (id) redirect(ui.href(`/settings/hierarchies/${encodeURIComponent(id)}`))
    return { problems: outcome.problems }
  })
}

export async function updateHierarchy(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = { hierarchy: requiredText(form, 'hierarchy'), ...detailsFrom(form) }
    const outcome = (await mutate(UpdateOrganizationHierarchyDocument, { input })).updateOrganizationHierarchy
    return { problems: outcome.problems, message: t('saved') }
  })
}

/** Makes the editor's tree the hierarchy's draft. The API checks its form; what is wrong comes back node by node. */
export async function saveDraft(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => ({
    problems: await saveTree(form),
    message: t('settings:hierarchy.draftSaved'),
  }))
}

/** Publishes what stands in the editor: it is saved first, so that nothing typed is left behind. */
export async function publishDraft(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const problems = await saveTree(form)
    if (problems.length > 0) return { problems }
    const input = {
      hierarchy: requiredText(form, 'hierarchy'),
      effectiveDate: textOf(form, 'effectiveDate') ?? '',
    }
    const outcome = (await mutate(PublishOrganizationHierarchyDocument, { input }))
      .publishOrganizationHierarchy
    return { problems: outcome.problems, message: t('settings:hierarchy.published') }
  })
}

async function saveTree(form: FormData): Promise<readonly ApiProblem[]> {
  const input = {
    hierarchy: requiredText(form, 'hierarchy'),
    revision: Number(requiredText(form, 'revision')),
    root: JSON.parse(requiredText(form, 'root')) as OrganizationNodeInput,
  }
  const { saveOrganizationHierarchyDraft: outcome } = await mutate(SaveOrganizationHierarchyDraftDocument, {
    input,
  })
  return outcome.problems
}

export async function discardDraft(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = { hierarchy: requiredText(form, 'hierarchy') }
    const outcome = (await mutate(DiscardOrganizationHierarchyDraftDocument, { input }))
      .discardOrganizationHierarchyDraft
    return { problems: outcome.problems, message: t('settings:hierarchy.discarded') }
  })
}
