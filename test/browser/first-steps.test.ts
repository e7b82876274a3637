import { describe, expect, test } from 'vitest'
import { dress, excessWidth, findBarriers, looks, nameOf } from './support/accessibility.ts'
import { askConsole } from './support/ask-console.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnEmptyConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnEmptyConsole()
const browser = await launchOwnBrowser()
const locale = 'nb-NO'
const reader = await openReader(browser, console, { locale })
const { page } = reader

const words = (key: string) => wordsFor(locale, key)
const link = (key: string) => page.getByRole('link', { name: words(key), exact: true })
const steps = page.locator('#getting-started li')
const open = (address: string) => reader.open(`/${locale}${address}`)
const ask = <Data>(document: string, variables?: Readonly<Record<string, unknown>>) =>
  askConsole<Data>(console, document, variables)

/** Which steps Home says are done, by its own words; undefined when it does not speak of them. */
async function stepsDone(): Promise<readonly boolean[] | undefined> {
  await open('')
  await page.locator('#guides a').first().waitFor()
  if ((await steps.count()) === 0) return undefined
  const texts = await steps.allTextContents()
  return texts.map((text) => text.endsWith(words('home:start.done')))
}

/** Begins a guide with these answers, and shows its last screen. */
async function review(guide: string, companyId: string | null, answers: object): Promise<void> {
  const { createGuideDraft } = await ask<{ createGuideDraft: { draft: { id: string } } }>(
    `mutation ($input: CreateGuideDraftInput!) { createGuideDraft(input: $input) { draft { id } } }`,
    { input: { guide, companyId, answers, screen: 'review' } },
  )
  await open(`/guides/${guide}/review?draft=${encodeURIComponent(createGuideDraft.draft.id)}`)
}

async function scheduleId(): Promise<string> {
  const data = await ask<{ distributionSchedules: readonly { id: string }[] }>(
    '{ distributionSchedules(companyId: "NOFJ") { id } }',
  )
  return data.distributionSchedules[0]?.id ?? ''
}

