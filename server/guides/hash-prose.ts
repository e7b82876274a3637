import { createHash } from 'node:crypto'
import type { Prose } from './prose.ts'

/** The part of a guide that is not a step: title, description, names of screens, introduction and conclusion. */
export const introductionPart = 'introduction'

/**
 * A short hash of every part of a guide's source text: its introduction and each step with its notes and sub-steps.
 * A translation keeps them in its front matter; where one no longer agrees, the translation is older than its source.
 * White space does not count: a line may be broken elsewhere.
 */
export function hashProse(prose: Prose): Readonly<Record<string, string>> {
  const { title, description, screens, introduction, conclusion, steps } = prose
  return Object.fromEntries([
    [introductionPart, hash([title, description, ...Object.values(screens), introduction, conclusion])],
    ...steps.map(({ id, text, notes, substeps }) => [id, hash([text, ...notes, '', ...substeps])]),
  ])
}

function hash(parts: readonly string[]): string {
  const words = parts.map((part) => part.replace(/\s+/g, ' ').trim()).join('\n')
  return createHash('sha256').update(words).digest('hex').slice(0, 8)
}
