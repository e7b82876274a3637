import type { Link, PhrasingContent } from 'mdast'
import {
  beforeLink,
  endsInAbbreviation,
  isAbbreviated,
  keepStops,
  keptStop,
  ownStop,
  printed,
} from './kept-stops.ts'

/**
 * A sentence as the patterns see it: its words, in which everything that the writer set apart (bold, italic, code,
 * quotation marks) is one character, so that a label with an "and" or a full stop in it cannot be torn apart.
 */
export interface MarkedText {
  readonly words: string
  /** What the n-th mark of the words (`markAt(n)`) stands for. */
  readonly marks: readonly Mark[]
}

export interface Mark {
  readonly text: string
  readonly kind: 'strong' | 'emphasis' | 'code' | 'quotation' | 'picture' | 'key'
}

const firstMark = 0xe000

/** A regular expression's class for one mark. */
export const markClass = '[\\uE000-\\uF8FF]'

export function markAt(index: number): string {
  return String.fromCharCode(firstMark + index)
}

/** What a character of the words stands for, or null when it is no mark. */
export function markOf(text: MarkedText, character: string): Mark | null {
  return text.marks[character.charCodeAt(0) - firstMark] ?? null
}

/** The words with every mark written out again. */
export function writtenOut(text: MarkedText, words: string = text.words): string {
  return words.replace(/[\uE000-\uF8FF]/g, (character) => markOf(text, character)?.text ?? '')
}

/** Every label that the writer set in bold, in the order of the text. */
export function emphasizedLabels(text: MarkedText): readonly string[] {
  return text.marks
    .filter(({ kind }) => kind === 'strong')
    .map(({ text: label }) => printed(trimLabel(label)))
}

/** A label without the punctuation that belongs to the sentence around it. */
export function trimLabel(label: string): string {
  // `Välj **>**`: an arrow is all that the button shows.
  if (/^\s*[<>]{1,2}\s*$/.test(label)) return label.trim()
  return label
    .trim()
    .replace(/\s*(?:\.{2,}|…)$|\s\(\)$/, '')
    .replace(/[\s.,;:]+$/, '')
    .replace(/^[\s>]+(?![\s>=\d])/, '')
    .replace(/\s+/g, ' ')
}

/** Reads a paragraph's inline Markdown. */
export function markText(nodes: readonly PhrasingContent[]): MarkedText {
  const marks: Mark[] = []
  const mark = (text: string, kind: Mark['kind']): string => {
    marks.push({ text: keepStops(text.replace(/\s+/g, ' ').trim()), kind })
    return markAt(marks.length - 1)
  }
  const write = (node: PhrasingContent): string => {
    switch (node.type) {
      case 'text':
        return node.value
      case 'strong':
      case 'emphasis':
        return emphasize(keepStops(node.children.map(plain).join('')), node.type, mark)
      case 'inlineCode':
        return mark(node.value, 'code')
      case 'image':
        return node.alt ? mark(node.alt.replace(/\.$/, ''), 'picture') : ''
      case 'break':
        return ' '
      case 'html':
        if (isKeyTag(node.value)) return node.value.toLowerCase()
        return isKnownTag(node.value) ? (/^<br/i.test(node.value) ? ' ' : '') : node.value
      case 'link':
        return isTitle(node, nodes) ? mark(plain(node), 'quotation') : node.children.map(write).join('')
      case 'linkReference':
      case 'delete':
        return node.children.map(write).join('')
      default:
        return ''
    }
  }
  const words = keepStops(
    markKeys(nodes.map(write).join(''), (keys) => mark(writtenOut({ words: keys, marks }), 'key')),
  )
  const quoted = markQuotations(
    withoutInnerStops(withOwnStops(words, marks)),
    (text) => mark(text, 'quotation'),
    marks,
  )
  // An empty bullet below a step is read as its last word.
  return { words: partWays(quoted.replace(/\s+/g, ' ').trim().replace(/ \*$/, '')), marks }
}

/** `**A**>**B**`, `A -> B`: a way, however its arrows stand. */
function partWays(words: string): string {
  return words.replace(
    /(?<=[\uE000-\uF8FF]) ?\\?> ?(?=[\uE000-\uF8FF])| -+> (?=[\p{Lu}\uE000-\uF8FF])/gu,
    ' > ',
  )
}

function isKeyTag(html: string): boolean {
  return /^<\/?kbd>$/i.test(html)
}

