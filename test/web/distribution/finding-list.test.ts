import { print } from 'graphql'
import { expect, test, vi } from 'vitest'
import { schema } from '../../../server/schema.ts'
import { findingList } from '../../../web/distribution/finding-list.tsx'
import { formatsFor } from '../../../web/language/formats.ts'
import { openTranslator } from '../../../web/language/translator.ts'
import { createWording } from '../../../web/language/wording.ts'
import { writeCsv } from '../../../web/lists/csv.ts'
import type { Ui } from '../../../web/session/ui.ts'
import { pullApplied } from '../../distribution/headquarters.ts'
import { writeOrder } from '../../distribution/orders.ts'
import { useShop } from '../../distribution/setting.ts'
import { describeOnBothDatabases } from '../../support/databases.ts'
import { callerWith, operate } from '../../support/graphql.ts'

type Query = typeof import('../../../web/graphql/request-client.ts').query
const api = vi.hoisted(() => ({ query: undefined as unknown }))
vi.mock('../../../web/graphql/request-client.ts', async (original) => ({
  ...(await original<object>()),
  query: (...asked: Parameters<Query>) => (api.query as Query)(...asked),
}))

const caller = callerWith(['distribution.read', 'distribution.run', 'organization.read'], ['USRT'])

describeOnBothDatabases('the findings of the P-job', (open) => {
  const setting = useShop(open, 'sqlite')

  test('are exported with what each of them says', async () => {
    const { headquarters, shop, channelDatabase } = setting()
    api.query = (document: Parameters<typeof print>[0], variables: Record<string, unknown>) =>
      operate(schema, headquarters.database, print(document), { caller, variables })
    await writeOrder(shop, 'T-1')
    await pullApplied(headquarters, channelDatabase)
    shop.skip('RetailTransactionAttributeTrans', 2000)
    await writeOrder(shop, 'T-2')
    await pullApplied(headquarters, channelDatabase)

    const { t } = await openTranslator('sv-SE', 'UTC')
    const ui = {
      t,
      word: createWording(t),
      format: formatsFor('sv-SE', 'UTC'),
      locale: 'sv-SE',
      company: { companyId: 'USRT' },
      may: () => true,
    } as unknown as Ui
    const csv = await new Response(writeCsv(ui, findingList, {})).text()
    const [header = '', ...rows] = csv.trimEnd().split('\r\n')
    const headings = ['Avvikelse', 'Vad som avviker', 'Kanaldatabas', 'Tabell', 'Transaktions-id']
    expect(header.split(';')).toEqual([...headings, 'Antal gånger', 'Sågs senast'])
    const [finding = '', ...others] = rows
    expect(others).toEqual([])
    expect(finding.replaceAll('\u00a0', ' ').split(';')).toEqual([
      'Lucka i räknaren',
      'Ingen rad i RetailTransactionAttributeTrans har de räknare mellan 2 och 2 001 som saknas.',
      'Shop',
      'RetailTransactionAttributeTrans',
      '',
      '1',
      expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/),
    ])
  })
})
