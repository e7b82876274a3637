import { expect, test } from 'vitest'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate, operateWithErrors } from '../support/graphql.ts'
import { recordStatements } from '../support/statements.ts'
import { mutate, present, registerPostgres } from './mutate.ts'
import { createOrganization } from './organization.ts'

describeOnBothDatabases('the organization over GraphQL', (open) => {
  test('a company is created, changed and read', async () => {
    const database = await open()
    const created = await mutate(
      database,
      'createCompany',
      {
        id: 'USRT',
        name: 'Contoso Retail',
        currency: 'SEK',
        timeZone: 'Europe/Stockholm',
        language: 'sv-SE',
      },
      'company { companyId name currency timeZone language synchronizationRetryLimit createdAt }',
    )
    expect(created).toEqual({
      company: {
        companyId: 'USRT',
        name: 'Contoso Retail',
        currency: 'SEK',
        timeZone: 'Europe/Stockholm',
        language: 'sv-SE',
        synchronizationRetryLimit: 5,
        createdAt: present,
      },
      problems: [],
    })
    await mutate(
      database,
      'updateCompany',
      { companyId: 'USRT', editedOrderHoldCode: 'EDITED', name: null },
      'company { id }',
    )
    const { company } = await operate(
      schema,
      database,
      '{ company(companyId: "USRT") { name editedOrderHoldCode } }',
    )
    expect(company).toEqual({ name: 'Contoso Retail', editedOrderHoldCode: 'EDITED' })
    expect(await operate(schema, database, '{ company(companyId: "NONE") { name } }')).toEqual({
      company: null,
    })
  })

  test('of two who take the same id or name at once, one gets it and the other is told', async () => {
    const database = await open()
    const company = { id: 'USRT', name: 'Contoso Retail', currency: 'SEK', timeZone: 'Europe/Stockholm' }
    const both = (name: string, input: Record<string, unknown>) =>
      Promise.all(
        [1, 2].map(() => mutate(database, name, input, '__typename').then(({ problems }) => problems)),
      )
    expect((await both('createCompany', company)).flat()).toMatchObject([
      { code: 'COMPANY_ID_TAKEN', field: 'id' },
    ])
    const group = { companyId: 'USRT', name: 'Nordics' }
    expect((await both('createChannelDatabaseGroup', group)).flat()).toMatchObject([
      { code: 'GROUP_NAME_TAKEN', field: 'name' },
    ])
  })

  test('what is wrong with an input comes back as problems, with the fields’ paths', async () => {
    const database = await open()
    const { company, problems } = await mutate(
      database,
      'createCompany',
      { id: 'usrt', name: '', currency: 'SKR', timeZone: 'Sverige' },
      'company { id }',
    )
    expect(company).toBeNull()
    expect(problems).toEqual([
      { code: 'COMPANY_ID_INVALID', field: 'id', parameters: { id: 'usrt' } },
      { code: 'VALUE_MISSING', field: 'name', parameters: { field: 'name' } },
      { code: 'CURRENCY_UNKNOWN', field: 'currency', parameters: { currency: 'SKR' } },
      { code: 'TIME_ZONE_UNKNOWN', field: 'timeZone', parameters: { timeZone: 'Sverige' } },
    ])
  })

  test('what is wrong with a company can be asked for without creating one', async () => {
    const database = await open()
    const ask = (id: string) =>
      mutate(
        database,
        'createCompany',
        { id, name: 'Norway', currency: 'NOK', timeZone: 'Europe/Oslo', validateOnly: true },
        'company { id }',
        { changesNothing: true },
      )
    expect((await ask('norw')).problems).toMatchObject([{ code: 'COMPANY_ID_INVALID' }])
    expect(await ask('NORW')).toEqual({ company: null, problems: [] })
    expect(await operate(schema, database, '{ companies { companyId } }', { now: present })).toEqual({
      companies: [],
    })
  })

  test('what is wrong with a change of a company can be asked for without making it', async () => {
    const database = await open()
    await createOrganization(database)
    const ask = (currency: string) =>
      mutate(
        database,
        'updateCompany',
        { companyId: 'USRT', name: 'Another', currency, validateOnly: true },
        'company { id }',
        { changesNothing: true },
      )
    expect((await ask('SKR')).problems).toMatchObject([
      { code: 'CURRENCY_UNKNOWN', field: 'currency' },
      { code: 'COMPANY_CURRENCY_IN_USE', field: 'currency' },
    ])
    expect(await ask('SEK')).toEqual({ company: null, problems: [] })
  })

  test('what is wrong with a channel can be asked for without creating one', async () => {
    const database = await open()
    await createOrganization(database)
    const place = { currency: 'GBP', timeZone: 'Europe/London', country: 'GBR', pricesIncludeTax: true }
    const ask = (channel: Record<string, unknown>) =>
      mutate(
        database,
        'createChannel',
        { companyId: 'USRT', name: 'Gifts', ...place, ...channel, validateOnly: true },
        'channel { id }',
        { changesNothing: true },
      )
    expect((await ask({ number: 0, storeNumber: '' })).problems).toMatchObject([
      { code: 'VALUE_MISSING', field: 'storeNumber' },
      { code: 'NUMBER_OUT_OF_RANGE', field: 'number' },
    ])
    expect(await ask({ number: 5_637_144_600, storeNumber: 'GB' })).toEqual({ channel: null, problems: [] })
  })

  test('what is wrong with a change of a channel can be asked for without making it', async () => {
    const database = await open()
    await createOrganization(database)
    const ask = (storeNumber: string) =>
      mutate(
        database,
        'updateChannel',
        { number: 1001, name: 'Another', storeNumber, validateOnly: true },
        'channel { id }',
        { changesNothing: true },
      )
    expect((await ask('S1002')).problems).toMatchObject([
      { code: 'STORE_NUMBER_TAKEN', field: 'storeNumber' },
    ])
    expect(await ask('GB')).toEqual({ channel: null, problems: [] })
  })

  test('a channel is created, changed, given payment methods and read', async () => {
    const database = await open()
    await createOrganization(database)
    await mutate(
      database,
      'createChannel',
      {
        companyId: 'USRT',
        number: 5_637_144_600,
        storeNumber: 'GB',
        name: 'Gifts',
        currency: 'GBP',
        timeZone: 'Europe/London',
        country: 'GBR',
        pricesIncludeTax: true,
      },
      'channel { id }',
    )
    await mutate(database, 'updateChannel', { number: 5_637_144_600, warehouse: 'LON' }, 'channel { id }')
    const method = { channelNumber: 5_637_144_600, tenderType: '2', name: 'Card', postingAccount: '1580' }
    await mutate(
      database,
      'savePaymentMethod',
      { ...method, tenderFunction: 'CARD' },
      'channel { paymentMethods { tenderType } }',
    )
    const { channel } = await operate(
      schema,
      database,
      `{ channel(number: 5637144600) {
        number company { companyId } kind currency warehouse channelDatabase { id }
        paymentMethods { tenderType name tenderFunction postingAccount isPrepayment }
      } }`,
    )
    expect(channel).toEqual({
      number: 5_637_144_600,
      company: { companyId: 'USRT' },
      kind: 'ONLINE_STORE',
      currency: 'GBP',
      warehouse: 'LON',
      channelDatabase: null,
      paymentMethods: [
        {
          tenderType: '2',
          name: 'Card',
          tenderFunction: 'CARD',
          postingAccount: '1580',
          isPrepayment: false,
        },
      ],
    })
    const removed = await mutate(
      database,
      'removePaymentMethod',
      { channelNumber: 5_637_144_600, tenderType: '2' },
      'channel { paymentMethods { tenderType } }',
    )
    expect(removed).toEqual({ channel: { paymentMethods: [] }, problems: [] })
  })

  test('payment methods stand in the order of the shop’s numbers', async () => {
    const database = await open()
    await createOrganization(database)
    const add = (tenderType: string) =>
      mutate<{ channel: { paymentMethods: { tenderType: string }[] } }>(
        database,
        'savePaymentMethod',
        { channelNumber: 1002, tenderType, name: tenderType, postingAccount: '1580', tenderFunction: 'CARD' },
        'channel { paymentMethods { tenderType } }',
      )
    for (const tenderType of ['10', '2']) await add(tenderType)
    const { channel } = await add('9')
    expect(channel.paymentMethods.map(({ tenderType }) => tenderType)).toEqual(['2', '9', '10'])
  })

  test('of several mutations in one operation each shows what it has changed', async () => {
    const database = await open()
    await createOrganization(database)
    const save = (tenderType: string) => `savePaymentMethod(input: {
      channelNumber: 1001, tenderType: "${tenderType}", name: "Card", tenderFunction: CARD, postingAccount: "1580"
    }) { channel { paymentMethods { tenderType } company { name } } }`
    const data = await operate(
      schema,
      database,
      `mutation { first: ${save('2')} rename: updateCompany(input: { companyId: "USRT", name: "New" }) { company { name } } second: ${save('3')} }`,
    )
    expect(data).toMatchObject({
      first: { channel: { paymentMethods: [{ tenderType: '2' }], company: { name: 'Contoso Retail' } } },
      second: {
        channel: { paymentMethods: [{ tenderType: '2' }, { tenderType: '3' }], company: { name: 'New' } },
      },
    })
  })

  test('lists are pages with a count, forwards and backwards', async () => {
    const database = await open()
    await createOrganization(database)
    const page = async (args: string) => {
      const data = await operate<{ channels: { edges: { node: { number: number }; cursor: string }[] } }>(
        schema,
        database,
        `{ channels(${args}) { totalCount edges { cursor node { number } } pageInfo { hasNextPage hasPreviousPage } } }`,
      )
      return data.channels
    }
    const first = await page('companyId: "USRT", first: 2')
    expect(first).toMatchObject({
      totalCount: 3,
      edges: [{ node: { number: 1001 } }, { node: { number: 1002 } }],
      pageInfo: { hasNextPage: true },
    })
    const rest = await page(`first: 5, after: "${first.edges[1]?.cursor}"`)
    expect(rest).toMatchObject({
      totalCount: 4,
      edges: [{ node: { number: 1003 } }, { node: { number: 2001 } }],
    })
    expect(await page('last: 1')).toMatchObject({ edges: [{ node: { number: 2001 } }] })
    expect(await page('kind: RETAIL_STORE')).toMatchObject({ totalCount: 0, edges: [] })
  })

  test('a page of channels with all that hangs on them costs a fixed number of statements', async () => {
    const database = await open()
    await createOrganization(database)
    const statements = async (first: number) => {
      const recording = recordStatements(database)
      await operate(
        schema,
        recording,
        `{ channels(first: ${first}) { totalCount edges { node {
          name paymentMethods { name } company { name channels { name } channelDatabaseGroups { channelDatabases { channels { name } } } }
          channelDatabase { name group { name } }
        } } } }`,
      )
      return recording.statements.length
    }
    expect(await statements(4)).toBe(await statements(1))
  })

  test('a caller sees and changes only what is of their companies', async () => {
    const database = await open()
    await createOrganization(database)
    const channelDatabase = await registerPostgres(database)
    const { organizationHierarchy } = await mutate<{ organizationHierarchy: { id: string } }>(
      database,
      'createOrganizationHierarchy',
      { companyId: 'USRT', name: 'Stores by Region', purpose: 'RETAIL_REPORTING' },
      'organizationHierarchy { id }',
    )
    const caller = callerWith(['organization.read', 'organization.manage'], ['DEMF'])
    const data = await operate(
      schema,
      database,
      '{ companies { companyId } channels { totalCount edges { node { number } } } channelDatabases { totalCount } }',
      { caller },
    )
    expect(data).toEqual({
      companies: [{ companyId: 'DEMF' }],
      channels: { totalCount: 1, edges: [{ node: { number: 2001 } }] },
      channelDatabases: { totalCount: 0 },
    })
    const foreign = [
      '{ company(companyId: "USRT") { name } }',
      '{ channel(number: 1001) { name } }',
      '{ channels(companyId: "USRT") { totalCount } }',
      '{ organizationHierarchies(companyId: "USRT") { name } }',
      `{ organizationHierarchy(id: "${organizationHierarchy.id}") { name } }`,
      '{ channelDatabaseGroups(companyId: "USRT") { name } }',
      `{ channelDatabase(id: "${channelDatabase}") { name } }`,
      'mutation { createCompany(input: { id: "ABC", name: "A", currency: "SEK", timeZone: "UTC" }) { company { id } } }',
      'mutation { updateChannel(input: { number: 1001, name: "Mine" }) { channel { id } } }',
      'mutation { removePaymentMethod(input: { channelNumber: 1001, tenderType: "2" }) { channel { id } } }',
      `mutation { pauseChannelDatabase(input: { channelDatabase: "${channelDatabase}" }) { channelDatabase { id } } }`,
      `mutation { testChannelDatabase(input: { channelDatabase: "${channelDatabase}" }) { test { isReachable } } }`,
      `mutation { publishOrganizationHierarchy(input: { hierarchy: "${organizationHierarchy.id}", effectiveDate: "2026-11-21" }) { organizationHierarchy { id } } }`,
    ]
    for (const source of foreign) {
      const { errors } = await operateWithErrors(schema, database, source, { caller })
      expect([source, errors.map(({ code }) => code)]).toEqual([source, ['FORBIDDEN']])
    }
  })
})
