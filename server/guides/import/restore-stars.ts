/** `1..*`, `0..*`: behind how many there may be. */
const ofRange = /(?<=\d\.\.)\*/gu

/** `\**Row 1..\* (Line)\*\*`: bold whose signs a tool has escaped, because a range's star left one of them over. */
const escapedBold = /\\\*\*(?=\S)((?:[^*\\]|\\\*(?!\\\*)|\\(?!\*))+)\\\*\\\*/gu

/**
 * `XML 1..* (Row)\XML 0..* (Cell)`: behind how many there may be, a star is one, and never Markdown's, which takes two
 * of them for emphasis, and the one before a closing `**` for part of it. No line is moved.
 */
export function restoreStars(line: string): string {
  return line.includes('`') ? line : line.replace(ofRange, '\\*').replace(escapedBold, '**$1**')
}
