import { stem } from './includes.ts'
import type { DocumentSection, GuideDocument, Page } from './read-document.ts'
import { slugOf } from './slug.ts'

/**
 * Finds the pages that are one document in several languages or releases: by their place in the documentation, by the
 * commit that both were translated from, by the anchors that translations keep, or by a title and the product's forms
 * that they speak of.
 */
export function groupPages(pages: readonly Page[]): readonly (readonly Page[])[] {
  const groups: Page[][] = []
  const byFamily = new Map<string, Page[]>()
  const byAnchor = new Map<string, Page[][]>()
  const byForms = new Map<string, Page[][]>()
  for (const page of pages) {
    const family = familyOf(page.local.path)
    const known =
      (family === null ? undefined : byFamily.get(family)) ??
      byAnchor
        .get(anchorOf(page.local))
        ?.find((group) => group.some((other) => mayBeOne(page, other) && haveSameAnchors(page, other))) ??
      byForms
        .get(formsOf(page.local))
        ?.find((group) => group.some((other) => mayBeOne(page, other) && haveSameSubject(page, other)))
    const group = known ?? []
    if (!known) groups.push(group)
    group.push(page)
    if (family !== null) byFamily.set(family, group)
    enter(byAnchor, anchorOf(page.local), group)
    if (page.local.origin.forms.length > 0) enter(byForms, formsOf(page.local), group)
  }
  return groups
}

function enter(index: Map<string, Page[][]>, key: string, group: Page[]): void {
  const groups = index.get(key) ?? []
  if (!groups.includes(group)) index.set(key, [...groups, group])
}

/**
 * A file's place with the language taken out: `docs.sv-se/tasks/post.md` and `docs.nb-no/tasks/post.md` are one. Null
 * where no folder names a language, and two paths of one name may be two documents.
 */
function familyOf(path: string): string | null {
  const parts = path.split(/[\\/]/)
  const place = parts.findLastIndex(
    (part, index) => index < parts.length - 1 && /(?:^|[._-])(?:en|sv|nb|no)(?:[-_][a-z]{2})?$/i.test(part),
  )
  return place < 0
    ? null
    : parts
        .slice(place + 1)
        .join('/')
        .toLowerCase()
}

/** The document's address on its site, which translations keep. */
function anchorOf({ sections, path }: GuideDocument): string {
  const [top] = sections
  return top?.anchor || stem(path)
}

function formsOf({ origin }: GuideDocument): string {
  return [...origin.forms].sort().join(' ')
}

/** Two pages that one tree of documentation has in one language, at different places, are two documents. */
function mayBeOne(one: Page, other: Page): boolean {
  const family = familyOf(one.local.path)
  const otherFamily = familyOf(other.local.path)
  return (
    one.local.locale !== other.local.locale ||
    family === null ||
    otherFamily === null ||
    family === otherFamily
  )
}

/** Pages whose titles bear the same anchor, and that either stem from one commit, or share their forms or their parts. */
function haveSameAnchors(one: Page, other: Page): boolean {
  const { origin } = one.local
  const { origin: otherOrigin } = other.local
  if (origin.commit !== null && origin.commit === otherOrigin.commit) return true
  if (origin.forms.length > 0 && formsOf(one.local) === formsOf(other.local)) return true
  if (one.local.locale === other.local.locale) return false
  const anchors = new Set(anchorsOf(one.local))
  const shared = anchorsOf(other.local).filter((anchor) => anchors.has(anchor))
  return shared.length * 2 > Math.max(anchors.size, anchorsOf(other.local).length)
}

function anchorsOf({ sections }: GuideDocument): readonly string[] {
  return sections.map(({ anchor }: DocumentSection) => anchor)
}

/** `posting-of-online-sales-and-payments` and `Post online sales and payments`, both of the same forms. */
function haveSameSubject(one: Page, other: Page): boolean {
  const words = subjectOf(one)
  const others = subjectOf(other)
  const shared = [...words].filter((word) => others.has(word))
  return shared.length * 3 >= Math.max(words.size, others.size) * 2
}

/** The words of a title, cut to what conjugation leaves alone; little words aside. */
function subjectOf({ local, original }: Page): ReadonlySet<string> {
  const [top] = local.sections
  const title = original?.title ?? (top?.hasOwnAnchor ? top.anchor : local.title)
  const words = slugOf(title)
    .split('-')
    .filter((word) => word.length > 3)
    .map((word) => word.slice(0, 4))
  return new Set(words)
}
