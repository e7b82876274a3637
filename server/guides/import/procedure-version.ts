import type { DocumentProcedure, DocumentSection, DocumentStep, GuideDocument } from './read-document.ts'

/** A procedure in one language; the versions of a joined procedure have their steps at the same places. */
export interface ProcedureVersion {
  readonly document: GuideDocument
  readonly section: DocumentSection
  readonly procedure: DocumentProcedure
  readonly steps: readonly DocumentStep[]
}
