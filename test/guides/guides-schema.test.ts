import { expect, test } from 'vitest'
import type { Instant } from '../../server/database/instant.ts'
import { schema } from '../../server/schema.ts'
import { addCompanies, addUser, callerOfUser } from '../identity/people.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate, operateWithErrors } from '../support/graphql.ts'

interface Answer {
  readonly guide: {
    readonly [field: string]: unknown
    readonly screens: readonly {
      readonly id: string
      readonly title: string | null
      readonly steps: readonly Record<string, unknown>[]
    }[]
  } | null
}

describeOnBothDatabases('guides over GraphQL', (open) => {
  test('are listed by language and workspace', async () => {
    const { guides } = await operate<{ guides: { id: string; title: string; kind: string }[] }>(
      schema,
      await open(),
      `{ guides(locale: "nb-NO", workspace: RETAIL_AND_COMMERCE_IT) { id title kind workspace isImported } }`,
    )
    expect(guides).toContainEqual({
      id: 'manually-run-p-job',
      title: 'Kjør P-jobben manuelt',
      kind: 'PROCEDURE',
      workspace: 'RETAIL_AND_COMMERCE_IT',
      isImported: false,
    })
    expect(guides.map(({ id }) => id)).not.toContain('manually-run-order-synchronization')
  })

  test('have their steps as printed, with controls in the reader’s words', async () => {
    const { guide } = await operate<Answer>(
      schema,
      await open(),
      `{ guide(id: "schedule-recurring-p-job", locale: "sv-SE") {
        id locale locales title description introduction closing kind version roles permissions submit previews
        staleParts sources { licence address }
        constants { bind value isCompany label path }
        screens { id title steps {
          id position number kind html text notes substeps where { page control } isStale hasVerification
          controls {
            kind bind label type isList isRequired isOptional isSecret recommended constant
            range { from to } choices { value label } path
          }
        } }
      } }`,
    )
    expect(guide).toMatchObject({
      locale: 'sv-SE',
      locales: ['en', 'sv-SE', 'nb-NO'],
      kind: 'PROCEDURE',
      submit: 'createDistributionScheduleBatchJob',
      previews: ['distributionSchedule', 'previewRecurrence'],
      roles: ['IT_OPERATOR', 'ADMINISTRATOR'],
      permissions: ['DISTRIBUTION_READ', 'DISTRIBUTION_RUN', 'BATCH_READ'],
      staleParts: [],
      sources: [],
      constants: [],
    })
    expect(guide?.closing).toContain('<a href="/sv-SE/guides/schedule-recurring-order-synchronization">')
    expect(guide?.screens.map(({ title }) => title)).toEqual([
      'P-jobbet',
      'Kör i bakgrunden',
      'Upprepning',
      'Granska och skapa',
    ])
    const steps = guide?.screens.flatMap((screen) => screen.steps) ?? []
    expect(steps.map(({ number }) => number).join(' ')).toBe('1 2 3 4 5 5 6 7 8 9 10')
    expect(steps.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(steps.find(({ id }) => id === 'distribution-schedule')).toMatchObject({
      kind: 'NAVIGATE',
      html: 'Öppna <strong>Distributionsschema</strong>.',
      text: 'Öppna Distributionsschema.',
      where: { page: 'retail-and-commerce-it/distribution-schedules', control: null },
      controls: [],
      hasVerification: false,
    })
    expect(steps.find(({ id }) => id === 'no-end-date')?.controls).toEqual([
      {
        kind: 'CHOOSE',
        bind: 'RecurrenceInput.end',
        label: expect.any(String),
        type: 'RecurrenceEnd',
        isList: false,
        isRequired: false,
        isOptional: false,
        isSecret: false,
        recommended: 'NEVER',
        constant: null,
        range: null,
        choices: [
          { value: 'NEVER', label: 'Inget slutdatum' },
          { value: 'AFTER', label: expect.any(String) },
          { value: 'BY', label: expect.any(String) },
        ],
        path: ['input', 'recurrence', 'end'],
      },
      expect.objectContaining({ bind: 'RecurrenceInput.endAfter', kind: 'NUMBER', isOptional: true }),
      expect.objectContaining({ bind: 'RecurrenceInput.endBy', kind: 'DATE', isOptional: true }),
    ])
    expect(steps.find(({ id }) => id === 'count')?.controls).toMatchObject([
      { bind: 'RecurrenceInput.count', recommended: 5, range: { from: 5, to: 10 } },
    ])
    expect(steps.find(({ id }) => id === 'batch-processing')?.controls).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ bind: 'RunInBackgroundInput.batchProcessing', isRequired: true }),
        expect.objectContaining({
          bind: 'AlertInput.on',
          isList: true,
          isRequired: false,
          path: ['input', 'runInBackground', 'alerts', '0', 'on'],
        }),
      ]),
    )
    expect(steps.find(({ id }) => id === 'p-job')).toMatchObject({
      hasVerification: true,
      controls: [
        { type: 'ID', isList: false, isRequired: true },
        { type: 'ID', isList: true, isOptional: true },
      ],
    })
  })

  test('are pages as well', async () => {
    const { guide } = await operate<Answer>(
      schema,
      await open(),
      `{ guide(id: "post-online-sales-and-payments", locale: "en") {
        kind introduction headings { id title } screens { id } preflight(companyId: "USRT") { isAllowed }
      } }`,
    )
    expect(guide).toMatchObject({
      kind: 'PAGE',
      screens: [],
      headings: [{ id: 'stages', title: 'Two stages' }, { id: 'data-entities' }],
      preflight: { isAllowed: true },
    })
    expect(guide?.introduction).toContain('<h2 id="data-entities">')
  })

  test('recommend an example in the reader’s language, the company’s day, and what the company has', async () => {
    const database = await open()
    await addCompanies(database, 'USRT')
    await database.kysely.updateTable('company').set({ time_zone: 'Pacific/Auckland' }).execute()
    const recommended = async (guide: string, company: string | null, caller = callerWith()) => {
      const { guide: shown } = await operate<Answer>(
        schema,
        database,
        `query ($guide: ID!, $company: String) { guide(id: $guide, locale: "sv-SE") {
          screens { id steps { controls { bind recommended(companyId: $company) } } }
        } }`,
        { caller, variables: { guide, company }, now: '2026-11-20T12:00:00.000Z' as Instant },
      )
      const steps = shown?.screens.flatMap((screen) => screen.steps) ?? []
      const controls = steps.flatMap((step) => step.controls as { bind: string; recommended: unknown }[])
      return Object.fromEntries(controls.map((control) => [control.bind, control.recommended]))
    }
    expect(await recommended('set-up-company', null)).toMatchObject({
      'CreateCompanyInput.id': 'SERT',
      'CreateCompanyInput.currency': 'SEK',
    })
    const day = 'PublishOrganizationHierarchyInput.effectiveDate'
    expect(await recommended('publish-organization-hierarchy', 'USRT')).toMatchObject({ [day]: '2026-11-21' })
    const stranger = callerWith(['organization.read'], ['NORW'])
    expect(await recommended('publish-organization-hierarchy', 'USRT', stranger)).toMatchObject({
      [day]: '2026-11-20',
    })
    const session = { 'RerunUploadSessionInput.session': null }
    expect(await recommended('rerun-upload-session', null)).toEqual(session)
    expect(await recommended('rerun-upload-session', 'USRT')).toEqual(session)
    expect(await recommended('rerun-upload-session', 'USRT', stranger)).toEqual(session)
  })

  test('are not there by any name, and in no other language', async () => {
    const database = await open()
    expect(await operate(schema, database, '{ guide(id: "../secret", locale: "en") { id } }')).toEqual({
      guide: null,
    })
    await expect(operate(schema, database, '{ guides(locale: "tlh") { id } }')).rejects.toThrow(
      'Not a Locale',
    )
  })

  test('say what is missing to walk them, and who can grant it', async () => {
    const database = await open()
    await addCompanies(database, 'USRT', 'NORW')
    await addUser(database, { email: 'ada@example.org', name: 'Ada', roles: [['administrator', null]] })
    await addUser(database, { email: 'ben@example.org', name: 'Ben', roles: [['administrator', 'NORW']] })
    const reader = await addUser(database, { email: 'vi@example.org', roles: [['viewer', 'USRT']] })
    const source = `query ($company: String!) { guide(id: "manually-run-p-job", locale: "en") {
      preflight(companyId: $company) {
        companyId isAllowed missing { permission roles } grantingRoles grantors
      }
    } }`
    const ask = async (caller = callerWith(), company = 'USRT') =>
      (await operate<Answer>(schema, database, source, { caller, variables: { company } })).guide?.preflight
    expect(await ask(await callerOfUser(database, reader))).toEqual({
      companyId: 'USRT',
      isAllowed: false,
      missing: [{ permission: 'DISTRIBUTION_RUN', roles: ['ADMINISTRATOR', 'IT_OPERATOR'] }],
      grantingRoles: ['ADMINISTRATOR'],
      grantors: ['Ada'],
    })
    // Who has nothing to do with a company is not told who is in it.
    expect(await ask(await callerOfUser(database, reader), 'NORW')).toMatchObject({
      isAllowed: false,
      grantors: [],
    })
    expect(await ask()).toMatchObject({ isAllowed: true, missing: [], grantors: ['Ada'] })
  })

  test('are read whole in one operation, within its limits', async () => {
    const { errors } = await operateWithErrors(
      schema,
      await open(),
      `{ guides(locale: "en") { id title introduction closing screens { id steps {
        id html notes substeps where { page } controls { bind label choices { value label } }
      } } } }`,
    )
    expect(errors).toEqual([])
  })
})
