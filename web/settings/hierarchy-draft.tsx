import { Notice, Section } from '../components/page.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { ConfirmAction } from '../forms/confirm-action.tsx'
import { DateField } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import type { Ui } from '../session/ui.ts'
import { discardDraft, publishDraft, saveDraft } from './hierarchy-actions.ts'
import type { Hierarchy } from './read-hierarchy.ts'
import { newTree, toNodeInput, toTree } from './tree.ts'
import styles from './tree-editor.module.css'
import { TreeEditor } from './tree-editor.tsx'
import type { TreeWords } from './tree-row.tsx'

/** What is published is what stands in the editor: its tree goes with this form, too. */
const publishForm = 'publish-draft'

interface Drawn {
  readonly ui: Ui
  readonly hierarchy: Hierarchy
}

/** A hierarchy's draft: its tree to be arranged, and its publication. Without one, it begins as a copy of the latest. */
export function HierarchyDraft({ ui, hierarchy }: Drawn) {
  const { t, locale } = ui
  const { draft, company } = hierarchy
  const latest = draft ?? hierarchy.latest
  const tree = toTree(latest?.nodes ?? []) ?? newTree(hierarchy.name)
  const values = { hierarchy: hierarchy.id, revision: String(draft?.revision ?? 0), basis: latest?.id ?? '' }
  return (
    <>
      <Section id="tree" title={t('settings:hierarchy.draft')}>
        <Notice>
          <p>{noteOn(ui, hierarchy)}</p>
        </Notice>
        <ActionForm
          action={saveDraft}
          locale={locale}
          values={values}
          className={styles.publish}
          summaryTitle={t('problem')}
        >
          <TreeEditor
            key={`${values.basis} ${values.revision}`}
            tree={tree}
            channels={company.channels}
            words={wordsFor(ui)}
            alsoFor={publishForm}
          />
          <div id="save-draft">
            <SubmitButton>{t('settings:hierarchy.saveDraft')}</SubmitButton>
          </div>
        </ActionForm>
        {draft && <Discard ui={ui} values={{ ...values, opened: JSON.stringify(toNodeInput(tree)) }} />}
      </Section>
      <Section id="publish" title={t('settings:hierarchy.publish')}>
        <div id="effective-date">
          {draft ? (
            <ActionForm
              id={publishForm}
              action={publishDraft}
              locale={locale}
              values={values}
              summaryTitle={t('problem')}
            >
              <DateField
                name="effectiveDate"
                label={ui.word.label('PublishOrganizationHierarchyInput.effectiveDate')}
                hint={t('settings:hierarchy.effectiveHint')}
                value={todayIn(company.timeZone)}
                isRequired
              />
              <div>
                <SubmitButton>{t('settings:hierarchy.publish')}</SubmitButton>
              </div>
            </ActionForm>
          ) : (
            <p>{t('settings:hierarchy.saveFirst')}</p>
          )}
        </div>
      </Section>
    </>
  )
}

/** What the tree to be arranged is. */
function noteOn({ t }: Ui, { draft, latest }: Hierarchy): string {
  if (draft) return t('settings:hierarchy.draftIsThere')
  if (latest) return t('settings:hierarchy.draftIsCopy', { version: latest.version })
  return t('settings:hierarchy.draftIsNew')
}

/** @param values the draft as the reader sees it: one that became another since stays. */
function Discard({ ui, values }: { readonly ui: Ui; readonly values: Readonly<Record<string, string>> }) {
  const { t, locale } = ui
  return (
    <div className={styles.discard}>
      <ConfirmAction
        action={discardDraft}
        locale={locale}
        values={values}
        look="danger"
        words={{
          open: t('settings:hierarchy.discard'),
          title: t('settings:hierarchy.discardTitle'),
          text: t('settings:hierarchy.discardText'),
          confirm: t('settings:hierarchy.discard'),
          cancel: t('cancel'),
          problem: t('problem'),
        }}
      />
    </div>
  )
}

/** Today's date in a time zone, as the API writes days: Swedish writes them so, too. */
function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date())
}

/** The editor's words; it fills the names in. */
function wordsFor({ t }: Ui): TreeWords {
  const name = '{{name}}'
  return {
    name: t('settings:tree.name', { name }),
    up: t('settings:tree.up', { name }),
    down: t('settings:tree.down', { name }),
    in: t('settings:tree.in', { name }),
    out: t('settings:tree.out', { name }),
    add: t('settings:tree.add', { name }),
    remove: t('settings:tree.remove', { name }),
    placed: t('settings:tree.placed', {
      name,
      parent: '{{parent}}',
      place: '{{place}}',
      total: '{{count}}',
    }),
    added: t('settings:tree.added', { name, parent: '{{parent}}' }),
    removed: t('settings:tree.removed', { name }),
    newNode: t('settings:tree.newNode'),
    channel: t('settings:tree.channel'),
    below: t('settings:tree.below'),
    addChannel: t('settings:tree.addChannel'),
    allPlaced: t('settings:tree.allPlaced'),
  }
}
