import { encodeGlobalID } from '@pothos/plugin-relay'
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql'
import { newUuid } from '../../server/database/identifiers.ts'

/** The kind of operation that a root field belongs to. */
export type OperationKind = 'query' | 'mutation' | 'subscription'

/** An operation that asks for one root field, with values for all that it must be given. */
export interface Probe {
  readonly source: string
  readonly variables: Readonly<Record<string, unknown>>
  /** Whether a value names the company; then the field can be tried from another company. */
  readonly namesCompany: boolean
}

const scalars: Readonly<Record<string, unknown>> = {
  ID: 'x',
  String: 'x',
  Int: 1,
  Float: 1,
  Boolean: false,
  Decimal: '1',
  Currency: 'SEK',
  Instant: '2026-11-21T06:54:57.000Z',
  CalendarDate: '2026-11-21',
  TimeZone: 'Europe/Stockholm',
  Locale: 'nb-NO',
  JSON: {},
  BigInteger: 1,
}

/**
 * Makes up an operation for a field from the types of its arguments: values for what is required, ids of records that
 * are not there, and the company wherever one can be named.
 */
export function synthesize(
  kind: OperationKind,
  field: GraphQLField<unknown, unknown>,
  companyId: string,
): Probe {
  let namesCompany = false

  const valueFor = (type: GraphQLInputType, input: GraphQLArgument | GraphQLInputField): unknown => {
    if (isNonNullType(type)) return valueFor(type.ofType, input)
    if (isListType(type)) return [valueFor(type.ofType, input)]
    if (isEnumType(type)) return type.getValues()[0]?.name
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields())
      const given = type.isOneOf ? fields.slice(0, 1) : fields.filter(isGiven)
      return Object.fromEntries(given.map((inner) => [inner.name, valueFor(inner.type, inner)]))
    }
    if (isCompany(input)) {
      namesCompany = true
      return type.name === 'ID' && kindsOfId(input).length > 0
        ? encodeGlobalID('Company', companyId)
        : companyId
    }
    const [kindOfId] = kindsOfId(input)
    if (kindOfId !== undefined) return encodeGlobalID(kindOfId, newUuid())
    if (!(type.name in scalars)) throw new Error(`No value is known for the scalar ${type.name}`)
    return scalars[type.name]
  }

  const isGiven = (input: GraphQLArgument | GraphQLInputField): boolean =>
    isNonNullType(input.type) || isCompany(input)

  const given = field.args.filter(isGiven)
  const variables = Object.fromEntries(
    given.map((argument) => [argument.name, valueFor(argument.type, argument)]),
  )
  const declared = given.map(({ name, type }) => `$${name}: ${type}`).join(', ')
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ')
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'
  const call = `${field.name}${passed && `(${passed})`}${selection}`
  return { source: `${kind}${declared && `(${declared})`} { ${call} }`, variables, namesCompany }
}

function isCompany({ name }: GraphQLArgument | GraphQLInputField): boolean {
  return /^company(Id)?$/.test(name)
}

/** The types that a global id may be of, as Pothos' relay plugin notes them. */
function kindsOfId({ extensions }: GraphQLArgument | GraphQLInputField): readonly string[] {
  const { relayGlobalIDFor, isRelayGlobalID } = extensions as {
    relayGlobalIDFor?: readonly { readonly typename: string }[] | null
    isRelayGlobalID?: boolean
  }
  if (relayGlobalIDFor) return relayGlobalIDFor.map(({ typename }) => typename)
  return isRelayGlobalID ? ['Anything'] : []
}