describe('the first steps', () => {
  test('begin with a company: Home leads to the guide, and back into it', async () => {
    expect(await stepsDone()).toEqual([false, false, false, false, false, false])
    for (const look of looks) {
      await dress(page, look)
      expect.soft(await findBarriers(page, look, 'main'), nameOf(look)).toEqual([])
      expect.soft(await excessWidth(page), nameOf(look)).toBe(0)
    }
    await dress(page, looks[0])
    await link('home:start.steps.company.title').click()
    await page.getByRole('button', { name: words('guides:start.wizard') }).click()
    await page.waitForURL('**/guides/set-up-company/company?draft=*')
    await open('')
    await page.locator('#drafts a[href*="/guides/set-up-company/company?draft="]').waitFor()
    expect(reader.complaints()).toEqual([])
  })

  test('a page of what companies have leads Home, where the first step is told', async () => {
    const pages = [
      '/batch-jobs',
      '/retail-and-commerce-it/upload-sessions',
      '/store-financials/customers',
      '/settings/channels',
      '/settings/validation-rules',
    ]
    for (const address of pages) {
      await open(address)
      expect.soft(new URL(page.url()).pathname, address).toBe(`/${locale}`)
      await page.getByText(words('home:noCompany')).waitFor()
    }
    expect(reader.complaints()).toEqual([])
  })

  test('a guide that has done its act says what remains to be done, with the ways to it', async () => {
    await review('set-up-company', null, {
      'CreateCompanyInput.id': 'NOFJ',
      'CreateCompanyInput.name': 'Fjellbutikken',
      'CreateCompanyInput.currency': 'NOK',
      'CreateCompanyInput.timeZone': 'Europe/Oslo',
      'CreateCompanyInput.language': locale,
      'CreateCompanyInput.synchronizationRetryLimit': 5,
    })
    await page.getByRole('button', { name: words('guides:act.createCompany') }).click()
    await page.getByText(words('guides:done.companyCreated')).waitFor()
    await page.locator(`main div[lang] a[href="/${locale}/guides/connect-channel-database"]`).waitFor()
    expect(await findBarriers(page, looks[0], 'main')).toEqual([])
    expect(await stepsDone()).toEqual([true, false, false, false, false, false])
  })

  test('forms say what may be left empty, and what is wrong with which field, also without script', async () => {
    await open('/settings/channels')
    const form = page.locator('form').filter({ has: page.locator('[name="storeNumber"]') })
    const label = (field: string) => form.locator(`label[for="${field}"]`).textContent()
    const site = words('fields:Channel.site')
    expect(await label('name')).toBe(words('fields:Channel.name'))
    expect(await label('site')).toBe(words('common:optionalField').replace('{{label}}', site))
    expect(await form.locator('[name="name"]').getAttribute('required')).not.toBeNull()
    await form.locator('[name="number"]').fill('5637199001')
    const scriptless = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await reader.context.storageState(),
    })
    const other = await scriptless.newPage()
    await other.goto(page.url())
    await other.locator('[name="number"]').fill('5637199001')
    for (const window of [page, other]) {
      await window.locator('form:has([name="storeNumber"]) button[type="submit"]').click()
      const told = window.locator('[role="alert"] a[href="#name"]')
      const [name, text] = [words('fields:Channel.name'), words('problems:VALUE_MISSING')]
      expect(await told.textContent()).toBe(`${name}: ${text}`)
    }
    await scriptless.close()
    expect(reader.complaints()).toEqual([])
  })

  test('a filter without choices is not shown', async () => {
    await open('/settings/channel-databases')
    await page.locator('#databases [data-total="0"]').waitFor()
    expect(await page.locator('#databases nav').count()).toBe(0)
  })

  test('a P-job that would pull nothing says so before it is run, and else from where', async () => {
    const answers = { 'RunDistributionScheduleInput.schedule': await scheduleId() }
    const preview = page.locator('section[aria-labelledby="distribution-preview"]')
    await review('manually-run-p-job', 'NOFJ', answers)
    await preview.getByText(words('guides:distribution.noGroups').replace('{{schedule}}', 'P-0001')).waitFor()

    const { group } = await ask<{ group: { channelDatabaseGroup: { id: string } } }>(
      `mutation { group: createChannelDatabaseGroup(input: { companyId: "NOFJ", name: "Norge", description: "" }) {
        channelDatabaseGroup { id } } }`,
    )
    await ask(
      `mutation ($schedule: ID!, $groups: [ID!]) {
        updateDistributionSchedule(input: { schedule: $schedule, groups: $groups }) { problems { code } } }`,
      { schedule: await scheduleId(), groups: [group.channelDatabaseGroup.id] },
    )
    await review('manually-run-p-job', 'NOFJ', answers)
    await preview.getByText(words('guides:distribution.nothing')).waitFor()
    expect(await findBarriers(page, looks[0], 'main')).toEqual([])

    await ask(
      `mutation ($group: ID!) {
        createChannel(input: {
          companyId: "NOFJ", number: 5637199001, name: "Fjellbutikken", storeNumber: "FJB", currency: "NOK",
          country: "NOR", timeZone: "Europe/Oslo", pricesIncludeTax: true
        }) { problems { code } }
        savePaymentMethod(input: {
          channelNumber: 5637199001, tenderType: "1", name: "Kort", tenderFunction: CARD, postingAccount: "1302"
        }) { problems { code } }
        registerChannelDatabase(input: {
          companyId: "NOFJ", group: $group, name: "fjellbutikken", kind: SQLITE, address: "fjell.sqlite",
          channelNumbers: [5637199001]
        }) { problems { code } }
      }`,
      { group: group.channelDatabaseGroup.id },
    )
    await review('manually-run-p-job', 'NOFJ', answers)
    await preview.getByText(`fjellbutikken · ${words('distribution:lag.never')}`).waitFor()
    expect(await stepsDone()).toEqual([true, true, true, false, false, false])
  })

  test('a channel that was never heard of has no bar', async () => {
    await open('/retail-and-commerce-it')
    const row = page.locator('#lag li').filter({ hasText: words('distribution:lag.never') })
    await row.waitFor()
    expect(await row.locator('[aria-hidden="true"] > *').count()).toBe(0)
  })

  test('are gone from Home when all are done', async () => {
    const { made } = await ask<{ made: { organizationHierarchy: { id: string } } }>(
      `mutation { made: createOrganizationHierarchy(input: {
        companyId: "NOFJ", name: "Butikker etter område", purpose: RETAIL_REPORTING
      }) { organizationHierarchy { id } } }`,
    )
    const { id } = made.organizationHierarchy
    const yearly = { batchProcessing: true, recurrence: { unit: 'YEARS', startDate: '2030-01-01' } }
    await ask(
      `mutation ($hierarchy: ID!, $schedule: ID!, $yearly: RunInBackgroundInput!) {
        saveOrganizationHierarchyDraft(input: {
          hierarchy: $hierarchy, root: { name: "Alle", children: [{ channelNumber: 5637199001 }] }
        }) { problems { code } }
        publishOrganizationHierarchy(input: { hierarchy: $hierarchy, effectiveDate: "2030-01-01" }) { problems { code } }
        createDistributionScheduleBatchJob(input: { schedule: $schedule, runInBackground: $yearly }) { problems { code } }
      }`,
      { hierarchy: id, schedule: await scheduleId(), yearly },
    )
    expect(await stepsDone()).toEqual([true, true, true, true, true, false])
    const { synchronizeOrders } = await ask<{ synchronizeOrders: { problems: readonly unknown[] } }>(
      `mutation ($yearly: RunInBackgroundInput!) { synchronizeOrders(input: {
        companyId: "NOFJ", channelNumbers: [5637199001], runInBackground: $yearly
      }) { problems { code field } } }`,
      { yearly },
    )
    expect(synchronizeOrders.problems).toEqual([])
    expect(await stepsDone()).toBeUndefined()
    expect(reader.complaints()).toEqual([])
  })
})
