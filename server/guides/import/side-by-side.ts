import type { Findings } from './findings.ts'

/**
 * A page that shows a translation with its original beside it, sentence by sentence:
 * `<span data-ttu-id="73a4a-106">LOCAL</span><span class="sxs-lookup"><span data-stu-id="73a4a-106">ORIGINAL</span></span>`.
 * Translation tools turn the quotation marks of a tag into `&quot;` now and then.
 */
const quote = '(?:"|&quot;)'
const segment = new RegExp(
  `<span data-ttu-id=${quote}([0-9a-f]+-\\d+)${quote}>((?:(?!<span data-[ts]tu-id)[\\s\\S])*?)</span>` +
    `<span class=${quote}sxs-lookup${quote}><span data-stu-id=${quote}([0-9a-f]+-\\d+)${quote}>` +
    `((?:(?!<span data-[ts]tu-id)[\\s\\S])*?)</span></span>`,
  'g',
)
const remains = /<span (?:data-[ts]tu-id|class=(?:"|&quot;)sxs-lookup)[^>]*>/

/** Both sides of a page, each with the lines of the page. */
export interface TwoSides {
  readonly local: string
  readonly original: string
  /** The original of each segment, by its translation; both without marks. */
  readonly originals: ReadonlyMap<string, string>
}

/**
 * Parts a bilingual page into its two sides, before anything else reads it as Markdown (seed 000, seed 003).
 * @returns null for a page in one language.
 */
export function splitSides(body: string, findings: Findings): TwoSides | null {
  if (!remains.test(body)) return null
  const originals = new Map<string, string>()
  const local = body.replace(segment, (whole, id: string, text: string, otherId: string, other: string) =>
    id === otherId ? padded(text, other) : whole,
  )
  for (const [, id, text = '', otherId, other = ''] of body.matchAll(segment))
    if (id === otherId) originals.set(unmarked(text), unmarked(other))
  const original = body.replace(segment, (whole, id: string, text: string, otherId: string, other: string) =>
    id === otherId ? padded(other, text) : whole,
  )
  for (const [index, line] of local.split('\n').entries())
    if (remains.test(line)) findings.add('SIDE_BY_SIDE_BROKEN', index + 1)
  return { local: dropTags(local, 'local'), original: dropTags(original, 'original'), originals }
}

function unmarked(text: string): string {
  return text.replaceAll('*', '').trim()
}

/** Keeps every line where it was, also where one side of a segment has more of them than the other. */
function padded(text: string, other: string): string {
  const missing = other.split('\n').length - text.split('\n').length
  return missing > 0 ? text + '\n'.repeat(missing) : text
}

/**
 * What is left of a broken segment: the translation stays, the original goes. On the original's side nothing can be
 * told for sure, so that its outline will not match, and the side is given up further on.
 */
function dropTags(text: string, side: keyof TwoSides): string {
  return text
    .split('\n')
    .map((line) => (remains.test(line) ? dropTagsOfLine(line, side) : line))
    .join('\n')
}

function dropTagsOfLine(line: string, side: keyof TwoSides): string {
  const lookup = /<span class=(?:"|&quot;)sxs-lookup.*?(?:<\/span>\s*<\/span>|$)/g
  const tags = /<span (?:data-[ts]tu-id|class=(?:"|&quot;)sxs-lookup)[^>]*>|<\/span>/g
  if (side === 'local') return line.replace(lookup, '').replace(tags, '')
  return line.replace(/<span data-ttu-id[^>]*>.*?(?:<\/span>|$)/g, '').replace(tags, '')
}
