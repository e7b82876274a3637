import { Empty, Section } from '../components/page.tsx'
import { StatusBadge } from '../components/status-badge.tsx'
import { createColumns } from '../lists/columns.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import { HierarchyDraft } from './hierarchy-draft.tsx'
import type { Hierarchy } from './read-hierarchy.ts'
import { type TreeNode, toTree } from './tree.ts'
import styles from './tree-editor.module.css'

interface Drawn {
  readonly ui: Ui
  readonly hierarchy: Hierarchy
}

/** A hierarchy: the tree that holds today, the draft of the next, and all versions. */
export function HierarchyDetail({ ui, hierarchy }: Drawn) {
  const { t, word } = ui
  const tree = hierarchy.versionInForce ? toTree(hierarchy.versionInForce.nodes) : null
  return (
    <>
      <Section id="in-force" title={word.field('OrganizationHierarchy', 'versionInForce')}>
        {tree ? (
          <ul className={styles.tree}>
            <Branch node={tree} />
          </ul>
        ) : (
          <Empty>
            <p>{t('settings:hierarchy.noneInForce')}</p>
          </Empty>
        )}
      </Section>
      {ui.may('ORGANIZATION_MANAGE') && <HierarchyDraft ui={ui} hierarchy={hierarchy} />}
      <Section id="versions" title={word.field('OrganizationHierarchy', 'versions')}>
        <Versions ui={ui} hierarchy={hierarchy} />
      </Section>
    </>
  )
}

function Branch({ node }: { readonly node: TreeNode }) {
  return (
    <li>
      {node.channelNumber !== null && `${node.channelNumber} `}
      {node.name}
      {node.children.length > 0 && (
        <ul className={styles.branch}>
          {node.children.map((child) => (
            <Branch key={child.key} node={child} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Versions({ ui, hierarchy }: Drawn) {
  const { word } = ui
  const column = createColumns<Hierarchy['versions'][number]>(ui, 'OrganizationHierarchyVersion')
  return (
    <Table
      ui={ui}
      caption={word.field('OrganizationHierarchy', 'versions')}
      columns={[
        column.number('version', ({ version }) => version),
        {
          ...column.value('status', 'OrganizationHierarchyVersionStatus', ({ status }) => status),
          cell: ({ status }) => (
            <StatusBadge tone={status === 'PUBLISHED' ? 'good' : 'warning'}>
              {word.enumValue('OrganizationHierarchyVersionStatus', status)}
            </StatusBadge>
          ),
        },
        column.day('effectiveDate', ({ effectiveDate }) => effectiveDate),
        column.moment('publishedAt', ({ publishedAt }) => publishedAt),
        column.words('publishedBy', ({ publishedBy }) => publishedBy?.name),
        {
          ...column.number('channelCount', ({ root }) => root.channelCount),
          header: word.field('OrganizationNode', 'channelCount'),
        },
      ]}
      rows={hierarchy.versions}
      rowKey={({ id }) => id}
    />
  )
}
