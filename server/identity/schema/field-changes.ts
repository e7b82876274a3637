import { type GraphQLEnumType, type GraphQLSchema, getNamedType, isEnumType, isObjectType } from 'graphql'
import type { AuditValue, Changes } from '../audit.ts'

/** A field that was changed, as the API tells of it. */
export interface FieldChange {
  readonly field: string
  readonly from: AuditValue
  readonly to: AuditValue
}

/** Changes of a record of a kind; values of an enum are spelled as the record's own field spells them. */
export function changesForApi(schema: GraphQLSchema, type: string, changes: Changes): readonly FieldChange[] {
  const record = schema.getType(type)
  const fields = isObjectType(record) ? record.getFields() : {}
  return Object.entries(changes).map(([field, { from, to }]) => {
    const enumType = getNamedType(fields[field]?.type)
    if (!isEnumType(enumType)) return { field, from, to }
    return { field, from: spelled(enumType, from), to: spelled(enumType, to) }
  })
}

function spelled(enumType: GraphQLEnumType, value: AuditValue): AuditValue {
  if (Array.isArray(value)) return value.map((one: AuditValue) => spelled(enumType, one))
  return enumType.getValues().find((known) => known.value === value)?.name ?? value
}
