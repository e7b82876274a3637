import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Reads out of the server's sources which codes it tells, and with which parameters. Codes and parameter names stand
 * there as literals, or in the few places that `told-codes.ts` names.
 */

const server = join(import.meta.dirname, '../../server')

const sources = globSync('**/*.ts', { cwd: server })
  .sort()
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(server, name), 'utf8') }))

/** Codes with the parameters that every place tells which tells the code. */
export type ToldCodes = Map<string, ReadonlySet<string>>

/** The text of a source file. */
export function sourceOf(name: string): string {
  const found = sources.find((source) => source.name === name)
  if (!found) throw new Error(`There is no server/${name}`)
  return found.text
}

/** Adds what one place tells; of a code told in several places the parameters that all of them give are kept. */
export function addTold(codes: ToldCodes, code: string, parameters: Iterable<string>): void {
  const given = [...parameters]
  const known = codes.get(code)
  codes.set(code, new Set(known ? given.filter((name) => known.has(name)) : given))
}

interface Call {
  readonly file: string
  readonly text: string
  readonly callee: string
  readonly arguments: readonly string[]
}

/** Calls of functions by these names, `new` included, with the source of each argument. */
export function callsOf(...names: readonly string[]): readonly Call[] {
  const start = new RegExp(`(?<![\\w.])((?:\\w+\\.)*(?:${names.join('|')}))\\(`, 'g')
  return sources.flatMap(({ name: file, text }) =>
    [...text.matchAll(start)].flatMap((match) => {
      const { index } = match
      if (/function $/.test(text.slice(0, index))) return []
      return [{ file, text, callee: match[1] ?? '', arguments: partsFrom(text, index + match[0].length) }]
    }),
  )
}

/** All matches of a pattern in the server's sources. */
export function matchesOf(pattern: RegExp): readonly RegExpMatchArray[] {
  return sources.flatMap(({ text }) => [...text.matchAll(pattern)])
}

/** What a literal says; undefined for anything else. */
export function literal(source: string | undefined): string | undefined {
  return source?.match(/^'([^']+)'$/)?.[1]
}

/**
 * The names of the parameters that a source text gives: an object literal, or a call of a function that returns one,
 * of the same file or exported by another. What comes by other ways is not known, and no words may count on it.
 */
export function parameterNames(source: string | undefined, text: string): readonly string[] {
  if (source === undefined) return []
  const call = source.match(/^(?:json\()?(\w+)\(/)?.[1]
  if (!source.startsWith('{')) return call ? parameterNames(returnedBy(call, text), text) : []
  return partsFrom(source, 1).flatMap((part) => {
    if (part.startsWith('...')) return parameterNames(part.slice(3).trim(), text)
    return part.match(/^(\w+)/)?.[1] ?? []
  })
}

function returnedBy(name: string, text: string): string | undefined {
  const exported = sources.find((source) => source.text.includes(`export function ${name}(`))?.text
  const body = [text, exported ?? '']
    .map((where) => where.split(new RegExp(`function ${name}\\(`))[1]?.split('\n}\n')[0])
    .find((found) => found !== undefined)
  const at = body?.lastIndexOf('return {') ?? -1
  return body === undefined || at < 0 ? undefined : body.slice(at + 'return '.length)
}

/** The parts between commas from an opening bracket on to its closing one. */
function partsFrom(text: string, start: number): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = start
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (character === "'" || character === '`') at = endOfText(text, at)
    else if ('([{'.includes(character)) depth += 1
    else if (')]}'.includes(character)) {
      if (depth === 0) return [...parts, text.slice(from, at).trim()].filter((part) => part !== '')
      depth -= 1
    } else if (character === ',' && depth === 0) {
      parts.push(text.slice(from, at).trim())
      from = at + 1
    }
  }
  throw new Error(`A bracket is not closed: ${text.slice(start, start + 80)}`)
}

function endOfText(text: string, start: number): number {
  const quote = text[start]
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === quote) return at
  }
  return text.length
}
