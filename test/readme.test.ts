import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeVariables } from '../server/config.ts'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest

test('the table of variables is that of the program', () => {
  const rows = describeVariables().map(
    ({ name, fallback, meaning }) => `| \`${name}\` | ${fallback && `\`${fallback}\``} | ${meaning} |`,
  )
  const table = readme.split('## Configuration')[1]?.split('\n## ')[0] ?? ''
  expect(table.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows)
})

test('every dependency has a line that says why', () => {
  const table = readme.split('## Dependencies and why')[1]?.split('\n## ')[0] ?? ''
  const named = [...table.matchAll(/`([^`]+)`(?=[^|]*\|.*\|$)/gm)].map(([, name]) => name)
  const installed = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(named.filter((name) => name && installed.includes(name)).sort()).toEqual(installed.sort())
})

test('every npm script and command that it names exists', () => {
  const scripts = [...readme.matchAll(/npm run ([a-z]+)/g)].map(([, name]) => name ?? '')
  expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([])
})

test('every file that it names exists', () => {
  const files = [...readme.matchAll(/`((?:server|web|test|locales)\/[\w./-]+\.\w+)`/g)].map(
    ([, file]) => file ?? '',
  )
  const pictures = [...readme.matchAll(/\((\.github\/[\w./-]+)\)/g)].map(([, file]) => file ?? '')
  expect([...files, ...pictures].filter((file) => !existsSync(join(root, file)))).toEqual([])
})
