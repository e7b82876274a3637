/** Letters of the three languages that no decomposition turns into plain ones. */
const letters: Readonly<Record<string, string>> = {
  å: 'a',
  ä: 'a',
  ö: 'o',
  æ: 'ae',
  ø: 'o',
  ß: 'ss',
  ð: 'd',
  þ: 'th',
}

/** Words as a part of an address: `Kör nu!` is `kor-nu`. At most `longest` characters, cut at a word. */
export function slugOf(words: string, longest = 80): string {
  const slug = words
    .toLowerCase()
    .replace(/[åäöæøßðþ]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (slug.length <= longest) return slug
  return slug.slice(0, longest + 1).replace(/-[^-]*$/, '')
}

/** Names that are each their own: the second `run` becomes `run-2`. */
export function uniqueNames(): (name: string) => string {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return (name) => {
    let count = counts.get(name) ?? 1
    let unique = count === 1 ? name : `${name}-${count}`
    while (taken.has(unique)) {
      count += 1
      unique = `${name}-${count}`
    }
    counts.set(name, count)
    taken.add(unique)
    return unique
  }
}
