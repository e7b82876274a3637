'use server'

import { redirect } from 'next/navigation'
import { type ApiProblem, act, requiredText, textOf } from '../forms/act.ts'
import type { ActionState, FieldProblem } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import {
  CreateOrganizationHierarchyDocument,
  DiscardOrganizationHierarchyDraftDocument,
  type OrganizationHierarchyPurpose,
  PublishOrganizationHierarchyDocument,
  SaveOrganizationHierarchyDraftDocument,
  UpdateOrganizationHierarchyDocument,
} from './hierarchies.generated.ts'
import { readHierarchy } from './read-hierarchy.ts'
import { type NodeInput, newTree, toNodeInput, toTree } from './tree.ts'
import { treeChanges } from './tree-changes.ts'
import { ofItsNode } from './tree-problems.ts'

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
  return act(state, form, async (ui) => {
    const problems = await saveTree(ui, form)
    // Drawn anew, the editor would show what somebody else has saved, and not what was typed.
    return { problems, message: ui.t('settings:hierarchy.draftSaved'), keepsPage: problems.length > 0 }
  })
}

/** Publishes what stands in the editor: it is saved first, so that nothing typed is left behind. */
export async function publishDraft(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const problems = await saveTree(ui, form)
    if (problems.length > 0) return { problems, keepsPage: true }
    const input = {
      hierarchy: requiredText(form, 'hierarchy'),
      effectiveDate: textOf(form, 'effectiveDate') ?? '',
    }
    const outcome = (await mutate(PublishOrganizationHierarchyDocument, { input }))
      .publishOrganizationHierarchy
    return { problems: outcome.problems, message: ui.t('settings:hierarchy.published') }
  })
}

async function saveTree(ui: Ui, form: FormData): Promise<readonly (ApiProblem | FieldProblem)[]> {
  const root = readTree(form, 'root')
  const input = { ...draftSeen(form), root }
  const { problems } = (await mutate(SaveOrganizationHierarchyDraftDocument, { input }))
    .saveOrganizationHierarchyDraft
  const told = await tellDraftConflict(ui, form, problems)
  return told.map((problem) => ('text' in problem ? problem : ofItsNode(ui, root, problem)))
}

/** Which state of a draft the reader has seen. */
function draftSeen(form: FormData) {
  return {
    hierarchy: requiredText(form, 'hierarchy'),
    revision: Number(requiredText(form, 'revision')),
    basis: textOf(form, 'basis') ?? null,
  }
}

/** A tree as the editor has written it. */
function readTree(form: FormData, name: string): NodeInput {
  return JSON.parse(requiredText(form, name)) as NodeInput
}

/**
 * That somebody has saved the draft meanwhile: what they have made of it, and the way to load it. Other problems are
 * passed on.
 */
async function tellDraftConflict(
  ui: Ui,
  form: FormData,
  problems: readonly ApiProblem[],
): Promise<readonly (ApiProblem | FieldProblem)[]> {
  const conflict = problems.find(({ code }) => code === 'HIERARCHY_DRAFT_CHANGED')
  if (!conflict) return problems
  const hierarchy = requiredText(form, 'hierarchy')
  const { draft, latest, name } = await readHierarchy(hierarchy)
  const now = toNodeInput(toTree((draft ?? latest)?.nodes ?? []) ?? newTree(name))
  const address = ui.href(`/settings/hierarchies/${encodeURIComponent(hierarchy)}`)
  return [
    {
      field: null,
      text: ui.word.problem(conflict.code, conflict.parameters),
      link: { label: ui.t('loadAnew'), address },
    },
    ...treeChanges(readTree(form, 'opened'), now).map(({ kind, ...change }) => ({
      field: null,
      text: ui.t(`settings:hierarchy.meanwhile.${kind}`, change),
    })),
  ]
}

/** Throws the draft away that the reader sees; what has become of it meanwhile is told instead. */
export async function discardDraft(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const outcome = (await mutate(DiscardOrganizationHierarchyDraftDocument, { input: draftSeen(form) }))
      .discardOrganizationHierarchyDraft
    const problems = await tellDraftConflict(ui, form, outcome.problems)
    return { problems, message: ui.t('settings:hierarchy.discarded'), keepsPage: problems.length > 0 }
  })
}
