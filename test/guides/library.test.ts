import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type CompiledGuides, compileGuides } from '../../server/guides/compile-guides.ts'
import { printFault } from '../../server/guides/fault.ts'
import { controlsOf, stepsOfGuide } from '../../server/guides/guide.ts'
import { inputPaths } from '../../server/guides/input-paths.ts'
import { permissionsOfRole } from '../../server/identity/permissions.ts'
import { channelContract } from '../../server/organization/channel-contract.ts'
import { schema } from '../../server/schema.ts'

const directory = join(import.meta.dirname, '../../locales')

describe('the library of guides', () => {
  let library: CompiledGuides
  beforeAll(async () => {
    library = await compileGuides({ directory, schema })
  })

  test('breaks no rule, and no translation is older than its source', () => {
    expect(library.faults.map(printFault)).toEqual([])
    expect(library.stale).toEqual([])
  })

  test('verifies every act by what it gave back, so that nothing holds before it', () => {
    const sources = library.guides.flatMap(({ id, guide }) =>
      stepsOfGuide(guide)
        .filter(({ kind, verify }) => kind === 'submit' && verify)
        .map(({ verify }) => [id, Object.values(verify?.variables ?? {})] as const),
    )
    expect(sources).toHaveLength(11)
    for (const [id, named] of sources)
      expect([id, named]).toEqual([id, [expect.stringMatching(/^outcome\./)]])
  })

  // Seeds 001 and 002: every documentation step in its place, with its printed number.
  test.each([
    ['manually-run-p-job', '1 2 3 4 5 6', 'Mutation.runDistributionSchedule'],
    ['schedule-recurring-p-job', '1 2 3 4 5 5 6 7 8 9 10', 'Mutation.createDistributionScheduleBatchJob'],
    ['manually-run-order-synchronization', '1 2 3 4 5 6 7 8 9 10', 'Mutation.synchronizeOrders'],
    ['schedule-recurring-order-synchronization', '1 2 3 4 5 6 7 8 9 10', 'Mutation.synchronizeOrders'],
  ])('%s has the steps of the documentation in every language', (id, numbers, submit) => {
    const guide = library.guides.find((found) => found.id === id)
    expect(guide?.guide).toMatchObject({ submit })
    expect(Object.keys(guide?.prose ?? {})).toEqual(['en', 'sv-SE', 'nb-NO'])
    for (const prose of Object.values(guide?.prose ?? {}))
      expect(prose.steps.map(({ number }) => number).join(' ')).toBe(numbers)
  })

  test.each([
    ['change-batch-job', 6, 'Mutation.updateBatchJob'],
    ['connect-channel-database', 8, 'Mutation.registerChannelDatabase'],
    ['mend-failed-order', 8, 'Mutation.synchronizeTransaction'],
    ['publish-organization-hierarchy', 7, 'Mutation.publishOrganizationHierarchy'],
    ['release-order-hold', 6, 'Mutation.releaseOrderHold'],
    ['rerun-upload-session', 6, 'Mutation.rerunUploadSession'],
    ['set-up-company', 10, 'Mutation.createCompany'],
  ])('%s, which no documentation has, is one of its guides', (id, steps, submit) => {
    const guide = library.guides.find((found) => found.id === id)
    expect(guide?.guide).toMatchObject({ submit })
    const numbers = guide?.prose.en?.steps.map(({ number }) => Number(number))
    expect(numbers).toEqual(Array.from({ length: steps }, (_, index) => index + 1))
  })

  test('the page of data entities has every table of a channel database, by its name, in every language', () => {
    const page = library.guides.find(({ id }) => id === 'data-entities')
    for (const prose of Object.values(page?.prose ?? {})) {
      const titles = prose.headings.map(({ title }) => title)
      for (const { channelTable, optional } of channelContract) {
        if (optional) expect(prose.introduction).toContain(`**${channelTable}**`)
        else expect(titles).toContain(channelTable)
      }
    }
  })

  test('every control that must be filled has a recommendation, but for records that only the operator can choose', () => {
    const chosen = library.guides.flatMap(({ guide }) =>
      stepsOfGuide(guide)
        .flatMap(controlsOf)
        .filter(({ optional, recommend }) => !optional && recommend === undefined)
        .map(({ bind }) => bind),
    )
    expect(chosen).toEqual([
      'UpdateBatchJobInput.job',
      'SynchronizeTransactionInput.id',
      'ReleaseOrderHoldInput.id',
    ])
  })

  test('of upload sessions only one that failed is recommended to be rerun', () => {
    const rerun = library.guides.find(({ id }) => id === 'rerun-upload-session')
    const [control] = rerun ? stepsOfGuide(rerun.guide).flatMap(controlsOf) : []
    expect(control?.recommend).toMatchObject({
      query: expect.stringContaining('statuses: [UPLOAD_FAILED, APPLY_FAILED]'),
    })
  })

  test('the ranges and choices are those of the documentation', () => {
    const recommended = (id: string) => {
      const guide = library.guides.find((found) => found.id === id)
      const controls = guide ? stepsOfGuide(guide.guide).flatMap(controlsOf) : []
      return Object.fromEntries(
        controls.flatMap(({ bind, recommend, range }) =>
          recommend === undefined ? [] : [[bind, range ?? recommend]],
        ),
      )
    }
    expect(recommended('schedule-recurring-p-job')).toEqual({
      'CreateDistributionScheduleBatchJobInput.schedule': 'P-0001',
      'RunInBackgroundInput.batchProcessing': true,
      'RecurrenceInput.unit': 'MINUTES',
      'RecurrenceInput.end': 'NEVER',
      'RecurrenceInput.count': { from: 5, to: 10 },
    })
    expect(recommended('manually-run-order-synchronization')).toEqual({
      'SynchronizeOrdersInput.organizationHierarchyId': 'Stores by Region',
      'SynchronizeOrdersInput.nodeIds': ['Stores by Region'],
      'RunInBackgroundInput.batchProcessing': false,
      'RecurrenceInput.end': 'AFTER',
      'RecurrenceInput.endAfter': 1,
    })
    expect(recommended('schedule-recurring-order-synchronization')).toMatchObject({
      'RunInBackgroundInput.batchProcessing': true,
      'RecurrenceInput.unit': 'MINUTES',
      'RecurrenceInput.end': 'NEVER',
      'RecurrenceInput.count': { from: 2, to: 20 },
    })
  })

  test('every procedure has two to five screens, ends in its act, and is open to the roles that it names', () => {
    for (const { id, guide } of library.guides) {
      if (guide.kind === 'page') continue
      expect(guide.screens.length, id).toBeGreaterThanOrEqual(2)
      expect(guide.screens.length, id).toBeLessThanOrEqual(5)
      expect(stepsOfGuide(guide).at(-1)?.kind, id).toBe('submit')
      for (const role of guide.roles ?? [])
        for (const permission of guide.permissions ?? [])
          expect(permissionsOfRole[role].has(permission), `${id}: ${role} lacks ${permission}`).toBe(true)
    }
  })

  test('every control knows its place in the mutation’s variables', () => {
    for (const { id, guide } of library.guides) {
      if (guide.kind === 'page' || guide.submit === undefined) continue
      const paths = inputPaths(schema, guide.submit)
      for (const { bind } of stepsOfGuide(guide).flatMap(controlsOf))
        expect(paths.has(bind), `${id}: ${bind}`).toBe(true)
    }
  })

  describe('speaks of controls by the words that stand on them', () => {
    /** What documentation calls a place that the console has no word for, buttons that the wizard stands for, examples. */
    const wordsOfTheDocumentation: Readonly<Record<string, readonly string[]>> = {
      en: ['All workspaces', 'OK', 'Stores by Region', 'P-0001', 'USRT', '1'],
      'sv-SE': ['Alla arbetsytor', 'OK', 'Butiker efter region', 'P-0001', 'USRT', '1'],
      'nb-NO': ['Alle arbeidsområder', 'OK', 'Butikker etter område', 'P-0001', 'USRT', '1'],
    }

    test.each(Object.keys(wordsOfTheDocumentation))('in %s', (locale) => {
      const seen = new Set([...wordsOnScreen(locale), ...(wordsOfTheDocumentation[locale] ?? [])])
      const unknown = library.guides.flatMap(({ id, prose }) => {
        const { steps = [], screens = {} } = prose[locale] ?? {}
        const known = new Set([...seen, ...Object.values(screens)])
        return steps.flatMap(({ id: step, text, notes, substeps }) =>
          [text, ...notes, ...substeps]
            .flatMap(boldWords)
            // In lower case a step emphasizes what it is about, and names no control.
            .filter((words) => !/^\p{Ll}/u.test(words) && !known.has(words))
            .map((words) => `${id}, ${step}: ${words}`),
        )
      })
      expect(unknown).toEqual([])
    })
  })
})

/** `**A > B**` is two. */
function boldWords(markdown: string): readonly string[] {
  return [...markdown.matchAll(/\*\*([^*]+)\*\*/g)].flatMap(([, words = '']) => words.split(/\s*>\s*/))
}

/** Every word of the console in a language. */
function wordsOnScreen(locale: string): readonly string[] {
  const folder = join(directory, locale)
  return globSync('*.json', { cwd: folder }).flatMap((file) =>
    leavesOf(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  )
}

function leavesOf(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words]
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(leavesOf) : []
}