/** `<kbd>Ctrl</kbd>+<kbd>S</kbd>`: keys that are pressed at once are one mark. */
function markKeys(words: string, mark: (text: string) => string): string {
  return words
    .replace(/<kbd>[^<]+<\/kbd>(?: ?\+ ?<kbd>[^<]+<\/kbd>)*/g, (keys) => mark(keys.replace(/<\/?kbd>/g, '')))
    .replace(/<\/?kbd>/g, '')
}

/** Whether a name is only that of a key of the keyboard. */
export function isKeyName(name: string, { marks }: MarkedText): boolean {
  const named = marks.filter(({ text }) => text === name)
  return named.length > 0 && named.every(({ kind }) => kind === 'key')
}

/** `[Steg 1. Öppna rutten](#steg)`: what is linked may be the title of what it leads to, and asks for nothing. */
function isTitle(link: Link, nodes: readonly PhrasingContent[]): boolean {
  const others = nodes.filter((node) => node !== link && /\p{L}/u.test(plain(node)))
  return (
    (others.length === 0 && link.url.startsWith('#')) || /\p{L}[.] \p{Lu}|\d[.] \p{Lu}/u.test(plain(link))
  )
}

/** The words of inline Markdown without any of its signs. */
export function plain(node: PhrasingContent): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'image') return node.alt ?? ''
  if (node.type === 'break') return ' '
  if (node.type === 'html') return isKnownTag(node.value) ? '' : node.value
  return 'children' in node ? node.children.map(plain).join('') : ''
}

/** Spaces and a closing full stop that were set in bold with the label belong to the sentence; a colon to nothing. */
function emphasize(
  text: string,
  kind: 'strong' | 'emphasis',
  mark: (text: string, kind: Mark['kind']) => string,
) {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)([.,;:]?\s*)$/.exec(text) ?? []
  if (inner === '') return text
  // `https://host/...`: dots that leave something out are the value's own, the last one like the others.
  if (inner.endsWith('/..') && after.startsWith('.'))
    return `${before}${mark(`${inner}.`, kind)}${after.slice(1)}`
  return `${before}${mark(inner, kind)}${after.replace(':', '').replace('.', keptStop)}`
}

/** `the **Min. qty.** field`: a full stop in bold belongs to the label where the sentence goes on to tell of it. */
function withOwnStops(words: string, marks: Mark[]): string {
  const owned = words.replace(
    ownStop,
    (_, behindField?: string, beforeField?: string, abbreviated?: string) => {
      const character = behindField ?? beforeField ?? abbreviated ?? ''
      const index = character.charCodeAt(0) - firstMark
      const owner = marks[index]
      // `**Sales rep.**.`, `**Bus no.** and **Town**`: here only an abbreviation has its own.
      const isOwn = abbreviated === undefined || endsInAbbreviation(owner?.text ?? '')
      if (owner && isOwn) marks[index] = { ...owner, text: `${owner.text}${keptStop}` }
      return character
    },
  )
  return withStopsOfAbbreviations(owned, marks).replace(new RegExp(`(${markClass})${keptStop}`, 'gu'), '$1.')
}

/** `Välj **Ordernr.** på fliken`: the stop of what can only be an abbreviation, or a search, wherever the sentence goes on. */
function withStopsOfAbbreviations(words: string, marks: Mark[]): string {
  const goesOn = new RegExp(`(${markClass})${keptStop}(?:(?=${beforeLink})|(?=\\s\\p{Ll}|$))`, 'gu')
  const isSearched = new RegExp(`^${beforeLink}`, 'u')
  return words.replace(goesOn, (whole, character: string, at: number) => {
    const index = character.charCodeAt(0) - firstMark
    const owner = marks[index]
    const isOwn = owner && (isAbbreviated(owner.text) || isSearched.test(words.slice(at + whole.length)))
    if (!isOwn) return whole
    marks[index] = { ...owner, text: `${owner.text}${keptStop}` }
    return character
  })
}

/** Tags that pages use for looks; any other angle bracket is part of what is said (`Range<JournalLine>`). */
function isKnownTag(html: string): boolean {
  return /^<\/?(?:a|b|i|u|em|strong|br|span|sup|sub|p|div|img|kbd|code|font|small|center)\b[^>]*>$/i.test(
    html,
  )
}

