import type { Fault } from '../fault.ts'
import type { Prose } from '../prose.ts'

/** Links from guide to guide, `[…](other-guide.md)`, lead to guides that there are. */
export function checkLinks(proses: readonly Prose[], ids: ReadonlySet<string>): readonly Fault[] {
  return proses.flatMap(({ file, introduction, conclusion, steps }) => {
    const places = [
      { line: 1, text: introduction },
      ...steps.map(({ line, text, notes, substeps }) => ({
        line,
        text: [text, ...notes, ...substeps].join('\n'),
      })),
      { line: 1, text: conclusion },
    ]
    return places.flatMap(({ line, text }) =>
      [...text.matchAll(/\]\(([a-z][a-z0-9-]*)\.md(?:#[a-z0-9-]+)?\)/g)]
        .filter(([, id = '']) => !ids.has(id))
        .map(([, id = '']) => ({
          file,
          line,
          rule: 'form' as const,
          message: `There is no guide ${id} to link to.`,
        })),
    )
  })
}
