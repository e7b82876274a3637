import { expect, test } from 'vitest'
import { schema } from '../../server/schema.ts'
import { addCompanies } from '../identity/people.ts'
import { synthesize } from '../identity/synthesize.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { operateWithErrors } from '../support/graphql.ts'

/** What cursors may hold: every form that some list has, and forms that none has. */
const forms = [
  'a text',
  7,
  ['a text', 'another'],
  ['a text', 7],
  [7, 'a text'],
  [],
  ['a text'],
  ['a text', 'another', 'a third'],
  {},
  null,
  true,
  1e300,
  0.5,
  'a\0text',
]

const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) =>
  args.some(({ name }) => name === 'after'),
)

/** Asks a list for the page behind or before a cursor. */
function askAt(list: (typeof lists)[number], place: 'after' | 'before', form: unknown) {
  const { source, variables } = synthesize('query', list, 'USRT')
  const cursor = `${place}: "${Buffer.from(JSON.stringify(form)).toString('base64url')}"`
  const call = new RegExp(`\\b${list.name}(?:\\(([^)]*)\\))?`)
  return {
    source: source.replace(call, (_, passed = '') => `${list.name}(${cursor} ${passed})`),
    variables,
  }
}

describeOnBothDatabases('a cursor that a list has not made', (open) => {
  test('is refused by every list, whatever it holds, and never breaks it', async () => {
    const database = await open()
    await addCompanies(database, 'USRT')
    expect(lists.length).toBeGreaterThan(15)
    const cases = lists.flatMap((list) =>
      forms.flatMap((form) => [askAt(list, 'after', form), askAt(list, 'before', form)]),
    )
    for (const { source, variables } of cases) {
      const { errors } = await operateWithErrors(schema, database, source, { variables }).catch((cause) => {
        throw new Error(`It breaks: ${source}`, { cause })
      })
      expect(errors.filter(({ code }) => code !== 'CURSOR_INVALID')).toEqual([])
    }
  })
})
