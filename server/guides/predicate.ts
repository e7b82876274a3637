/** What a step's verification asks of the answer to its query: `batchJobRun.status = "ENDED"`. */
export interface Predicate {
  /** Field names (or aliases) from the query's root; a number picks from a list. */
  readonly path: readonly string[]
  readonly operator: Operator
  /** What it is compared with. Several stand after `=` only: `= "WAITING" or "READY"`. */
  readonly values: readonly Literal[]
}

type Literal = string | number | boolean | null

const operators = ['>=', '<=', '!=', '=', '>', '<'] as const
export type Operator = (typeof operators)[number]

/**
 * Reads a predicate: a path, a comparison, and a number, a word in quotation marks, true, false or null; after `=` also
 * several of them, joined by `or`.
 * @returns null when it is none.
 */
export function parsePredicate(text: string): Predicate | null {
  const [, path, sign, literals] = /^\s*([A-Za-z_][\w.]*)\s*(>=|<=|!=|=|>|<)\s*(.+?)\s*$/.exec(text) ?? []
  const operator = operators.find((known) => known === sign)
  if (path === undefined || literals === undefined || operator === undefined) return null
  const values = operator === '=' ? parseLiterals(literals) : [parseLiteral(literals)]
  return values.every((value) => value !== undefined) ? { path: path.split('.'), operator, values } : null
}

/** Whether an answer fulfils a predicate. What the answer does not have, it does not fulfil. */
export function holds({ path, operator, values }: Predicate, answer: unknown): boolean {
  const found = valueAt(answer, path)
  if (found === undefined) return false
  if (operator === '=') return values.some((value) => found === value)
  if (operator === '!=') return values.every((value) => found !== value)
  const [value] = values
  if (typeof found !== 'number' || typeof value !== 'number') return false
  if (operator === '>=') return found >= value
  if (operator === '<=') return found <= value
  return operator === '>' ? found > value : found < value
}

/** What stands at a path of a query's answer; undefined when nothing does. */
export function valueAt(answer: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (part, name) => (typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined),
    answer,
  )
}

/** Literals joined by `or`, which is no separator within quotation marks. */
function parseLiterals(text: string): readonly (Literal | undefined)[] {
  return text.split(/\s+or\s+(?=(?:[^"']|"[^"]*"|'[^']*')*$)/).map(parseLiteral)
}

function parseLiteral(literal: string): Literal | undefined {
  if (literal === 'true') return true
  if (literal === 'false') return false
  if (literal === 'null') return null
  if (/^-?\d+(?:\.\d+)?$/.test(literal)) return Number(literal)
  return /^(['"])((?:(?!\1).)*)\1$/.exec(literal)?.[2]
}
