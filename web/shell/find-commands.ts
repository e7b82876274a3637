/** Something that the command palette opens. */
export interface PaletteCommand {
  readonly href: string
  readonly label: string
  /** Where it belongs. */
  readonly group: string
  readonly aliases: string
}

/**
 * The commands whose label, group and aliases hold every word that was typed, or its beginning or middle; those that
 * are called so come before those that are only known by it.
 */
export function findCommands(commands: readonly PaletteCommand[], text: string): PaletteCommand[] {
  const parts = fold(text).split(/\s+/).filter(Boolean)
  const holds = (words: string) => {
    const folded = fold(words)
    return parts.every((part) => folded.includes(part))
  }
  const matching = commands.filter(({ label, group, aliases }) => holds(`${label} ${group} ${aliases}`))
  return [...matching.filter(({ label }) => holds(label)), ...matching.filter(({ label }) => !holds(label))]
}

/** Letters without their marks, words without hyphens: who types `a` finds `å`, and who types `onlinebutik` `online-butik`. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\p{M}-]/gu, '')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
}
