import { ActionForm } from '../forms/action-form.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { query } from '../graphql/request-client.ts'
import { parametersOf } from '../language/wording.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { resolveFinding } from './actions.ts'
import { DistributionFindingsDocument, type DistributionFindingsQuery } from './quarantine.generated.ts'

type Finding = DistributionFindingsQuery['distributionFindings']['edges'][number]['node']

/** What is odd about what the shops sent although it could be pulled: gaps, duplicates, orphans. */
export const findingList: ListDefinition<Finding> = {
  name: 'distribution-findings',
  path: '/retail-and-commerce-it/quarantine',
  title: ({ t }) => t('distribution:findings.title'),
  columns: (ui) => {
    const { t, word, locale } = ui
    const column = createColumns<Finding>(ui, 'DistributionFinding')
    const causeOf = ({ kind, parameters, ...finding }: Finding) =>
      word.cause(kind, { ...finding, ...parametersOf(parameters) })
    return [
      {
        ...column.text('kind', (finding) => causeOf(finding).title),
        wraps: 'sentence',
        cell: (finding) => (
          <>
            {causeOf(finding).title}
            <br />
            <small>{causeOf(finding).text}</small>
          </>
        ),
      },
      {
        id: 'what',
        header: t('distribution:findings.what'),
        isForFiles: true,
        cell: () => null,
        text: (finding) => causeOf(finding).text,
      },
      column.words('channelDatabase', ({ channelDatabase }) => channelDatabase.name),
      column.technical('channelTable', ({ channelTable }) => channelTable),
      column.text('transactionId', ({ transactionId }) => transactionId),
      column.number('occurrences', ({ occurrences }) => occurrences),
      column.moment('lastSeenAt', ({ lastSeenAt }) => lastSeenAt),
      ...(ui.may('DISTRIBUTION_RUN')
        ? [
            {
              id: 'resolve',
              header: t('distribution:quarantine.action'),
              cell: ({ id }: Finding) => (
                <ActionForm
                  action={resolveFinding}
                  locale={locale}
                  values={{ finding: id }}
                  summaryTitle={t('problem')}
                >
                  <SubmitButton look="ordinary">{t('distribution:findings.resolve')}</SubmitButton>
                </ActionForm>
              ),
            },
          ]
        : []),
    ]
  },
  key: ({ id }) => id,
  load: async (ui, _filters, page) => {
    const data = await query(DistributionFindingsDocument, { companyId: ui.company.companyId, ...page })
    return toListPage(data.distributionFindings)
  },
  empty: ({ t }) => <p>{t('distribution:findings.none')}</p>,
}
