import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { classifyStep } from '../../server/guides/import/classify-step.ts'
import { grammarOf } from '../../server/guides/import/locale.ts'
import { type MarkedText, markText } from '../../server/guides/import/marked-text.ts'

/** A step's text as the importer sees it. */
function marked(markdown: string): MarkedText {
  const [first] = unified().use(remarkParse).parse(markdown).children
  return first?.type === 'paragraph' ? markText(first.children) : { words: '', marks: [] }
}

/** What a sentence says, in a page that says "click" of buttons unless told otherwise. */
export function says(locale: string, markdown: string, saysClick = true) {
  return classifyStep(marked(markdown), grammarOf(locale), { saysClick })
}

/** Kind, label and value on one line. */
export function inShort(locale: string, markdown: string, saysClick = true): string {
  const { kind, label, value, path } = says(locale, markdown, saysClick)
  const target = path.length > 1 ? path.join(' > ') : label
  return [kind, target ?? '-', ...(value === null ? [] : [String(value)])].join(' | ')
}