/** `Click **Save.** to go on`: a full stop before the sentence goes on is none. */
function withoutInnerStops(words: string): string {
  return words.replace(
    /([\uE000-\uF8FF])\.(?=\s+-?(?!(?:fanen|fliken|feltet|fältet|siden|sidan) [\uE000-\uF8FF])\p{Ll}|-\p{Ll})/gu,
    '$1',
  )
}

const quotations: readonly RegExp[] = [
  // A formula holds quotation marks of its own, without any around it, `IF(A, "B", "C")`, or within others.
  /(^|\s)([A-Z]{2,}\((?=[^\n]*["'])[^\n]*\))(?=\.?$|\s+(?:i|in)\s[^"'()]*$)/gu,
  /(^|\s)'(?=[^\n]*")([^\n(]*\([^\n]*\))'(?=\.?$|\s+(?:i|in)\s[^"'()]*$)/gu,
  // `""Sum: " & TEXT(SUMIF(A, "*"))"`: one that opens twice holds another one at once.
  /(^|\s)"(?=")([^\n]*\))"(?=\.?$|\s+(?:i|in)\s[^"'()]*$)/gu,
  // So it does in pairs: `'model.'Rows'.'Cells''`, `"IF(A, "B", "C")"`.
  /(^|\s)'((?:(?!\s')[^'\n])+(?:'(?!\s)(?:(?!\s')[^'\n])*'(?!\s)(?:(?!\s')[^'\n])*)+)'(?=\.?$|\.\s+\p{Lu}|\s+(?:(?:i|in)\s|\())/gu,
  /(^|\s)"((?:(?!\s")[^"\n])+(?:"(?!\s)(?:(?!\s")[^"\n])*"(?!\s)(?:(?!\s")[^"\n])*)+)"(?=\.?$|\.\s+\p{Lu}|\s+(?:(?:i|in)\s|\())/gu,
  // `'Table 'Bus' = 1'`, `'All drivers' routes'`: what opens within another, or closes it too early, belongs to it.
  /(^|\s)'([^'\n]*[\s(]'(?=\S)[^\n]*)'(?=\.?$)/gu,
  /(^|\s)'([^'\n]*\p{Ll}'\s[^'\n]*[^'\s])'(?=\.?$)/gu,
  /(^|[\s(>/\\:–-])"([A-Z]{2,}\([^\n]{1,300}?\))"(?=$|[\s.,;:)!?–-])/g,
  /(^|[\s(>/\\:–-])"([^\n]{1,300}?)"(?=$|[\s.,;:)!?–-])/g,
  /(^|[\s(>/\\:–-])[“”„]([^\n“”„]{1,300}?)[“”](?=$|[\s.,;:)!?–-])/g,
  /(^|[\s(>/\\:–-])«([^\n«»]{1,300}?)»/g,
  /(^|[\s(>/\\:–-])[“”„]([^\n“”„"]{1,300}?)"(?=$|[\s.,;:)!?–-])/g,
  /(^|[\s(>/\\:–-])['‘’]([^\n]{1,300}?)['’](?=$|[\s.,;:)!?–-])/g,
]

function markQuotations(words: string, mark: (text: string) => string, marks: readonly Mark[]): string {
  const isMark = new RegExp(`^${markClass}$`)
  return quotations.reduce(
    (text, quotation) =>
      text.replace(quotation, (_, before: string, quoted: string) => {
        // Quotation marks around a bold label say nothing that the bold does not say.
        if (isMark.test(quoted.trim())) return `${before}${quoted.trim()}`
        // `"'Lund"`: a quotation mark that opens for a second time.
        return `${before}${mark(writtenOut({ words: quoted.replace(/^['"](?=[^'"(&\uE000-\uF8FF]+$)/, ''), marks }))}`
      }),
    // `"Lund"i fältet`: the space behind a quotation that was lost in translation.
    // `"Open."`: a full stop that closes the sentence inside of the quotation.
    words
      .replace(/(?<=\s["“][^"“”.]{1,60})\.(["”])(?=$|\s\p{Lu})/gu, '$1.')
      .replace(/(?<=\s['‘][^'‘’.]{1,60})\.(['’])(?=$|\s\p{Lu})/gu, '$1.')
      .replace(/(?<=\s["”]\d[^\s"”]*) (["”])(?=(?:i f[eä]ltet|och|og)\s)/gu, '$1 ')
      .replace(/(?<=\S["”])(?=i f[eä]ltet\s)/gu, ' '),
  )
}
