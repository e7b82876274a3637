import type { Findings } from './findings.ts'

/** `[!include [banner](../banner.md)]`, `[!INCLUDE[prod_short](includes/prod_short.md)]` and every spelling between. */
const include = /\[!include\s*\[([^\]]*)\]\s*\(([^)]*)\)\s*\]/gi

/** Includes that only decorate a page: banners, footers, labels of the product's edition. */
const decoration = /banner|footer|peap|applies-to|feedback|preview-note|vote|survey/i

/** Names of products that pages include as a word, often in the middle of one. */
const knownWords: Readonly<Record<string, string>> = {
  prod_short: 'Business Central',
  prod_long: 'Dynamics 365 Business Central',
  d365fin: 'Business Central',
  d365fin_long: 'Dynamics 365 Business Central',
  crm_md: 'Dynamics 365 Sales',
}

/**
 * Puts included words in their places. A banner or footer that stands alone is dropped; a text that is among the
 * files, or known by name, is put in; anything else keeps the name under which it is included.
 * @param texts what the other files of the import hold, by their names without folder and ending.
 */
export function resolveIncludes(
  body: string,
  texts: ReadonlyMap<string, string>,
  findings: Findings,
): string {
  return body
    .split('\n')
    .map((line, index) => {
      let unknownHeading = false
      const resolved = line.replace(include, (whole, label: string, address: string) => {
        const name = stem(address)
        const alone = line.trim() === whole.trim()
        if (alone && (decoration.test(name) || decoration.test(label))) return ''
        const text = texts.get(name) ?? knownWords[name]
        if (text !== undefined) return text
        unknownHeading = line.replace(whole, '').replace(/[#\s]/g, '') === ''
        const code = unknownHeading ? 'INCLUDE_LEFT_OUT' : 'INCLUDE_UNRESOLVED'
        findings.add(code, index + 1, { name, label })
        return label.trim() || name
      })
      // A heading of an unknown text alone heads nothing that could be shown.
      return unknownHeading ? '' : resolved
    })
    .join('\n')
}

/** A file's name without its folder and ending, as includes call each other. */
export function stem(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? path
  return name.replace(/\.[A-Za-z0-9]+$/, '').toLowerCase()
}
