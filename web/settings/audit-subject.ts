import type { Ui } from '../session/ui.ts'
import { recordPath } from '../shell/record-path.ts'
import type { AuditTrailQuery } from './audit.generated.ts'

type Entry = AuditTrailQuery['auditEntries']['edges'][number]['node']
type Subject = Pick<Entry, 'subjectType' | 'subjectName' | 'subjectKey' | 'subjectId' | 'isSubjectThere'>

/** What the record of an entry was called then: kinds that are known by codes in words. Null for what has no name. */
export function subjectInWords(
  { word }: Pick<Ui, 'word'>,
  { subjectType, subjectName }: Pick<Subject, 'subjectType' | 'subjectName'>,
): string | null {
  if (!subjectName) return null
  if (subjectType === 'ValidationRule') return word.cause(subjectName, null).title
  if (subjectType === 'NumberSequence') return word.enumValue('NumberSequenceCode', subjectName)
  // A job's rule goes by the job's name.
  return namedByJobs.includes(subjectType) ? word.jobNameText(subjectName) : subjectName
}

const namedByJobs: readonly string[] = ['BatchJob', 'BatchJobRun', 'BatchAlertRule']

/** Where an entry's record can be seen; undefined when it is gone, has no page, or the reader may not see it. */
export function subjectPath(ui: Pick<Ui, 'may'>, subject: Subject): string | undefined {
  const { subjectType: type, subjectId: id, subjectKey: key, isSubjectThere } = subject
  return isSubjectThere ? recordPath(ui, { type, id, key }) : undefined
}
