import { type Alignment, alignSteps, pairByPosition } from './align-steps.ts'
import type { Findings } from './findings.ts'
import type { ImportLocale } from './locale.ts'
import type { ProcedureVersion } from './procedure-version.ts'
import type { GuideDocument, Page } from './read-document.ts'
import { type Match, reportMatch, reportSections, reportUnmatched } from './report-joins.ts'

/** One document in all the languages that were found of it. */
export interface JoinedDocument {
  /** The language versions that are taken, the leading one first. */
  readonly versions: readonly GuideDocument[]
  readonly procedures: readonly JoinedProcedure[]
}

/** One procedure in the languages in which all of its steps could be joined. */
export interface JoinedProcedure {
  /** The leading language first. */
  readonly versions: readonly ProcedureVersion[]
}

/** Below this, two procedures are two procedures. */
const leastAgreement = 0.62

const order: readonly ImportLocale[] = ['en', 'sv-SE', 'nb-NO']

/**
 * Joins the pages of one document: of each language the newest, and their procedures as far as every step has its
 * counterpart. What does not agree is reported, never padded: a procedure with a step too many or too few in one
 * language stays a guide of that language alone.
 */
export function joinDocuments(
  pages: readonly Page[],
  findingsOf: (path: string) => Findings,
): JoinedDocument {
  const versions = chooseVersions(pages, findingsOf)
  const [base] = versions
  const sides = new Map(
    pages.flatMap((page) => (page.original ? [[page.local, page.original] as const] : [])),
  )
  let rest = versions.map((document) => proceduresOf(document))
  const procedures: JoinedProcedure[] = []
  for (let isFirst = true; rest.some((list) => list.length > 0); isFirst = false) {
    const [leading = [], ...others] = rest.filter((list) => list.length > 0)
    const left: (readonly ProcedureVersion[])[] = []
    const joined = leading.map((version) => [version])
    for (const list of others) {
      const matches = matchProcedures(leading, list, sides)
      left.push(
        list.filter((version) => !matches.some(({ match, isJoined }) => isJoined && match === version)),
      )
      for (const { version, match, alignment, isJoined } of matches) {
        if (isJoined) joined[leading.indexOf(version)]?.push(inOrder(match, alignment))
        reportMatch(version, match, alignment, isJoined, findingsOf)
      }
      if (isFirst) reportUnmatched(leading, list, matches, findingsOf)
    }
    procedures.push(...joined.map((members) => ({ versions: members })))
    rest = left
  }
  if (base) for (const version of versions.slice(1)) reportSections(base, version, findingsOf)
  return { versions, procedures }
}

/** Of each language the newest; a page of its own before the other side of a translation. */
function chooseVersions(
  pages: readonly Page[],
  findingsOf: (path: string) => Findings,
): readonly GuideDocument[] {
  const all = pages.flatMap(({ local, original }) => [
    { document: local, isOwn: true },
    ...(original ? [{ document: original, isOwn: false }] : []),
  ])
  const ranked = [...all].sort(
    (one, other) =>
      (other.document.origin.date ?? '').localeCompare(one.document.origin.date ?? '') ||
      Number(other.isOwn) - Number(one.isOwn) ||
      rankOf(one.document.locale) - rankOf(other.document.locale),
  )
  const chosen: GuideDocument[] = []
  for (const { document, isOwn } of ranked) {
    const newer = chosen.find(({ locale }) => locale === document.locale)
    if (!newer) chosen.push(document)
    else if (isOwn)
      findingsOf(document.path).add('LOCALE_SUPERSEDED', 1, { locale: document.locale, path: newer.path })
  }
  return chosen
}

function rankOf(locale: ImportLocale): number {
  const rank = order.indexOf(locale)
  return rank < 0 ? order.length : rank
}

function proceduresOf(document: GuideDocument): readonly ProcedureVersion[] {
  return document.sections.flatMap((section) =>
    section.procedures.map((procedure) => ({ document, section, procedure, steps: procedure.steps })),
  )
}

function matchProcedures(
  leading: readonly ProcedureVersion[],
  list: readonly ProcedureVersion[],
  sides: ReadonlyMap<GuideDocument, GuideDocument>,
): readonly Match[] {
  return matchByPosition(leading, list) ?? matchByAgreement(leading, list, sides)
}

/** Translations of one commit, and the two sides of one page, have the same steps at the same places. */
function matchByPosition(
  leading: readonly ProcedureVersion[],
  list: readonly ProcedureVersion[],
): readonly Match[] | null {
  const [first] = leading
  const [second] = list
  if (!first || !second || leading.length !== list.length) return null
  const isOneText =
    first.document.path === second.document.path ||
    (first.document.origin.commit !== null && first.document.origin.commit === second.document.origin.commit)
  if (!isOneText) return null
  const matches = leading.map((version, index) => {
    const match = list[index]
    const alignment = match && pairByPosition(version.procedure, match.procedure)
    return match && alignment ? { version, match, alignment, isJoined: true } : null
  })
  return matches.every((match) => match !== null) ? matches : null
}

/** Otherwise the pairs that agree best, those under the same anchor first. */
function matchByAgreement(
  leading: readonly ProcedureVersion[],
  list: readonly ProcedureVersion[],
  sides: ReadonlyMap<GuideDocument, GuideDocument>,
): readonly Match[] {
  const candidates = leading
    .flatMap((version) => list.map((match) => ({ version, match, ...alignVersions(version, match, sides) })))
    .filter(({ alignment, isSamePlace }) => alignment.agreement >= (isSamePlace ? 0.4 : leastAgreement))
    .sort(
      (one, other) =>
        Number(other.isSamePlace) - Number(one.isSamePlace) ||
        other.alignment.agreement - one.alignment.agreement,
    )
  const matches: Match[] = []
  for (const { version, match, alignment } of candidates) {
    if (matches.some((known) => known.version === version || known.match === match)) continue
    matches.push({ version, match, alignment, isJoined: alignment.isWhole })
  }
  return matches
}

/** A bilingual page is compared by the side that is in the other's language, which tells more. */
function alignVersions(
  version: ProcedureVersion,
  match: ProcedureVersion,
  sides: ReadonlyMap<GuideDocument, GuideDocument>,
): { alignment: Alignment; isSamePlace: boolean } {
  const original = sides.get(match.document)
  const place = proceduresOf(match.document).findIndex(({ procedure }) => procedure === match.procedure)
  const otherSide = original?.locale === version.document.locale ? proceduresOf(original)[place] : undefined
  const compared = alignSteps(
    version.procedure,
    otherSide?.procedure ?? match.procedure,
    otherSide !== undefined,
  )
  const steps = match.procedure.steps
  const alignment = otherSide
    ? {
        ...compared,
        pairs: compared.pairs.map(([step, counterpart]) => {
          const index = counterpart ? otherSide.procedure.steps.indexOf(counterpart) : -1
          return [step, steps[index] ?? null] as const
        }),
      }
    : compared
  const isSamePlace =
    version.section.anchor === match.section.anchor &&
    version.section.procedures.indexOf(version.procedure) ===
      match.section.procedures.indexOf(match.procedure)
  return { alignment, isSamePlace }
}

function inOrder(match: ProcedureVersion, { pairs }: Alignment): ProcedureVersion {
  return { ...match, steps: pairs.map(([, step]) => step).filter((step) => step !== null) }
}
