import { expect } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import type { Wording } from '../../web/language/wording.ts'
import { fieldInWords } from '../../web/settings/audit-words.ts'
import { wordsOf } from '../locales/read-words.ts'

const fields = wordsOf('en', 'fields')
const labels = wordsOf('en', 'labels')

/** Words for fields; what has none is said as `nothing`. */
const word = {
  field: (type: string, name: string) => fields[`${type}.${name}`] ?? nothing,
  label: (coordinate: string) => labels[coordinate] ?? nothing,
} as Wording
const nothing = 'has no words'

const rawId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/** Expects of all that the audit trail of a database tells that the console can say it in words, and by names. */
export async function expectTrailCanBeTold({ kysely }: Database): Promise<void> {
  const entries = await kysely
    .selectFrom('audit_entry')
    .select(['action', 'subject_type', 'changes'])
    .execute()
    // A test may have closed its database, or left it without the table.
    .catch(() => [])
  for (const { action, subject_type: type, changes } of entries)
    for (const [field, change] of Object.entries(changes)) {
      // Nodes of hierarchies are told by their names, which stand in the values; answers in guides by the labels of inputs,
      // which the check of guides asks for, where the API still has the input.
      if (type === 'OrganizationHierarchy' && rawId.test(field)) continue
      if (type === 'GuideDraft' && field.includes('.')) continue
      const told = `${action}: ${type}.${field}`
      expect.soft(fieldInWords(word, type, field), told).not.toContain(nothing)
      expect.soft(JSON.stringify(change), told).not.toMatch(rawId)
    }
}
