import { type GraphQLSchema, getNamedType, isEnumType, isInputObjectType, isObjectType } from 'graphql'

/** The enums of a schema by the coordinates of the fields that hold their values: `BatchJob.status`. */
export function enumFieldsOf(schema: GraphQLSchema): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fieldsOf(schema).flatMap(({ coordinate, type }) => (isEnumType(type) ? [[coordinate, type.name]] : [])),
  )
}

/** The coordinates of the fields that hold an exact decimal, or an amount: `SalesOrderLine.quantity`. */
export function decimalFieldsOf(schema: GraphQLSchema): readonly string[] {
  return fieldsOf(schema).flatMap(({ coordinate, type }) =>
    ['Decimal', 'Money'].includes(String(type)) ? [coordinate] : [],
  )
}

/** The coordinates of the fields that hold a moment or a day, with which of the two: `ApiKey.expiresAt`. */
export function timeFieldsOf(schema: GraphQLSchema): Readonly<Record<string, 'Instant' | 'CalendarDate'>> {
  return Object.fromEntries(
    fieldsOf(schema).flatMap(({ coordinate, type }) => {
      const name = String(type)
      return name === 'Instant' || name === 'CalendarDate' ? [[coordinate, name]] : []
    }),
  )
}

function fieldsOf(schema: GraphQLSchema) {
  return Object.values(schema.getTypeMap()).flatMap((owner) => {
    if (owner.name.startsWith('__') || !(isObjectType(owner) || isInputObjectType(owner))) return []
    return Object.values(owner.getFields()).map(({ name, type }) => ({
      coordinate: `${owner.name}.${name}`,
      type: getNamedType(type),
    }))
  })
}
