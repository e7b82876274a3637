const patterns = new Map<string, RegExp>()

/** A regular expression made once; a page asks for the same few hundred a thousand times. */
export function pattern(source: string, flags: 'u' | 'iu'): RegExp {
  const key = `${flags} ${source}`
  const known = patterns.get(key) ?? new RegExp(source, flags)
  patterns.set(key, known)
  return known
}
