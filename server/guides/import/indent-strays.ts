/** An item of a numbered list that stands at the margin. */
const item = /^( {0,3})(\d{1,9})[.)]([ \t]+)\S/

/** What begins a block of its own, at the margin, and ends a list. */
const heading = /^ {0,3}#{1,6}(?:\s|$)/

/**
 * A paragraph of a step that its writer did not indent, and behind which the next number stands without a blank line,
 * would swallow that number: Markdown lets only a 1 begin a list there. Indented as the step's text is, it belongs to
 * the step, and the list goes on. No line is moved.
 */
export function indentStrays(lines: readonly string[]): readonly string[] {
  const mended = [...lines]
  let step: { readonly number: number; readonly column: number } | null = null
  let stray: number | null = null
  for (const [index, line] of lines.entries()) {
    const isFirst = (lines[index - 1] ?? '').trim() === ''
    if (isFirst) stray = null
    const [, indentation = '', digits, gap = ''] = item.exec(line) ?? []
    if (digits !== undefined) {
      const number = Number(digits)
      if (step && stray !== null && number > step.number) indent(mended, stray, index, step.column)
      const isSwallowed: boolean = stray !== null && step === null && number !== 1
      step = isSwallowed ? null : { number, column: indentation.length + digits.length + 1 + gap.length }
      stray = null
    } else if (heading.test(line)) {
      step = null
      stray = null
    } else if (isFirst && line.trim() !== '' && !/^(?: {4}|\t| *(?:[-*+]\s|[`~]{3}))/.test(line))
      stray = index
  }
  return mended
}

function indent(lines: string[], from: number, to: number, column: number): void {
  for (const [offset, line] of lines.slice(from, to).entries())
    lines[from + offset] = `${' '.repeat(column)}${line.trimStart()}`
}
