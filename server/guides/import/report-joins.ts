import { type Alignment, type Difference, differenceOf } from './align-steps.ts'
import type { Findings } from './findings.ts'
import type { ProcedureVersion } from './procedure-version.ts'
import { type DocumentSection, type DocumentStep, type GuideDocument, pageSections } from './read-document.ts'

/** Two versions of a procedure that belong together; joined when every step has its counterpart. */
export interface Match {
  readonly version: ProcedureVersion
  readonly match: ProcedureVersion
  readonly alignment: Alignment
  readonly isJoined: boolean
}

/** Reports how one procedure was joined with its counterpart: which steps stay alone, and which say something else. */
export function reportMatch(
  version: ProcedureVersion,
  match: ProcedureVersion,
  alignment: Alignment,
  isJoined: boolean,
  findingsOf: (path: string) => Findings,
): void {
  const findings = findingsOf(match.document.path)
  const base = { locale: version.document.locale, path: version.document.path }
  if (!isJoined)
    findings.add('PROCEDURE_DIFFERS', match.section.line, {
      ...base,
      title: match.section.title,
      steps: match.steps.length,
      otherSteps: version.steps.length,
    })
  for (const [step, counterpart] of alignment.pairs) {
    if (counterpart && !step)
      findings.add('STEP_UNMATCHED', counterpart.line, { ...base, number: counterpart.number ?? '' })
    else if (step && !counterpart)
      findingsOf(version.document.path).add('STEP_UNMATCHED', step.line, {
        locale: match.document.locale,
        path: match.document.path,
        number: step.number ?? '',
      })
    else if (step && counterpart && isJoined) reportDifference(step, counterpart, base, findings)
  }
}

function reportDifference(
  step: DocumentStep,
  counterpart: DocumentStep,
  base: { locale: string; path: string },
  findings: Findings,
): void {
  const part = differenceOf(step, counterpart)
  if (part === null) return
  findings.add('STEP_DIFFERS', counterpart.line, {
    ...base,
    part,
    number: counterpart.number ?? '',
    here: printed(counterpart, part),
    there: printed(step, part),
  })
}

/** A dash where a step says nothing of it. */
function printed({ says, children }: DocumentStep, part: Difference): string {
  if (part === 'children') return String(children.length)
  if (part === 'path') return says.path.join(' > ') || '–'
  if (part === 'range') return says.range ? `${says.range.from}–${says.range.to}` : '–'
  return String(says[part] ?? '–')
}

/** Reports the procedures of two languages that have no counterpart in the other. */
export function reportUnmatched(
  leading: readonly ProcedureVersion[],
  list: readonly ProcedureVersion[],
  matches: readonly Match[],
  findingsOf: (path: string) => Findings,
): void {
  const [first] = leading
  const [second] = list
  const tell = ({ document, section }: ProcedureVersion, other: GuideDocument | undefined): void =>
    findingsOf(document.path).add('PROCEDURE_UNMATCHED', section.line, {
      title: section.title,
      locale: other?.locale ?? '',
      path: other?.path ?? '',
    })
  for (const version of leading)
    if (!matches.some((match) => match.version === version)) tell(version, second?.document)
  for (const version of list)
    if (!matches.some(({ match }) => match === version)) tell(version, first?.document)
}

/** Sections that are no procedures: a heading on one side only is told of. */
export function reportSections(
  base: GuideDocument,
  version: GuideDocument,
  findingsOf: (path: string) => Findings,
): void {
  const [here, there] = [pageSections(version), pageSections(base)]
  if (here.length === there.length) return
  const tell = (document: GuideDocument, section: DocumentSection, other: GuideDocument): void =>
    findingsOf(document.path).add('SECTION_UNMATCHED', section.line, {
      title: section.title,
      locale: other.locale,
      path: other.path,
    })
  const isIn = (sections: readonly DocumentSection[], { anchor }: DocumentSection): boolean =>
    sections.some((section) => section.anchor === anchor)
  for (const section of there) if (!isIn(here, section)) tell(base, section, version)
  for (const section of here) if (!isIn(there, section)) tell(version, section, base)
}
