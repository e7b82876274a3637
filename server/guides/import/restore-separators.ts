/** `LedgerJournal\<Relations`, `Transactions\$Amount`, `Record\*settlement`; not `List\<Line\>`, which holds a line. */
const beforeName = /(?<=[\p{L}\d)])\\(?=\$\p{L}|\*\p{L}|<\p{L}(?![^\s\\<>]*\\?>))/gu

/** `Intrastat\>Relations`; elsewhere an escaped `>` parts what is gone to one by one. */
const beforeRelation = /(?<=[\p{L}\d)])\\(?=>\p{L})/gu

/** `\\**format\\XML 1..* (Row)\\*\\*`: bold stars of which all but one are escaped. */
const halfEscapedBold = /\\\*\*(?=[^\s*])((?:(?!\\\*).)+)\\\*\\\*/gu

const rangeStar = /(?<=\d\.\.)\*/gu

const namesTree = /(?<!\p{L})(?:tree|träd(?:et)?|tre(?:et)?)(?!\p{L})/iu

/**
 * The parts of a tree's path are separated by backslashes. Before a part that begins with a sign, Markdown takes the
 * separator for its own and would leave it out: it is escaped, so that it stays. A part that a converter meant to be bold
 * is so again. No line is moved.
 */
export function restoreSeparators(line: string): string {
  if (line.includes('`')) return line
  const restored = line
    .replace(halfEscapedBold, (_, words: string) => `**${words.replace(rangeStar, '\\*')}**`)
    .replace(beforeName, '\\\\\\')
  return namesTree.test(line) ? restored.replace(beforeRelation, '\\\\\\') : restored
}
