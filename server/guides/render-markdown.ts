import { toString as textOf } from 'mdast-util-to-string'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

type Root = ReturnType<ReturnType<typeof rehypeSanitize>>
type Node = Root['children'][number]
type Element = Extract<Node, { type: 'element' }>

/** Where links of a guide lead. */
export interface LinkTargets {
  /** The language that the guide is shown in. */
  readonly locale: string
  /** Whether the library has a guide of this name. */
  readonly hasGuide: (id: string) => boolean
}

/** HTML of the words alone: raw HTML in a Markdown file is dropped, and what is left passes an allow list. */
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize, {
    ...defaultSchema,
    protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
  })
  .use(rehypeStringify)
  .freeze()

/**
 * Markdown as HTML that a page may show as it is: no script, no event handler, no style, no address but http(s) and
 * mailto, no picture (its words stand in its place).
 *
 * `[…](other-guide.md)` leads to `/{locale}/guides/other-guide`; a link to a file that is no guide loses its address
 * and keeps its words. A heading's `{#id}` becomes its id, `> [!NOTE]` the attribute `data-alert="note"`.
 */
export function renderMarkdown(markdown: string, targets: LinkTargets): string {
  const tree = processor.runSync(processor.parse(markdown)) as Root
  adjust(tree, targets)
  return processor.stringify(tree).trim()
}

/** The same of one sentence, without the paragraph around it. */
export function renderSentence(markdown: string, targets: LinkTargets): string {
  const html = renderMarkdown(markdown, targets)
  const [, inner] = /^<p>([\s\S]*)<\/p>$/.exec(html) ?? []
  return inner === undefined || inner.includes('<p>') ? html : inner
}

/** The words of a piece of Markdown without any marks. */
export function plainText(markdown: string): string {
  return textOf(processor.parse(markdown)).replace(/\s+/g, ' ').trim()
}

function adjust(parent: Root | Element, targets: LinkTargets): void {
  for (const [index, node] of parent.children.entries()) {
    if (node.type !== 'element') continue
    if (node.tagName === 'img')
      parent.children[index] = { type: 'text', value: String(node.properties.alt ?? '') }
    if (node.tagName === 'a') retarget(node, targets)
    if (/^h[1-6]$/.test(node.tagName)) identify(node)
    if (node.tagName === 'blockquote') nameAlert(node)
    adjust(node, targets)
  }
}

function retarget(link: Element, { locale, hasGuide }: LinkTargets): void {
  const address = String(link.properties.href ?? '')
  if (/^(?:https?:|mailto:|#)/i.test(address)) return
  const [, id, anchor = ''] = /^(?:[^#?:]*\/)?([a-z0-9-]+)\.md(#[a-z0-9-]+)?$/.exec(address) ?? []
  if (id !== undefined && hasGuide(id)) link.properties.href = `/${locale}/guides/${id}${anchor}`
  else delete link.properties.href
}

function identify(heading: Element): void {
  const last = heading.children.at(-1)
  if (last?.type !== 'text') return
  const [, words = '', id] = /^([\s\S]*?)\s*\{#([a-z0-9-]+)\}\s*$/.exec(last.value) ?? []
  if (id === undefined) return
  last.value = words
  heading.properties.id = id
}

function nameAlert(quote: Element): void {
  const paragraph = quote.children.find((child): child is Element => child.type === 'element')
  const first = paragraph?.children[0]
  if (first?.type !== 'text') return
  const [mark, name] = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*/.exec(first.value) ?? []
  if (mark === undefined || name === undefined) return
  first.value = first.value.slice(mark.length)
  quote.properties.dataAlert = name.toLowerCase()
}
