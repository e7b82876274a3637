import { Empty } from '../components/page.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { query } from '../graphql/request-client.ts'
import { parametersOf } from '../language/wording.ts'
import { createColumns } from '../lists/columns.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import { resolveFinding } from './actions.ts'
import { DistributionFindingsDocument, type DistributionFindingsQuery } from './quarantine.generated.ts'

type Finding = DistributionFindingsQuery['distributionFindings']['edges'][number]['node']

const mostShown = 100

/** What is odd about what the shops sent although it could be pulled: gaps, duplicates, orphans. */
export async function Findings({ ui }: { readonly ui: Ui }) {
  const { t, word } = ui
  const { distributionFindings } = await query(DistributionFindingsDocument, {
    companyId: ui.company.companyId,
    first: mostShown,
  })
  const findings = distributionFindings.edges.map(({ node }) => node)
  if (findings.length === 0) {
    return (
      <Empty>
        <p>{t('distribution:findings.none')}</p>
      </Empty>
    )
  }
  const column = createColumns<Finding>(ui, 'DistributionFinding')
  const causeOf = ({ kind, parameters, ...finding }: Finding) =>
    word.cause(kind, { ...finding, ...parametersOf(parameters) })
  return (
    <Table
      ui={ui}
      caption={t('distribution:findings.title')}
      columns={[
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
                    locale={ui.locale}
                    values={{ finding: id }}
                    summaryTitle={t('problem')}
                  >
                    <SubmitButton look="ordinary">{t('distribution:findings.resolve')}</SubmitButton>
                  </ActionForm>
                ),
              },
            ]
          : []),
      ]}
      rows={findings}
      rowKey={({ id }) => id}
    />
  )
}
