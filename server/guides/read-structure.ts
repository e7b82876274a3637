import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Fault } from './fault.ts'
import { type Guide, guideSchema } from './guide.ts'

/** A guide's structure, with the lines of its parts for messages. */
export interface Structure {
  /** The file's name without its ending; the guide's address. */
  readonly id: string
  readonly file: string
  readonly guide: Guide
  /** The line on which a part stands, by its path: `lineOf('screens', 0, 'steps', 2, 'bind')`. */
  lineOf(...path: readonly (string | number)[]): number
}

/**
 * Reads a guide's YAML file. A file without `kind` is a procedure.
 * @returns the structure, or what is wrong with each of its lines.
 */
export function readStructure(id: string, file: string, text: string): Structure | readonly Fault[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const syntax = document.errors.map(({ message, pos: [offset] }) => ({
    file,
    line: lines.linePos(offset).line,
    rule: 'form' as const,
    message,
  }))
  if (syntax.length > 0) return syntax
  const lineOf = (...path: readonly (string | number)[]): number => lineAt(document.contents, path, lines)
  const content: unknown = document.toJS({ maxAliasCount: 0 })
  const parsed = guideSchema.safeParse(
    typeof content === 'object' && content !== null ? { kind: 'procedure', ...content } : content,
  )
  if (parsed.success) return { id, file, guide: parsed.data, lineOf }
  return parsed.error.issues.map(({ path, message }) => {
    const place = path.filter((part) => typeof part !== 'symbol')
    const name = place.length > 0 ? `${place.join('.')}: ` : ''
    return { file, line: lineOf(...place), rule: 'form', message: `${name}${message}` }
  })
}

/** The line of the deepest part of the path that the file has. */
function lineAt(root: Node | null, path: readonly (string | number)[], lines: LineCounter): number {
  let node: unknown = root
  let line = 1
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === part)
      if (!pair) break
      const { key } = pair
      if (isScalar(key) && key.range) line = lines.linePos(key.range[0]).line
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(part)]
      const range = isMap(node) || isScalar(node) || isSeq(node) ? node.range : null
      if (range) line = lines.linePos(range[0]).line
    } else break
  }
  return line
}
