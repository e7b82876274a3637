import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildSchema } from 'graphql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compileGuides } from '../../server/guides/compile-guides.ts'
import { printFault } from '../../server/guides/fault.ts'
import { inputPaths } from '../../server/guides/input-paths.ts'
import { stampTranslation } from '../../server/guides/stamp-translation.ts'
import { temporaryDirectory } from '../support/databases.ts'
import { lines } from './support.ts'

const schema = buildSchema(`
  enum End { NEVER AFTER }
  scalar CalendarDate
  input RepeatInput { end: End, count: Int!, from: CalendarDate }
  input BackgroundInput { batch: Boolean!, repeat: RepeatInput }
  input RunInput { company: String!, job: ID!, groups: [ID!], note: String, background: BackgroundInput }
  type Job { id: ID!, isActive: Boolean! }
  type Jobs { totalCount: Int!, nodes: [Job!]! }
  type Query { jobs(company: String!, end: End): Jobs!, preview: Int }
  type RunPayload { job: Job }
  type Mutation { run(input: RunInput!): RunPayload }
`)

const structure = lines(
  'version: 1',
  'submit: Mutation.run',
  'preview: Query.preview',
  'constants:',
  '  - bind: RunInput.company',
  '    given: company',
  'screens:',
  '  - id: job',
  '    steps:',
  '      - id: open',
  '        kind: navigate',
  '      - id: job',
  '        kind: choose',
  '        bind: RunInput.job',
  '  - id: repeat',
  '    steps:',
  '      - id: end',
  '        kind: choose',
  '        bind: RepeatInput.end',
  '        recommend: NEVER',
  '      - id: count',
  '        kind: number',
  '        bind: RepeatInput.count',
  '        recommend: 5',
  '        range: { from: 2, to: 20 }',
  '        controls:',
  '          - { kind: switch, bind: BackgroundInput.batch, recommend: true }',
  '      - id: run',
  '        kind: submit',
  '        verify:',
  '          query: "query ($company: String!) { jobs(company: $company) { totalCount } }"',
  '          variables: { company: company }',
  '          predicate: jobs.totalCount >= 1',
)

const recommending = (recommendation: string): string =>
  structure.replace('recommend: NEVER', `recommend: ${recommendation}`)

const english = lines(
  '---',
  'title: Run it',
  'description: Run the job.',
  'screens: { job: The job, repeat: Repeat }',
  '---',
  'Before {{company}} opens.',
  '',
  '1. Open **Jobs**. {#open}',
  '2. Choose the job. {#job}',
  '   1. Select it.',
  '   2. Select the arrow.',
  '   - One is enough.',
  '2. Choose **No end date**. {#end}',
  '3. In **Count**, enter a number. {#count}',
  '4. Select **OK**. {#run}',
  '',
  'Then wait.',
)
const swedish = lines(
  '---',
  'title: Kör det',
  'description: Kör jobbet.',
  'screens: { job: Jobbet, repeat: Upprepa }',
  '---',
  'Innan {{company}} öppnar.',
  '',
  '1. Öppna **Jobb**. {#open}',
  '2. Välj jobbet. {#job}',
  '   1. Markera det.',
  '   2. Välj pilen.',
  '2. Välj **Inget slutdatum**. {#end}',
  '3. Ange ett tal i **Antal**. {#count}',
  '4. Välj **OK**. {#run}',
)
const labels = JSON.stringify({
  'RunInput.job': 'Job',
  'RepeatInput.end': 'End',
  'RepeatInput.count': 'Count',
  'BackgroundInput.batch': 'Batch processing',
  'End.NEVER': 'No end date',
  'End.AFTER': 'End after',
})

