import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const server = join(import.meta.dirname, '../server')
const web = join(import.meta.dirname, '../web')

/** Floors of the house, from the top; rooms of one floor stand together. Imports go down only. */
const floors: readonly (readonly string[])[] = [
  ['kontor.mjs', 'main.ts'],
  ['commands'],
  ['http', 'http.ts', 'worker-process.ts', 'demo'],
  ['schema.ts', 'tasks.ts'],
  ['distribution', 'synchronization', 'shopify', 'dynamics'],
  ['transactions', 'sales', 'batch', 'guides'],
  ['organization'],
  ['identity'],
  ['graphql', 'database', 'config.ts', 'log.ts', 'log-format.ts', 'stop-signal.ts', 'source-hash.ts'],
  ['locales'],
]

/** Rooms that are one part in several files and therefore may know each other. */
const sameRoom = new Set([
  'http',
  'http.ts',
  'worker-process.ts',
  'graphql',
  'database',
  'config.ts',
  'log.ts',
  'log-format.ts',
  'stop-signal.ts',
  'kontor.mjs',
  'main.ts',
])

function roomOf(file: string): string {
  const path = relative(server, file)
  // The words in all languages lie beside the server, below everything: they import nothing.
  return path.startsWith('../locales/') ? 'locales' : (path.split('/')[0] ?? '')
}

function floorOf(room: string): number {
  return floors.findIndex((rooms) => rooms.includes(room))
}

const imports = globSync('**/*.{ts,mjs}', { cwd: server }).flatMap((name) => {
  const file = join(server, name)
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target = '']) => ({
    file: relative(server, file),
    from: roomOf(file),
    to: roomOf(join(dirname(file), target)),
  }))
})

test('every file stands in a room of the plan', () => {
  const rooms = new Set(globSync('**/*.{ts,mjs}', { cwd: server }).map((name) => roomOf(join(server, name))))
  expect([...rooms].filter((room) => floorOf(room) < 0)).toEqual([])
})

test('imports only go down, and rooms on one floor do not know each other', () => {
  const wrong = imports.filter(({ from, to }) => {
    if (from === to || (sameRoom.has(from) && sameRoom.has(to))) return false
    return floorOf(to) <= floorOf(from)
  })
  expect(wrong.map(({ file, to }) => `${file} imports ${to}`)).toEqual([])
})

test('only config.ts reads the environment', () => {
  const readers = globSync('**/*.ts', { cwd: server }).filter((name) =>
    readFileSync(join(server, name), 'utf8').includes('process.env'),
  )
  expect(readers).toEqual(['config.ts'])
})

test('the console knows the API and nothing of the server, and the server nothing of the console’s sources', () => {
  const importsOf = (folder: string) =>
    globSync('**/*.{ts,tsx}', { cwd: folder, exclude: ['.next/**', 'node_modules/**'] }).flatMap((name) => {
      const file = join(folder, name)
      const text = readFileSync(file, 'utf8')
      return [...text.matchAll(/(?:from|import)\s*\(?\s*['`](\.[^'`]+)['`]/g)].map(([, target = '']) => ({
        file: name,
        target: relative(server, join(dirname(file), target)),
      }))
    })
  expect(importsOf(web).filter(({ target }) => !target.startsWith('../'))).toEqual([])
  expect(importsOf(server).filter(({ target }) => target.startsWith('../web/'))).toEqual([])
})
