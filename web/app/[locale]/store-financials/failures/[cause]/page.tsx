import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink } from '../../../../../components/button-link.tsx'
import { Facts, Notice, PageHeader } from '../../../../../components/page.tsx'
import { ConfirmAction } from '../../../../../forms/confirm-action.tsx'
import { TextField } from '../../../../../forms/field.tsx'
import { idFrom } from '../../../../../graphql/found.ts'
import { query } from '../../../../../graphql/request-client.ts'
import { ListView } from '../../../../../lists/list-view.tsx'
import { retryFailureGroup } from '../../../../../orders/actions.ts'
import { failureGroupPath, failureList } from '../../../../../orders/failure-lists.tsx'
import { FailureGroupFactsDocument } from '../../../../../orders/failures.generated.ts'
import { sharedFault } from '../../../../../orders/group-words.tsx'
import { mendingGuide } from '../../../../../orders/mending-guide.ts'
import { MendingPlaces } from '../../../../../orders/mending-places.tsx'
import { placesToMend } from '../../../../../orders/places-to-mend.ts'
import type { PageProps } from '../../../../../session/page-props.ts'
import { openUi, type Ui } from '../../../../../session/ui.ts'

async function readGroup(ui: Ui, cause: string) {
  const { failureGroups, synchronizationFailures } = await query(FailureGroupFactsDocument, {
    companyId: ui.company.companyId,
    cause,
  })
  const group = failureGroups.edges[0]?.node
  return group && { ...group, first: synchronizationFailures.edges[0]?.node.channelTransaction }
}

export async function generateMetadata({ params }: PageProps<'cause'>): Promise<Metadata> {
  const ui = await openUi(params)
  const group = await readGroup(ui, idFrom((await params).cause))
  return { title: group ? ui.word.cause(group.code, null).title : ui.t('navigation:failures.label') }
}

/** One cause: what it is, what is at stake, how to mend it, and every transaction that it keeps from being posted. */
export default async function FailureGroup({ params, searchParams }: PageProps<'cause'>) {
  const ui = await openUi(params)
  const { t, format, word, locale } = ui
  if (!ui.may('ORDERS_READ')) notFound()
  const cause = idFrom((await params).cause)
  const group = await readGroup(ui, cause)
  const crumbs = [
    { label: t('navigation:storeFinancials.label'), path: '/store-financials' },
    { label: t('navigation:failures.label'), path: '/store-financials/failures' },
  ]
  if (!group) {
    return (
      <>
        <PageHeader ui={ui} title={t('navigation:failures.label')} crumbs={crumbs} />
        <Notice tone="good">
          <p>{t('orders:failures.overcome')}</p>
        </Notice>
      </>
    )
  }
  const words = word.cause(group.code, group.parameters)
  const [place] = placesToMend(ui, group)
  const guide = group.first && mendingGuide(ui, group.code, group.first.id)
  return (
    <>
      <PageHeader ui={ui} title={words.title} lead={sharedFault(ui, group)} crumbs={crumbs}>
        {/* What is set right elsewhere is set right once for all of them: the guide mends one order. */}
        {place && <ButtonLink href={ui.href(place.path)}>{place.label}</ButtonLink>}
        {guide && <ButtonLink href={ui.href(guide.path)}>{guide.label}</ButtonLink>}
        {ui.may('ORDERS_SYNCHRONIZE') && (
          <ConfirmAction
            action={retryFailureGroup}
            locale={locale}
            values={{ cause }}
            look="primary"
            words={{
              open: t('orders:failures.retryAll', { count: group.count }),
              title: t('orders:failures.retryTitle', { count: group.count }),
              text: t('orders:failures.retryText'),
              confirm: t('orders:failures.retry'),
              cancel: t('cancel'),
              problem: t('problem'),
            }}
          >
            <TextField name="description" label={t('list.jobName')} hint={t('orders:failures.nameHint')} />
          </ConfirmAction>
        )}
      </PageHeader>
      <Notice tone="warning">
        <p>{words.mend}</p>
        <MendingPlaces ui={ui} breach={group} />
      </Notice>
      <Facts
        facts={[
          [t('home:mend.count'), format.number(group.count)],
          [
            t('home:mend.amounts'),
            format.list(group.amountsAtStake.map((amount) => format.money(amount))) || '–',
          ],
          [t('orders:failures.firstSeen'), format.dateTime(group.firstSeenAt)],
          [t('orders:failures.lastSeen'), format.dateTime(group.lastSeenAt)],
        ]}
      />
      <ListView
        ui={ui}
        list={failureList}
        parameters={{ ...(await searchParams), cause }}
        page={failureGroupPath(cause)}
      />
    </>
  )
}
