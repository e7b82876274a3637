import { type GraphQLSchema, getNamedType, isEnumType, isInputObjectType, isObjectType } from 'graphql'

/** The enums of a schema by the coordinates of the fields that hold their values: `BatchJob.status`. */
export function enumFieldsOf(schema: GraphQLSchema): Readonly<Record<string, string>> {
  const coordinates = Object.values(schema.getTypeMap()).flatMap((owner) => {
    if (owner.name.startsWith('__') || !(isObjectType(owner) || isInputObjectType(owner))) return []
    return Object.values(owner.getFields()).map(({ name, type }) => ({
      coordinate: `${owner.name}.${name}`,
      type: getNamedType(type),
    }))
  })
  return Object.fromEntries(
    coordinates.flatMap(({ coordinate, type }) => (isEnumType(type) ? [[coordinate, type.name]] : [])),
  )
}
