import { query } from '../graphql/request-client.ts'
import { byName } from '../language/by-name.ts'
import type { Choice, Choosing } from './choice.ts'
import {
  ChosenTransactionDocument,
  FailedTransactionChoicesDocument,
  type FailedTransactionChoicesQuery,
  HierarchyChoicesDocument,
  NodeChoicesDocument,
} from './choices.generated.ts'

/** The company's organization hierarchies of which a version is in force. */
export async function hierarchyChoices({ ui, companyId }: Choosing): Promise<readonly Choice[]> {
  const { organizationHierarchies } = await query(HierarchyChoicesDocument, { companyId })
  return byName(ui, organizationHierarchies).flatMap(({ id, name, versionInForce }) =>
    versionInForce
      ? [
          {
            value: id,
            label: name,
            hint: versionInForce.effectiveDate
              ? ui.t('guides:choice.inForceSince', { day: versionInForce.effectiveDate })
              : undefined,
            names: [name],
          },
        ]
      : [],
  )
}

/** All of the company's organization hierarchies; those with a draft say so. */
export async function draftedHierarchyChoices({ ui, companyId }: Choosing): Promise<readonly Choice[]> {
  const { organizationHierarchies } = await query(HierarchyChoicesDocument, { companyId })
  return byName(ui, organizationHierarchies).map(({ id, name, draft }) => ({
    value: id,
    label: name,
    hint: draft ? ui.t('guides:choice.hasDraft') : ui.t('guides:choice.hasNoDraft'),
    names: [name],
  }))
}

/** The nodes of the chosen hierarchy, as it stands today. */
export async function nodeChoices({ ui, answers }: Choosing): Promise<readonly Choice[]> {
  const hierarchy = answers['SynchronizeOrdersInput.organizationHierarchyId']
  if (typeof hierarchy !== 'string') return []
  const { organizationHierarchy } = await query(NodeChoicesDocument, { hierarchy })
  return (organizationHierarchy?.versionInForce?.nodes ?? []).map((node) => ({
    value: node.id,
    label: node.name,
    hint: node.channel
      ? ui.t('guides:choice.channel', {
          number: String(node.channel.number),
          currency: node.channel.currency,
        })
      : ui.t('guides:choice.stores', { count: node.channelCount }),
    names: node.parent ? [node.name] : [node.name, organizationHierarchy?.name ?? node.name],
    parentId: node.parent?.id ?? null,
  }))
}

type Transaction = FailedTransactionChoicesQuery['channelTransactions']['edges'][number]['node']

/** Transactions that failed or are being mended, the latest first, and the one that was chosen before. */
export async function transactionChoices(
  { ui, companyId }: Choosing,
  chosen: readonly (string | number)[],
): Promise<readonly Choice[]> {
  const { channelTransactions } = await query(FailedTransactionChoicesDocument, { companyId })
  const failed = channelTransactions.edges.map(({ node }) => node)
  const [id] = chosen
  const isListed = id === undefined || failed.some((transaction) => transaction.id === id)
  const other = isListed
    ? null
    : (await query(ChosenTransactionDocument, { id: String(id) })).channelTransaction
  return [...(other ? [other] : []), ...failed].map((transaction: Transaction) => ({
    value: transaction.id,
    label: transaction.channelReferenceId
      ? `${transaction.transactionId} (${transaction.channelReferenceId})`
      : transaction.transactionId,
    hint: ui.t('guides:choice.transaction', {
      day: transaction.transactionDate,
      amount: ui.format.money(transaction.total),
      status: ui.word.enumValue('SynchronizationStatus', transaction.status),
    }),
    names: [transaction.transactionId],
  }))
}
