import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { askConsole } from './support/ask-console.ts'
import { expectTrailInWords } from './support/audit-trail.ts'
import { openDialog, spoken } from './support/deed.ts'
import { deedDoer } from './support/deed-doer.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()
const reader = deedDoer(await openReader(browser, console))

describe('an administrator', () => {
  const { button, form, does } = reader

  test('makes a company and sets it up', async () => {
    await reader.open('/en/settings/companies')
    // What the form finds wrong and what the API does is told together.
    const limit = 'synchronizationRetryLimit'
    await form('id').locator('[name="id"]').fill('fjell')
    await form('id').locator(`[name="${limit}"]`).fill('five')
    await button('settings:create').click()
    for (const field of ['id', 'name', limit])
      await form('id').locator(`[role="alert"] a[href="#${field}"]`).waitFor()
    await reader.open('/en/settings/companies')
    await does({
      form: form('id'),
      fill: { id: 'NOFJ', name: 'Fjellbutikken AS', currency: 'NOK', timeZone: 'Europe/Oslo' },
      press: 'settings:create',
      leadsTo: '**/settings/companies/NOFJ',
    })
    await form('timeZone').locator('[name="name"]').fill('')
    await form('timeZone').locator(`[name="${limit}"]`).fill('five')
    await form('timeZone').getByRole('button').click()
    for (const field of ['name', limit])
      await form('timeZone').locator(`[role="alert"] a[href="#${field}"]`).waitFor()
    await does({
      form: form('timeZone'),
      fill: { name: 'Fjellbutikken', [limit]: '5' },
      press: 'common:save',
      says: 'common:saved',
    })
    await form('quotationValidDays').locator('[name="closedUntil"]').fill('yesterday')
    await form('quotationValidDays').locator('[name="quotationValidDays"]').fill('3000000000')
    await form('quotationValidDays')
      .getByRole('button', { name: wordsFor('en', 'common:save') })
      .click()
    for (const field of ['closedUntil', 'quotationValidDays'])
      await form('quotationValidDays').locator(`[role="alert"] a[href="#synchronization-${field}"]`).waitFor()
    await does({
      form: form('quotationValidDays'),
      fill: { closedUntil: '', quotationValidDays: '14', isPaymentOptional: true },
      press: 'common:save',
      says: 'common:saved',
    })
    await does({
      form: form('description'),
      fill: { code: 'CREDIT', description: 'Over the credit limit' },
      press: 'settings:holdCode.save',
      says: 'common:saved',
    })
    await reader.page.getByRole('heading', { level: 1, name: 'Fjellbutikken' }).waitFor()
    await reader.page.getByRole('rowheader', { name: 'CREDIT' }).waitFor()
  })

  test('works in another company: other windows follow, and what was begun for one is done for it', async () => {
    const { page } = reader
    const company = (of: Page) => of.getByRole('combobox', { name: wordsFor('en', 'common:shell.company') })
    const untilIn = (of: Page, id: string) =>
      of
        .locator('header select')
        .first()
        .and(of.locator(`:has(option[value="${id}"]:checked)`))
        .waitFor()
    const elsewhere = deedDoer(await openReader(browser, console))
    await elsewhere.openFirstRow('/en/store-financials/failures')
    await reader.open('/en')
    await page.locator('#guides a').first().waitFor()
    expect(await page.locator('#getting-started').count()).toBe(0)
    await company(page).selectOption('NOFJ')
    await page.getByRole('heading', { level: 1, name: 'Fjellbutikken' }).waitFor()
    await page.locator('#getting-started').waitFor()

    // The other window shows USRT still.
    const retry = await openDialog(
      elsewhere.page,
      elsewhere.button('orders:failures.retryAll_other').or(elsewhere.button('orders:failures.retryAll_one')),
    )
    await elsewhere.does({ form: retry, press: 'orders:failures.retry', leadsTo: '**/batch-jobs/runs/*' })
    await elsewhere.page.getByText(spoken('common:otherCompany.text')).waitFor()
    await untilIn(elsewhere.page, 'NOFJ')
    await elsewhere.button('common:otherCompany.change').click()
    await untilIn(elsewhere.page, 'USRT')
    expect(await elsewhere.button('common:otherCompany.change').count()).toBe(0)
    await reader.open('/en')
    await untilIn(page, 'USRT')
  })

  test('makes a channel and says how its payments are posted', async () => {
    const { page } = reader
    await reader.open('/en/settings/channels')
    // What the form finds wrong and what the API does is told together.
    await form('storeNumber').locator('[name="number"]').fill('five')
    await form('storeNumber').locator('[name="country"]').fill('XXX')
    await button('settings:create').click()
    for (const field of ['number', 'name', 'storeNumber', 'country'])
      await form('storeNumber').locator(`[role="alert"] a[href="#${field}"]`).waitFor()
    await reader.open('/en/settings/channels')
    await does({
      form: form('storeNumber'),
      fill: {
        number: '5637199001',
        name: 'Fjellbutikken',
        storeNumber: 'FJB',
        currency: 'NOK',
        country: 'NOR',
      },
      press: 'settings:create',
      leadsTo: '**/settings/channels/5637199001',
    })
    await does({
      form: form('tenderType'),
      fill: { tenderType: '30', name: 'Vipps', tenderFunction: 'CARD', postingAccount: '130200' },
      press: 'settings:paymentMethod.save',
      says: 'common:saved',
    })
    await page.getByRole('cell', { name: 'Vipps' }).waitFor()
    const asked = await openDialog(page, button('settings:paymentMethod.remove'))
    await does({
      form: asked,
      press: 'settings:paymentMethod.remove',
      says: 'settings:paymentMethod.removed',
    })
    await does({
      form: form('country'),
      fill: { isActive: false },
      press: 'common:save',
      says: 'common:saved',
    })
  })

  test('groups, tries and changes channel databases', async () => {
    const { page } = reader
    await reader.open('/en/settings/channel-databases')
    await does({
      form: page.locator('main form:not(dialog form)').filter({ has: page.locator('[name="description"]') }),
      fill: { name: 'Outlets', description: 'What is left over' },
      press: 'settings:create',
      says: 'settings:group.created',
    })
    const asked = await openDialog(page, page.getByRole('row', { name: 'Outlets' }).getByRole('button'))
    await does({ form: asked, fill: { name: 'Outlet shops' }, press: 'common:save', says: 'common:saved' })
    await does({
      form: form('kind'),
      fill: {
        name: 'fjellbutikken',
        group: 'Outlet shops',
        kind: 'SQLITE',
        address: 'shops/fjellbutikken.sqlite',
      },
      press: 'settings:database.register',
      leadsTo: '**/settings/channel-databases/*',
    })
    await does({ form: form('kind'), fill: { name: 'fjell' }, press: 'common:save', says: 'common:saved' })
    await page.getByRole('heading', { level: 1, name: 'fjell' }).waitFor()
  })

  test('makes a hierarchy, arranges it, discards a draft and publishes another', async () => {
    const { page } = reader
    await reader.open('/en/settings/hierarchies')
    await does({
      form: page.locator('form').filter({ has: page.locator('[name="purpose"]') }),
      fill: { name: 'Brands', purpose: 'RETAIL_ASSORTMENT' },
      press: 'settings:create',
      leadsTo: '**/settings/hierarchies/*',
    })
    const draft = page.locator('form').filter({ has: button('settings:hierarchy.saveDraft') })
    const save = { form: draft, press: 'settings:hierarchy.saveDraft', says: 'settings:hierarchy.draftSaved' }
    await does(save)
    const asked = await openDialog(page, button('settings:hierarchy.discard'))
    await does({ form: asked, press: 'settings:hierarchy.discard', says: 'settings:hierarchy.discarded' })
    await does(save)
    await page.reload()
    // Somebody else saves meanwhile: what is typed here stays, and never replaces theirs.
    const top = page.locator('input[id="root.name"]')
    await top.fill('Mine')
    await saveDraftElsewhere(decodeURIComponent(page.url().split('/').at(-1) ?? ''), 'Theirs')
    for (const press of ['settings:hierarchy.saveDraft', 'settings:hierarchy.publish']) {
      await button(press).click()
      const told = page.locator('form', { has: button(press) }).locator('[role="alert"]')
      await told.getByText(spoken('problems:HIERARCHY_DRAFT_CHANGED')).waitFor()
      await told.getByText(/Brands is now called Theirs/).waitFor()
      expect(await top.inputValue()).toBe('Mine')
    }
    await page
      .getByRole('link', { name: spoken('common:loadAnew') })
      .first()
      .click()
    await page.locator('input[id="root.name"][value="Theirs"]').waitFor()
    await top.fill('')
    await button('settings:hierarchy.saveDraft').click()
    await draft.locator('[role="alert"] a[href="#root.name"]').click()
    expect(await top.evaluate((input) => input === document.activeElement)).toBe(true)
    // Typed, and not saved: what stands in the editor is what is published.
    await page.locator('input[id$=".name"]').first().fill('All brands')
    await does({
      form: form('effectiveDate'),
      fill: { effectiveDate: '2030-01-01' },
      press: 'settings:hierarchy.publish',
      says: 'settings:hierarchy.published',
    })
    await reader.open(page.url().replace(console.url, ''))
    await page.locator('input[id$=".name"][value="All brands"]').waitFor()
    await does({
      form: form('purpose'),
      fill: { name: 'Brands and seasons' },
      press: 'common:save',
      says: 'common:saved',
    })
  })

  test('adds a user, gives and takes a role, makes a new link, shuts them out and lets them in', async () => {
    const { page } = reader
    await reader.open('/en/settings/users')
    await does({
      form: form('email'),
      fill: { name: 'Oda Berg', email: 'oda.berg@example.com' },
      press: 'settings:user.create',
      says: 'settings:user.created',
    })
    await page.getByRole('link', { name: 'Oda Berg' }).click()
    await page.waitForURL('**/settings/users/*')
    await does({
      form: form('role'),
      fill: { role: 'STORE_ACCOUNTANT', companyId: 'USRT' },
      press: 'settings:user.assignRole',
      says: 'settings:user.roleAssigned',
    })
    const taken = await openDialog(page, button('settings:user.removeRole'))
    await does({ form: taken, press: 'settings:user.removeRole', says: 'settings:user.roleRemoved' })
    await does({ form: page.locator('main'), press: 'settings:user.invite', says: 'settings:user.invited' })
    const shut = await openDialog(page, button('settings:user.disable'))
    await does({ form: shut, press: 'settings:user.disable', says: 'settings:user.disabled' })
    await does({ form: page.locator('main'), press: 'settings:user.enable', says: 'settings:user.enabled' })
    await does({
      form: form('email'),
      fill: { name: 'Oda Berge' },
      press: 'common:save',
      says: 'common:saved',
    })
  })

  test('changes a rule, a number sequence, and who is told of what', async () => {
    const { page } = reader
    await reader.open('/en/settings/validation-rules')
    const rule = await openDialog(page, button('common:change').first())
    await does({ form: rule, fill: { isEnabled: false }, press: 'common:save', says: 'common:saved' })
    await reader.open('/en/settings/number-sequences')
    const sequence = await openDialog(page, button('common:change').first())
    await does({ form: sequence, fill: { prefix: 'CU-' }, press: 'common:save', says: 'common:saved' })
    await reader.open('/en/settings/alerts')
    await does({
      form: page.locator('main form:not(dialog form)'),
      fill: { 'alert.lateAfterSeconds': '600' },
      press: 'settings:create',
      says: 'common:saved',
    })
    const change = () => openDialog(page, button('common:change').last())
    const unsent = await change()
    await unsent.locator('[name="alert.webhookUrl"]').fill('https://unsent.example')
    await unsent.getByRole('button', { name: spoken('common:cancel') }).click()
    const changed = await change()
    expect(await changed.locator('[name="alert.webhookUrl"]').inputValue()).toBe('')
    await changed.locator('[name="alert.webhookUrl"]').fill('nowhere')
    await changed.getByRole('button', { name: spoken('common:save') }).click()
    await changed.locator('[role="alert"] a[href$="alert.webhookUrl"]').waitFor()
    await changed.locator('[name="alert.on"][value="MISSED"]').uncheck()
    await does({
      form: changed,
      fill: { 'alert.inApp': false, 'alert.webhookUrl': 'https://alerts.example/kontor' },
      press: 'common:save',
      says: 'common:saved',
    })
    await page.getByRole('cell', { name: 'https://alerts.example/kontor' }).waitFor()
    expect(
      await page.getByRole('cell', { name: wordsFor('en', 'labels:BatchAlertEvent.MISSED') }).count(),
    ).toBe(0)
    const alert = await openDialog(page, button('settings:alert.delete').last())
    await does({ form: alert, press: 'settings:alert.delete', says: 'settings:alert.deleted' })
  })

  test('begins a guide and chooses a schedule in it, which the audit trail tells by their names', async () => {
    const { distributionSchedules } = await askConsole<{
      distributionSchedules: readonly { readonly id: string }[]
    }>(console, '{ distributionSchedules(companyId: "USRT") { id } }')
    await askConsole(
      console,
      `mutation Begin($input: CreateGuideDraftInput!) {
        createGuideDraft(input: $input) { draft { id } problems { code } }
      }`,
      {
        input: {
          guide: 'manually-run-p-job',
          companyId: 'USRT',
          answers: { 'RunDistributionScheduleInput.schedule': distributionSchedules[0]?.id },
        },
      },
    )
    await reader.open('/nb-NO/settings/audit-trail')
    const row = reader.row(wordsFor('nb-NO', 'enums:AuditEntry.createGuideDraft'))
    expect(await row.textContent()).toContain('Kjør P-jobben manuelt')
    expect(await row.textContent()).toContain('P-0001')
    expect(await row.textContent()).not.toContain('manually-run-p-job')
  })

  test('can be followed by the audit trail, in words', () => expectTrailInWords(reader))
})

/** Renames the top of a hierarchy's draft, as another window would. */
async function saveDraftElsewhere(hierarchy: string, name: string): Promise<void> {
  const { organizationHierarchy } = await askConsole<{
    organizationHierarchy: { draft: { root: { id: string } } }
  }>(console, 'query ($id: ID!) { organizationHierarchy(id: $id) { draft { root { id } } } }', {
    id: hierarchy,
  })
  const { id } = organizationHierarchy.draft.root
  await askConsole(
    console,
    `mutation ($input: SaveOrganizationHierarchyDraftInput!) {
      saveOrganizationHierarchyDraft(input: $input) { problems { code } } }`,
    { input: { hierarchy, root: { id, name } } },
  )
}
