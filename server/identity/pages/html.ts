/** HTML that may stand in a page as it is. */
export interface Html {
  readonly html: string
}

type Content = Html | string | number | undefined | false | readonly Content[]

/** HTML from a template: what is put in is escaped, unless it is HTML made by this function itself. */
export function html(template: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return { html: String.raw({ raw: template }, ...contents.map(render)) }
}

function render(content: Content): string {
  if (content === undefined || content === false) return ''
  if (typeof content === 'string' || typeof content === 'number') return escapeText(String(content))
  return 'html' in content ? content.html : content.map(render).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
