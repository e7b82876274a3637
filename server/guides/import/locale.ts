import type { Findings } from './findings.ts'
import type { Grammar } from './grammar.ts'
import { english } from './grammar-en.ts'
import { norwegian } from './grammar-nb.ts'
import { swedish } from './grammar-sv.ts'
import { type SourceFile, textOf } from './read-file.ts'

/** A language tag as Kontor writes it: `en`, `sv-SE`, `nb-NO`; others as their source writes them. */
export type ImportLocale = string

const grammars: Readonly<Record<string, Grammar>> = { en: english, 'sv-SE': swedish, 'nb-NO': norwegian }

/** The sentence patterns of a language, or null when there are none. */
export function grammarOf(locale: ImportLocale): Grammar | null {
  return grammars[locale] ?? null
}

/**
 * The language of a file: from its front matter, from its path, or from its words.
 * @returns null when none of them tells; the findings then hold an error.
 */
export function localeOf(file: SourceFile, findings: Findings): ImportLocale | null {
  const stated = textOf(file.frontMatter, 'ms.contentlocale', 'locale', 'lang', 'language')
  const locale = (stated && canonical(stated)) ?? localeOfPath(file.path)
  if (locale === null) return localeOfWords(file, findings)
  if (!grammarOf(locale)) findings.add('LOCALE_WITHOUT_PATTERNS', 1, { locale })
  return locale
}

/** The tag under which Kontor keeps a language. */
export function canonical(tag: string): ImportLocale | null {
  const [, language = '', region = ''] = /^([a-z]{2,3})(?:[-_]([a-z]{2}))?$/i.exec(tag.trim()) ?? []
  switch (language.toLowerCase()) {
    case '':
      return null
    case 'en':
      return 'en'
    case 'sv':
      return 'sv-SE'
    case 'nb':
    case 'no':
    case 'nn':
      return 'nb-NO'
    default:
      return region === '' ? language.toLowerCase() : `${language.toLowerCase()}-${region.toUpperCase()}`
  }
}

/** A folder, or the end of a repository's or file's name, that is a language tag: `…/sv-SE/…`, `docs.nb-no/…`. */
function localeOfPath(path: string): ImportLocale | null {
  for (const part of path.split(/[\\/]/).slice(0, -1).reverse()) {
    const tag = /(?:^|[._])((?:en|sv|nb|no)(?:[-_](?:us|gb|se|no))?)$/i.exec(part)?.[1]
    if (tag !== undefined) return canonical(tag)
  }
  const tag = /[._-]((?:en|sv|nb)(?:-(?:us|gb|se|no))?)\.\w+$/i.exec(path)?.[1]
  return tag === undefined ? null : canonical(tag)
}

/** Short words that a page of each language is full of, and the others have none of. */
const commonWords: readonly (readonly [ImportLocale, RegExp])[] = [
  ['en', /\b(?:the|and|of|select|click|you|this|with|from)\b/giu],
  ['sv-SE', /(?<!\p{L})(?:och|att|är|inte|du|för|välj|klicka|från|eller|när|ett|fältet)(?!\p{L})/giu],
  ['nb-NO', /(?<!\p{L})(?:og|å|er|til|ikke|velg|klikk|fra|eller|når|et|feltet|denne|hvis|av)(?!\p{L})/giu],
]

/** A page without addresses, tags and the original beside a translation: they are English in any language. */
function proseOf(body: string): string {
  return body
    .replace(/<span class="sxs-lookup">.*?<\/span>\s*<\/span>/g, ' ')
    .replace(/\[!include[^\]]*\]\s*\([^)]*\)\s*\]?/gi, ' ')
    .replace(/\]\([^)]*\)|<[^>\n]*>|`[^`\n]*`|https?:\S+/g, ' ')
}

function localeOfWords({ body, frontMatter }: SourceFile, findings: Findings): ImportLocale | null {
  const words = [textOf(frontMatter, 'title', 'description') ?? '', proseOf(body)].join('\n')
  const ranked = commonWords
    .map(([locale, pattern]) => ({ locale, count: words.match(pattern)?.length ?? 0 }))
    .sort((one, other) => other.count - one.count)
  const [best, second] = ranked
  if (!best || !second || best.count < 2 || best.count < second.count * 1.3) {
    findings.add('LOCALE_UNKNOWN', 1)
    return null
  }
  findings.add('LOCALE_DETECTED', 1, { locale: best.locale })
  return best.locale
}
