import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema } from '../server/schema.ts'

/** What of a type has no description: itself, its fields, their arguments, its values. */
function undescribed(type: GraphQLNamedType): string[] {
  const parts: [place: string, description: string | null | undefined][] = [[type.name, type.description]]
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      parts.push([`${type.name}.${field.name}`, field.description])
      for (const argument of field.args)
        parts.push([`${type.name}.${field.name}(${argument.name})`, argument.description])
    }
  }
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields()))
      parts.push([`${type.name}.${field.name}`, field.description])
  if (isEnumType(type))
    for (const value of type.getValues()) parts.push([`${type.name}.${value.name}`, value.description])
  return parts.filter(([, description]) => !description?.trim()).map(([place]) => place)
}

describe('the schema', () => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  )

  test('describes every type, field, argument and value', () => {
    expect(types.flatMap(undescribed)).toEqual([])
  })

  test('has mutations of one input and a payload that tells problems', () => {
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const typeName = `${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`
      expect(field.args.map(({ name, type }) => `${name}: ${type}`)).toEqual([`input: ${typeName}Input!`])
      expect(String(field.type)).toBe(`${typeName}Payload!`)
      const payload = schema.getType(`${typeName}Payload`)
      expect(isObjectType(payload) && String(payload.getFields().problems?.type)).toBe('[Problem!]!')
    }
  })
})