describe('the guide compiler', () => {
  let directory: string
  let remove: () => Promise<void>
  beforeEach(async () => {
    const folder = await temporaryDirectory()
    directory = folder.path
    remove = folder.remove
  })
  afterEach(() => remove())

  const good = {
    'guides/run.yaml': structure,
    'en/guides/run.md': english,
    'sv-SE/guides/run.md': swedish,
    'nb-NO/guides/run.md': swedish,
    'en/labels.json': labels,
    'sv-SE/labels.json': labels,
    'nb-NO/labels.json': labels,
  }

  async function compile(changes: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries({ ...good, ...changes })) {
      await mkdir(dirname(join(directory, path)), { recursive: true })
      await writeFile(join(directory, path), text)
    }
    return compileGuides({ directory, schema })
  }

  const faultsOf = async (changes: Readonly<Record<string, string>>): Promise<readonly string[]> =>
    (await compile(changes)).faults.map(printFault)

  test('compiles structure and words into one guide', async () => {
    const { guides, faults } = await compile()
    expect(faults).toEqual([])
    expect(guides.map(({ id }) => id)).toEqual(['run'])
    expect(guides[0]?.guide).toMatchObject({ kind: 'procedure', preview: ['Query.preview'] })
    expect(guides[0]?.prose.en).toMatchObject({
      title: 'Run it',
      introduction: 'Before {{company}} opens.',
      conclusion: 'Then wait.',
    })
    expect(guides[0]?.prose.en?.steps.map(({ id, number, text }) => [id, number, text])).toEqual([
      ['open', '1', 'Open **Jobs**.'],
      ['job', '2', 'Choose the job.'],
      ['end', '2', 'Choose **No end date**.'],
      ['count', '3', 'In **Count**, enter a number.'],
      ['run', '4', 'Select **OK**.'],
    ])
    expect(guides[0]?.prose.en?.steps[1]).toMatchObject({
      notes: ['One is enough.'],
      substeps: ['Select it.', 'Select the arrow.'],
    })
  })

  describe('rule 1: coordinates exist, and kinds fit their types', () => {
    test.each([
      [
        'submit',
        structure.replace('Mutation.run', 'Mutation.walk'),
        'guides/run.yaml:2 coordinates: The schema has no Mutation.walk.',
      ],
      [
        'preview',
        structure.replace('Query.preview', 'Query.view'),
        'guides/run.yaml:3 coordinates: The schema has no Query.view.',
      ],
      [
        'an input',
        structure.replace('RunInput.job', 'RunInput.jub'),
        'guides/run.yaml:14 coordinates: The schema has no input RunInput.jub.',
      ],
      [
        'an input of an unknown type',
        structure.replace('RunInput.job', 'Ran.job'),
        'guides/run.yaml:14 coordinates: The schema has no input Ran.job.',
      ],
      [
        'a constant',
        structure.replace('RunInput.company', 'RunInput.firm'),
        'guides/run.yaml:5 coordinates: The schema has no RunInput.firm.',
      ],
      [
        'a kind',
        structure.replace('kind: number', 'kind: switch'),
        'guides/run.yaml:22 coordinates: RepeatInput.count is Int!, for which switch is no control.',
      ],
      [
        'a value',
        structure.replace('NEVER', 'SOMETIMES'),
        'guides/run.yaml:20 coordinates: RepeatInput.end is End, which takes no such value.',
      ],
      [
        'a range',
        structure.replace('recommend: NEVER', 'range: { from: 1, to: 2 }'),
        'guides/run.yaml:20 coordinates: Only a number has a range.',
      ],
      [
        'a query',
        structure.replace('totalCount } }"', 'total } }"'),
        'guides/run.yaml:30 coordinates: Cannot query field "total" on type "Jobs".',
      ],
      [
        'a variable',
        structure.replace('{ company: company }', '{ firm: company }'),
        'guides/run.yaml:30 coordinates: Say under variables what $company is.',
      ],
      [
        'an outcome that the act does not have',
        structure.replace('{ company: company }', '{ company: outcome.run }'),
        'guides/run.yaml:30 coordinates: Mutation.run gives back no record run.',
      ],
      [
        'a predicate',
        structure.replace('totalCount >= 1', 'totalCount is one'),
        'guides/run.yaml:30 coordinates: Write the predicate as path, comparison, value: jobs.totalCount is one',
      ],
      [
        'what a predicate reads',
        structure.replace('jobs.totalCount >= 1', 'jobs.count >= 1'),
        'guides/run.yaml:30 coordinates: The query does not ask for jobs.count.',
      ],
      [
        'an example in one of the languages',
        recommending('{ en: NEVER, sv-SE: AFTER, nb-NO: ALDRI }'),
        'guides/run.yaml:20 coordinates: RepeatInput.end is End, which takes no such value.',
      ],
      [
        'a day for what is none',
        recommending('{ given: today }'),
        'guides/run.yaml:20 coordinates: RepeatInput.end is End, which takes no such value.',
      ],
      [
        'what only the system knows',
        recommending('{ query: "{ preview }", path: preview.0.end }'),
        'guides/run.yaml:20 coordinates: The query does not ask for preview.0.end.',
      ],
    ])('%s', async (_, text, fault) => {
      const faults = await faultsOf({ 'guides/run.yaml': text })
      expect(faults).toContain(fault)
    })

    test.each([
      '{ en: NEVER, sv-SE: AFTER, nb-NO: NEVER }',
      '{ query: "{ last: preview }", path: last }',
      '{ query: "query ($of: String!) { jobs(company: $of) { nodes { id } } }", variables: { of: company }, path: jobs.nodes.0.id }',
    ])('a recommendation may be %s', async (recommendation) => {
      expect(await faultsOf({ 'guides/run.yaml': recommending(recommendation) })).toEqual([])
    })

    test.each(['outcome.job', 'outcome.job.key'])('a verification may ask of %s', async (source) => {
      const text = structure.replace('{ company: company }', `{ company: ${source} }`)
      expect(await faultsOf({ 'guides/run.yaml': text })).toEqual([])
    })

    test('an example that a language lacks is no recommendation', async () => {
      const faults = await faultsOf({ 'guides/run.yaml': recommending('{ en: NEVER, sv-SE: AFTER }') })
      expect(faults).toEqual([expect.stringContaining('guides/run.yaml:20 form: ')])
    })

    test('a step that is no control fills no input', async () => {
      const text = structure.replace('kind: navigate', 'kind: navigate\n        bind: RunInput.note')
      expect(await faultsOf({ 'guides/run.yaml': text })).toEqual([
        'guides/run.yaml:11 coordinates: A step of kind navigate has no control, and fills no input.',
      ])
    })
  })

  describe('names are addresses', () => {
    const renamed = (files: Readonly<Record<string, string>>, from: string, to: string) =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(from, to)]))
    const { 'guides/run.yaml': yaml, 'en/guides/run.md': en, 'sv-SE/guides/run.md': sv } = good

    test.each(['print', 'form'])('a screen is not called %s, as a page of every guide is', async (name) => {
      const files = renamed(
        { 'en/guides/run.md': en, 'sv-SE/guides/run.md': sv, 'nb-NO/guides/run.md': sv },
        'repeat:',
        `${name}:`,
      )
      expect(
        await faultsOf({ ...files, 'guides/run.yaml': yaml.replace('id: repeat', `id: ${name}`) }),
      ).toEqual([
        `guides/run.yaml:15 names: Every guide has a page of its own at ${name}: name the screen otherwise.`,
      ])
    })

    test('two screens are not called the same', async () => {
      const files = renamed(
        { 'en/guides/run.md': en, 'sv-SE/guides/run.md': sv, 'nb-NO/guides/run.md': sv },
        /, repeat: \w+/.exec(en)?.[0] ?? '',
        '',
      )
      expect(
        await faultsOf({ ...files, 'guides/run.yaml': yaml.replace('id: repeat', 'id: job') }),
      ).toContain('guides/run.yaml:15 names: The screen job comes twice.')
    })

    test('a guide is not called import, as the page of the library is', async () => {
      const faults = await faultsOf({
        'guides/import.yaml': yaml,
        'en/guides/import.md': en,
        'sv-SE/guides/import.md': sv,
        'nb-NO/guides/import.md': sv,
      })
      expect(faults).toEqual([
        'guides/import.yaml:1 names: The console has a page of its own at guides/import: name the guide otherwise.',
      ])
    })
  })

  describe('rule 2: required inputs are filled once', () => {
    test('a required input that nothing fills', async () => {
      const text = structure.replace('        bind: RunInput.job\n', '')
      expect(await faultsOf({ 'guides/run.yaml': text })).toEqual([
        'guides/run.yaml:2 required-inputs: Mutation.run needs RunInput.job: bind it, or give it a constant.',
      ])
    })

    test('a required input of a part that is used only in part', async () => {
      const text = structure.replace(/ {8}controls:\n.*\n/, '')
      expect(await faultsOf({ 'guides/run.yaml': text })).toEqual([
        'guides/run.yaml:2 required-inputs: Mutation.run needs BackgroundInput.batch: bind it, or give it a constant.',
      ])
    })

    test('a part that is not used at all may be left out', async () => {
      const text = structure.replace(/ {2}- id: repeat[\s\S]*(?= {6}- id: run)/, '')
      const words = (prose: string): string =>
        prose
          .replace(/^.*\{#(?:end|count)\}\n/gm, '')
          .replace('4.', '3.')
          .replace(/, repeat: \w+/, '')
      expect(
        await faultsOf({
          'guides/run.yaml': text,
          'en/guides/run.md': words(english),
          'sv-SE/guides/run.md': words(swedish),
          'nb-NO/guides/run.md': words(swedish),
        }),
      ).toEqual([])
    })

    test('an input that is filled twice, and one that the mutation does not take', async () => {
      const text = structure.replace('kind: navigate', 'kind: text\n        bind: RunInput.company')
      expect(await faultsOf({ 'guides/run.yaml': text })).toContain(
        'guides/run.yaml:12 required-inputs: RunInput.company is filled twice.',
      )
    })
  })

  describe('rule 3: all languages have the same steps', () => {
    test.each([
      [
        'a step is missing',
        swedish.replace(/^.*\{#end\}\n/m, ''),
        ['sv-SE/guides/run.md:1 parity: The step end of guides/run.yaml is missing.'],
      ],
      [
        'a step is unknown',
        swedish.replace('{#end}', '{#slut}'),
        [
          'sv-SE/guides/run.md:1 parity: The step end of guides/run.yaml is missing.',
          'sv-SE/guides/run.md:12 parity: guides/run.yaml has no step slut.',
        ],
      ],
      [
        'steps change places',
        swedish.replace('{#end}', '{#x}').replace('{#count}', '{#end}').replace('{#x}', '{#count}'),
        [
          'sv-SE/guides/run.md:12 parity: count stands in another place than in guides/run.yaml.',
          'sv-SE/guides/run.md:12 parity: count is number 2 here and 3 in en/guides/run.md.',
          'sv-SE/guides/run.md:13 parity: end is number 3 here and 2 in en/guides/run.md.',
        ],
      ],
      [
        'a printed number differs',
        swedish.replace('3. Ange', '4. Ange'),
        ['sv-SE/guides/run.md:13 parity: count is number 4 here and 3 in en/guides/run.md.'],
      ],
      [
        'a sub-step is missing',
        swedish.replace('   2. Välj pilen.\n', ''),
        ['sv-SE/guides/run.md:9 parity: job has 1 sub-steps here and 2 in en/guides/run.md.'],
      ],
      [
        'a placeholder is missing',
        swedish.replace('{{company}} ', ''),
        ['sv-SE/guides/run.md:1 parity: The placeholder {{company}} is missing.'],
      ],
      [
        'a placeholder is unknown',
        swedish.replace('**OK**', '{{ok}}'),
        ['sv-SE/guides/run.md:14 parity: run: The placeholder {{ok}} is not in the source.'],
      ],
      [
        'a screen has no name',
        swedish.replace('repeat: Upprepa', 'again: Igen'),
        [
          'sv-SE/guides/run.md:1 parity: The screen repeat of guides/run.yaml has no name: add it under screens.',
          'sv-SE/guides/run.md:1 parity: guides/run.yaml has no screen again.',
        ],
      ],
    ])('%s', async (_, text, faults) => {
      expect(
        (await faultsOf({ 'sv-SE/guides/run.md': text })).filter((fault) => fault.startsWith('sv')),
      ).toEqual(faults)
    })

    test('a language is missing altogether, or has a guide that nobody else has', async () => {
      const faults = await faultsOf({
        'guides/walk.yaml': structure,
        'en/guides/walk.md': english,
        'nb-NO/guides/walk.md': swedish,
        'nb-NO/guides/stray.md': swedish,
      })
      expect(faults).toEqual([
        'guides/walk.yaml:1 parity: sv-SE/guides/walk.md is missing.',
        'nb-NO/guides/stray.md:1 parity: There is no guides/stray.yaml.',
      ])
    })
  })

  describe('rule 4: everything bound has a label', () => {
    test('an input and a value of an enum', async () => {
      const { 'RunInput.job': _, 'End.AFTER': __, ...rest } = JSON.parse(labels) as Record<string, string>
      expect(await faultsOf({ 'nb-NO/labels.json': JSON.stringify(rest) })).toEqual([
        'guides/run.yaml:14 labels: RunInput.job has no label in nb-NO: add it to nb-NO/labels.json.',
        'guides/run.yaml:19 labels: End.AFTER has no label in nb-NO: add it to nb-NO/labels.json.',
      ])
    })
  })

  describe('rule 5: a translation older than its source is told of, and shown', () => {
    test('until it is stamped, and again when the source changes', async () => {
      expect((await compile()).stale.filter(({ locale }) => locale === 'sv-SE')).toHaveLength(6)
      for (const locale of ['sv-SE', 'nb-NO'])
        expect(await stampTranslation({ directory, id: 'run', kind: 'procedure', locale })).toEqual([])
      expect((await compileGuides({ directory, schema })).stale).toEqual([])

      const file = join(directory, 'en/guides/run.md')
      await writeFile(
        file,
        english.replace('Select it.', 'Select one.').replace('Open  **Jobs**', 'Open **Jobs**'),
      )
      const { guides, stale } = await compileGuides({ directory, schema })
      expect(guides).toHaveLength(1)
      expect(stale.map(({ locale, part }) => [locale, part])).toEqual([
        ['sv-SE', 'job'],
        ['nb-NO', 'job'],
      ])

      await stampTranslation({ directory, id: 'run', kind: 'procedure', locale: 'sv-SE', parts: ['job'] })
      expect((await compileGuides({ directory, schema })).stale.map(({ locale }) => locale)).toEqual([
        'nb-NO',
      ])
      expect(await readFile(join(directory, 'sv-SE/guides/run.md'), 'utf8')).toContain(
        swedish.slice(swedish.indexOf('Innan')),
      )
    })
  })

  describe('a file that cannot be read', () => {
    test.each([
      ['guides/run.yaml', 'version: [', 'guides/run.yaml:1 form:'],
      [
        'guides/run.yaml',
        structure.replace('version: 1', 'version: one'),
        'guides/run.yaml:1 form: version:',
      ],
      [
        'guides/run.yaml',
        structure.replace('kind: choose', 'kind: pick'),
        'guides/run.yaml:13 form: screens.0.steps.1.kind:',
      ],
      [
        'guides/run.yaml',
        structure.replace('id: open', 'id: Open!'),
        'guides/run.yaml:10 form: screens.0.steps.0.id: write it in small letters',
      ],
      ['en/guides/run.md', 'Run it', 'en/guides/run.md:1 form: Begin the file with front matter'],
      ['en/guides/run.md', english.replace('title: Run it\n', ''), 'en/guides/run.md:1 form: title:'],
      [
        'en/guides/run.md',
        english.replace(' {#job}', ''),
        'en/guides/run.md:9 form: End the item in its step’s id',
      ],
      [
        'en/guides/run.md',
        english.replace('3. In', '\nStop.\n\n3. In'),
        'en/guides/run.md:17 form: The numbered list ends here and begins anew',
      ],
      [
        'en/guides/run.md',
        english.replace('Then wait.', '## Then'),
        'en/guides/run.md:17 form: A procedure has no headings',
      ],
      [
        'en/guides/run.md',
        english.replace('Then wait.', 'See [the walk](walk.md).'),
        'en/guides/run.md:1 form: There is no guide walk to link to.',
      ],
    ])('%s', async (path, text, fault) => {
      expect((await faultsOf({ [path]: text })).find((found) => found.startsWith(fault))).toBeDefined()
    })
  })

  test('a page has headings with ids instead of steps', async () => {
    const page = lines(
      '---',
      'title: T',
      'description: D',
      '---',
      'Words.',
      '',
      '## Data {#data}',
      '',
      '1. One',
      '',
      '[Run](run.md)',
    )
    const files = {
      'guides/page.yaml': 'version: 1\nkind: page\n',
      'en/guides/page.md': page,
      'sv-SE/guides/page.md': page,
      'nb-NO/guides/page.md': page.replace('{#data}', '{#datum}'),
    }
    expect(await faultsOf(files)).toEqual([
      'nb-NO/guides/page.md:7 parity: The headings are datum; en/guides/page.md has data.',
    ])
    const { guides } = await compile({ ...files, 'nb-NO/guides/page.md': page })
    expect(guides.map(({ id, guide }) => [id, guide.kind])).toEqual([
      ['page', 'page'],
      ['run', 'procedure'],
    ])
  })
})

test('inputs stand where they lie nearest to the top of a mutation’s variables', () => {
  const twice = buildSchema(`
    input RepeatInput { count: Int }
    input BackgroundInput { batch: Boolean!, repeat: RepeatInput }
    input RunInput { background: BackgroundInput, repeat: RepeatInput, rows: [RowInput!] }
    input RowInput { name: String }
    type Query { a: Int }
    type Mutation { run(input: RunInput!): Int }
  `)
  const paths = inputPaths(twice, 'Mutation.run')
  expect(paths.get('RepeatInput.count')).toEqual(['input', 'repeat', 'count'])
  expect(paths.get('BackgroundInput.batch')).toEqual(['input', 'background', 'batch'])
  expect(paths.get('RowInput.name')).toEqual(['input', 'rows', 0, 'name'])
  expect(inputPaths(twice, 'Mutation.walk').size).toBe(0)
})
