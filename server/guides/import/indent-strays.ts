/** An item of a numbered list that stands at the margin. */
const item = /^( {0,3})(\d{1,9})[.)]([ \t]+)\S/

/** What begins a block of its own, at the margin, and ends a list. */
const heading = /^ {0,3}#{1,6}(?:\s|$)/

/** A line that no paragraph begins with. */
const noParagraph = /^(?:\t| *(?:[-*+]\s|[`~]{3}))/

interface OpenStep {
  readonly number: number
  readonly line: number
  /** Where its text stands, counted from 0. */
  readonly column: number
}

/**
 * Markdown loses a number where what stands between it and the step before is not indented as the step's text is: a
 * paragraph right above it swallows it, as only a 1 begins a list there, and what is indented by four spaces where five
 * were needed becomes code. Indented as far as the text, all of it belongs to the step, and the list goes on. No line is
 * moved.
 */
export function indentStrays(lines: readonly string[]): readonly string[] {
  const mended = [...lines]
  let step: OpenStep | null = null
  let stray: number | null = null
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1] ?? ''
    const isFirst = above.trim() === '' || heading.test(above)
    if (isFirst) stray = null
    const [, indentation = '', digits, gap = ''] = item.exec(line) ?? []
    if (digits !== undefined) {
      const number = Number(digits)
      const isSwallowed: boolean = stray !== null && number !== 1
      const lacksFirst: boolean = step === null && stray === index - 1 && isSecond(lines.slice(index))
      if (lacksFirst) mended[index - 1] = `1. ${above.trimStart()}`
      else if (step && number > step.number && (stray !== null || endsInCode(mended, step, index)))
        raise(mended, step, stray ?? index, index)
      else if (step) shift(mended, step, index)
      const isWords: boolean = isSwallowed && step === null && !lacksFirst
      const column = indentation.length + digits.length + 1 + gap.length
      step = isWords ? null : { number, line: index, column }
      stray = null
    } else if (heading.test(line)) {
      if (step) shift(mended, step, index)
      step = null
      stray = null
    } else if (isFirst && line.trim() !== '' && mayBelong(line, step)) stray = index
  }
  return mended
}

/** Whether a line may begin a paragraph of the step; indented further than its text, it is code. */
function mayBelong(line: string, step: OpenStep | null): boolean {
  return indentationOf(line) < (step?.column ?? 0) + 4 && !noParagraph.test(line)
}

/** Whether lines begin with a 2 that is a number, and not the end of the sentence above it: a 3 follows in the same list. */
function isSecond([line = '', ...following]: readonly string[]): boolean {
  const next = following.find((other) => item.test(other) || heading.test(other)) ?? ''
  return item.exec(line)?.[2] === '2' && item.exec(next)?.[2] === '3'
}

/** Whether a line at the margin ended the list, so that the indented ones behind it, up to the next number, are code. */
function endsInCode(lines: readonly string[], { line, column }: OpenStep, end: number): boolean {
  const between = lines.slice(line + 1, end).filter((text) => text.trim() !== '')
  const isIndented = indentationOf(between.at(-1) ?? '') >= 4
  return isIndented && between.some((text) => indentationOf(text) < Math.min(4, column))
}

/**
 * Indents what stands between a step and the next number at least as far as the step's text; where code stands there,
 * the stray paragraph alone.
 */
function raise(lines: string[], { line, column }: OpenStep, stray: number, end: number): void {
  const hasCode = lines.slice(line, end).some((text) => /^ *[`~]{3}/.test(text))
  const first = hasCode ? stray : line + 1
  for (const [offset, text] of lines.slice(first, end).entries())
    if (text.trim() !== '' && indentationOf(text) < column)
      lines[first + offset] = `${' '.repeat(column)}${text.trimStart()}`
}

/** Indents what stands four spaces or more below a step as far as the step's text, and all of it alike. */
function shift(lines: string[], { line, column }: OpenStep, end: number): void {
  const following = lines.slice(line + 1, end)
  const margin = following.findIndex((text) => text.trim() !== '' && indentationOf(text) < 4)
  const below = margin < 0 ? following : following.slice(0, margin)
  const missing = column - Math.min(...below.filter((text) => text.trim() !== '').map(indentationOf))
  if (missing <= 0 || !Number.isFinite(missing)) return
  for (const [offset, text] of below.entries())
    if (text.trim() !== '') lines[line + 1 + offset] = `${' '.repeat(missing)}${text}`
}

function indentationOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0
}
