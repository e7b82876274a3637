import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServedKontor, serveKontor } from './served-kontor.ts'

describe('the GraphQL endpoint', () => {
  let served: ServedKontor

  beforeAll(async () => {
    served = await serveKontor()
  })

  afterAll(() => served?.stop())

  const errorOf = async (query: string, variables = {}) => {
    const { body } = await served.ask({ query, variables })
    return body.errors?.[0]?.extensions
  }

  test('knows a machine client by its key', async () => {
    const { body } = await served.ask({ query: '{ unreadNotificationCount }' })
    expect(body).toEqual({ data: { unreadNotificationCount: 0 } })
    const stranger = await served.ask(
      { query: '{ unreadNotificationCount }' },
      { authorization: 'Bearer no' },
    )
    expect(stranger.body.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  })

  test.each([
    ['tokens', `{ ${'__typename '.repeat(4_001)} }`],
    ['depth', `{ batchJobs { edges { node { ${nested('followUpJob', 20)} } } } }`],
    ['depth', `{ batchJobs { edges { node { ${nested('followUpJob', 11)} } } } }`],
    ['aliases', `{ ${numbered(61, (n) => `a${n}: unreadNotificationCount`)} }`],
    ['directives', `{ __typename ${'@skip(if: false) '.repeat(41)} }`],
    [
      'cost',
      `{ ${numbered(60, (n) => `a${n}: batchJobs { edges { node { ${nested('followUpJob', 9, 'id description status task')} } } }`)} }`,
    ],
    [
      'complexity',
      `{ batchJobRuns(first: 200) { edges { node { children { children { children { id } } } } } } }`,
    ],
  ])('refuses an operation that is too large in %s, saying what the limit is', async (kind, query) => {
    const error = await errorOf(query)
    expect(error).toMatchObject({ code: 'QUERY_TOO_LARGE', parameters: { kind } })
    expect(error?.parameters?.most).toBeGreaterThan(0)
  })

  test('takes the largest page of what the console shows', async () => {
    const { body } = await served.ask({
      query: `{ batchJobRuns(first: 200) { totalCount edges { node {
        id description status plannedAt progressDone progressTotal waitingReason { code until }
        job { id description } children { id description status counters { name value } }
        counters { name value } attempts { number outcome error { code parameters } } } } } }`,
    })
    expect(body.errors).toBeUndefined()
  })

  test('refuses several operations in one request', async () => {
    const answer = await served.ask([{ query: '{ __typename }' }, { query: '{ __typename }' }])
    expect(answer.status).toBe(400)
  })

  test.each([
    ['a form', 'POST', 'application/x-www-form-urlencoded', 'query={__typename}'],
    ['plain text', 'POST', 'text/plain', '{"query":"{ __typename }"}'],
    ['a link', 'GET', undefined, undefined],
  ])('refuses what another site could send by %s', async (_what, method, type, body) => {
    const answer = await fetch(`${served.kontor.url}/graphql?query={__typename}`, {
      method,
      headers: {
        authorization: served.headers.authorization ?? '',
        ...(type ? { 'content-type': type } : {}),
      },
      ...(body ? { body } : {}),
    })
    expect(answer.status).toBe(403)
  })

  test('does nothing by a link, not even with our header', async () => {
    const query = encodeURIComponent('mutation { markNotificationsRead(input: {}) { count } }')
    const answer = await fetch(`${served.kontor.url}/graphql?query=${query}`, {
      headers: { authorization: served.headers.authorization ?? '', 'x-kontor-client': 'test' },
    })
    expect(answer.status).toBe(405)
  })

  test.each([
    ['an id that is none', '{ batchJob(id: "nonsense") { id } }', 'ID_INVALID'],
    ['an id of another type', '{ batchJob(id: "QmF0Y2hKb2JSdW46eA==") { id } }', 'ID_OF_OTHER_TYPE'],
    ['a cursor that is none', '{ batchJobs(after: "nonsense") { totalCount } }', 'CURSOR_INVALID'],
    ['a page of less than nothing', '{ batchJobs(first: -1) { totalCount } }', 'REQUEST_INVALID'],
    ['a field that is none', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['half an operation', '{ viewer {', 'GRAPHQL_PARSE_FAILED'],
  ])('tells a code for %s', async (_what, query, code) => {
    expect((await errorOf(query))?.code).toBe(code)
  })

  test('tells a code for a variable of the wrong type', async () => {
    const query = 'query ($first: Int!) { batchJobs(first: $first) { totalCount } }'
    expect((await errorOf(query, { first: 'all' }))?.code).toBe('REQUEST_INVALID')
  })

  test('hides an unexpected error behind an id, by which the log has it', async () => {
    await sql`alter table batch_alert_rule rename to mislaid`.execute(served.database.kysely)
    const { body } = await served.ask({ query: '{ batchAlertRules { id } }' })
    await sql`alter table mislaid rename to batch_alert_rule`.execute(served.database.kysely)
    const [error] = body.errors ?? []
    expect(error).toMatchObject({ message: 'INTERNAL_ERROR', extensions: { code: 'INTERNAL_ERROR' } })
    expect(JSON.stringify(body)).not.toContain('batch_alert_rule')
    await served.kontor.until(
      new RegExp(`"errorId":"${error?.extensions?.parameters?.errorId}".*no such table`),
    )
  })
})

function nested(field: string, times: number, innermost = 'id'): string {
  return times === 0 ? innermost : `${field} { ${nested(field, times - 1, innermost)} }`
}

function numbered(times: number, part: (number: number) => string): string {
  return Array.from({ length: times }, (_, index) => part(index)).join(' ')
}
