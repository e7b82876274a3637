import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, isEnumType, isObjectType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { auditedActions, auditedTypes } from '../../server/identity/audited.ts'
import { causeParameters } from '../../server/synchronization/cause.ts'
import type { RuleCode } from '../../server/synchronization/rules.ts'
import { tasks } from '../../server/tasks.ts'
import { fieldName, rowTypeOf, sections } from '../../server/transactions/sections.ts'
import {
  formatsIn,
  formattedParametersIn,
  locales,
  parametersIn,
  quotedIn,
  type Words,
  withoutPlural,
  wordsOf,
} from './read-words.ts'
import type { ToldCodes } from './scan-server.ts'
import {
  counterNames,
  findingParameters,
  journeyParameters,
  quarantineReasons,
  ruleCodes,
  toldMessages,
  toldProblems,
  toldRules,
  unspokenOfAudit,
} from './told-codes.ts'

const namespaces = ['problems', 'causes', 'messages', 'enums', 'fields', 'labels', 'codes'] as const
const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8'))
const english = Object.fromEntries(namespaces.map((namespace) => [namespace, wordsOf('en', namespace)]))

const enums = new Map(
  Object.values(schema.getTypeMap())
    .filter((type) => isEnumType(type) && !type.name.startsWith('__'))
    .map((type) => [type.name, isEnumType(type) ? type.getValues().map(({ name }) => name) : []]),
)

function valuesOf(type: string): readonly string[] {
  return enums.get(type) ?? []
}

function fieldsOf(type: string): readonly string[] {
  const found = schema.getType(type)
  return isObjectType(found) ? Object.keys(found.getFields()) : []
}

/** Where an enum's words stand when not as `Type.VALUE` in enums.json: each is said once. */
const homes: Readonly<Record<string, (value: string) => readonly [namespace: string, key: string]>> = {
  BatchAlertEvent: (value) => ['labels', `BatchAlertEvent.${value}`],
  BatchPriority: (value) => ['labels', `BatchPriority.${value}`],
  RecurrenceEnd: (value) => ['labels', `RecurrenceEnd.${value}`],
  RecurrenceOrdinal: (value) => ['labels', `RecurrenceOrdinal.${value}`],
  RecurrenceUnit: (value) => ['labels', `RecurrenceUnit.${value}`],
  Weekday: (value) => ['labels', `Weekday.${value}`],
  ValidationRuleCode: (value) => ['causes', `${value}.title`],
  LeftOutReason: (value) => ['causes', `${value}.title`],
  DistributionFindingKind: (value) => ['causes', `${value}.title`],
  BatchWaitingCode: (value) => ['messages', `BatchWaitingCode.${value}`],
  JourneyStepKind: (value) => ['messages', `JourneyStepKind.${value}`],
}

/** The columns that the page of data entities shows: `ChannelTransactionLine.itemId`. */
const columnsOfEntities = sections.flatMap((section) =>
  section.contract.columns.map(({ staged }) => `${rowTypeOf(section)}.${fieldName(staged)}`),
)

describe('the three languages', () => {
  test.each(namespaces)(
    'have the same keys of %s, but for the plurals that each of them has',
    (namespace) => {
      const keys = Object.keys(english[namespace] ?? {})
      for (const locale of locales) {
        const found = Object.keys(wordsOf(locale, namespace))
        const plurals = keys.filter((key) => withoutPlural(key) !== key).map(withoutPlural)
        const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
        const wanted = keys.filter((key) => withoutPlural(key) === key)
        const wantedPlurals = [...new Set(plurals)].flatMap((key) => categories.map((one) => `${key}_${one}`))
        expect([locale, found.sort()]).toEqual([locale, [...wanted, ...wantedPlurals].sort()])
      }
    },
  )

  test.each(namespaces)(
    'give the parameters of %s the same formats, and quote the same words',
    (namespace) => {
      for (const locale of locales)
        for (const [key, text] of Object.entries(wordsOf(locale, namespace))) {
          const source = english[namespace]?.[key] ?? ''
          expect([locale, key, formattedParametersIn(text)]).toEqual([
            locale,
            key,
            formattedParametersIn(source),
          ])
          expect([locale, key, quotedIn(text)]).toEqual([locale, key, quotedIn(source)])
        }
    },
  )

  test('leave nothing empty, and no sentence in the language of another', () => {
    for (const namespace of namespaces)
      for (const locale of locales)
        for (const [key, text] of Object.entries(wordsOf(locale, namespace))) {
          expect([namespace, locale, key, text.trim()]).not.toContain('')
          const isSentence = text.replace(/\$t\([^)]*\)|\{\{[^}]*\}\}/g, '').length > 40
          if (locale !== 'en' && isSentence) expect([key, text]).not.toEqual([key, english[namespace]?.[key]])
        }
  })

  test('use no other formats than those that the console has', () => {
    const formats = namespaces.flatMap((namespace) =>
      Object.values(english[namespace] ?? {}).flatMap(formatsIn),
    )
    expect([...new Set(formats)].sort()).toEqual(['date', 'dateTime', 'money', 'number'])
  })

  test('quote only words that are there', () => {
    for (const namespace of namespaces)
      for (const [key, text] of Object.entries(english[namespace] ?? {}))
        for (const [quotedNamespace, quotedKey] of quotedIn(text)) {
          const pattern = new RegExp(`^${quotedKey.replaceAll('.', '\\.').replace(/\{\{\w+\}\}/g, '.+')}$`)
          const found = Object.keys(english[quotedNamespace] ?? {}).some((candidate) =>
            pattern.test(candidate),
          )
          expect([key, quotedKey, found]).toEqual([key, quotedKey, true])
        }
  })
})

describe('what the server says', () => {
  test('every problem has words, which use parameters that come with it', () => {
    expectWords('problems', toldProblems())
  })

  test('every message of a run, notification, note, waiting reason, counter and journey step has words', () => {
    const told = toldMessages()
    for (const code of valuesOf('BatchWaitingCode'))
      told.set(`BatchWaitingCode.${code}`, new Set(fieldsOf('BatchWaitingReason')))
    for (const kind of valuesOf('JourneyStepKind'))
      told.set(`JourneyStepKind.${kind}`, new Set(journeyParameters[kind]))
    for (const name of counterNames())
      told.set(`BatchRunCounter.${name}`, new Set(name === 'failed' ? ['code'] : []))
    expectWords('messages', told)
  })

  test('every rule is checked somewhere, and is one of the schema’s', () => {
    expect([...toldRules().keys()].sort()).toEqual([...ruleCodes].sort())
    expect([...ruleCodes].sort()).toEqual([...valuesOf('ValidationRuleCode')].sort())
  })

  test('every cause has a title, a text with its parameters, and what to do', () => {
    const causes: ToldCodes = toldRules()
    for (const reason of valuesOf('LeftOutReason')) causes.set(reason, new Set())
    for (const reason of quarantineReasons()) causes.set(reason, new Set(fieldsOf('QuarantinedRow')))
    for (const kind of valuesOf('DistributionFindingKind'))
      causes.set(kind, new Set([...fieldsOf('DistributionFinding'), ...(findingParameters[kind] ?? [])]))
    const told: ToldCodes = new Map()
    for (const [code, parameters] of causes) {
      told.set(`${code}.title`, new Set())
      told.set(`${code}.text`, parameters)
      told.set(`${code}.mend`, new Set())
    }
    for (const reason of ['blocked', 'noDefaultCustomer', 'tooLong'])
      told.set(`CUSTOMER_ACCOUNT.${reason}`, causes.get('CUSTOMER_ACCOUNT') ?? new Set())
    expectWords('causes', told)
  })

  test('the text of a rule that names what is wrong fits every failure of that cause', () => {
    for (const [code, parameters] of toldRules()) {
      const some = Object.fromEntries([...parameters].map((name) => [name, 1]))
      const shared = Object.keys(causeParameters(code as RuleCode, some))
      if (shared.length === 0) continue
      const used = parametersIn(english.causes?.[`${code}.text`] ?? '')
      expect([code, used.filter((name) => !shared.includes(name))]).toEqual([code, []])
    }
  })

  test('every value of an enum, task, audit action and kind of record has one word', () => {
    const own = [...enums].flatMap(([type, values]) =>
      type in homes ? [] : values.map((value) => `${type}.${value}`),
    )
    const named = [
      ...tasks.map(({ name }) => `BatchTask.${name}`),
      ...auditedActions.map((action) => `AuditEntry.${action}`),
      ...auditedTypes.map((type) => `RecordType.${type}`),
    ]
    expect(Object.keys(english.enums ?? {}).sort()).toEqual([...own, ...named].sort())
    for (const [type, home] of Object.entries(homes))
      for (const value of valuesOf(type)) {
        const [namespace, key] = home(value)
        expect([type, value, english[namespace]?.[key] !== undefined]).toEqual([type, value, true])
      }
  })

  test('every task has words for its jobs that nobody has named', () => {
    const file = join(import.meta.dirname, '../../locales/en/batch.json')
    const { name: words } = JSON.parse(readFileSync(file, 'utf8')) as { readonly name: Words }
    const wanted = tasks.map(({ name }) => name)
    expect([...new Set(Object.keys(words).map(withoutPlural))].sort()).toEqual(wanted.sort())
  })

  test('every action and kind of record that the audit trail may tell of is one that it does tell of', () => {
    expect(unspokenOfAudit()).toEqual([])
  })

  test('every code that a channel may send has a word', () => {
    const codes = sections.flatMap((section) =>
      section.contract.columns.flatMap(({ staged, values = [] }) =>
        values.map((value) => `${rowTypeOf(section)}.${fieldName(staged)}.${value}`),
      ),
    )
    expect(Object.keys(english.codes ?? {}).sort()).toEqual(codes.sort())
  })

  test('every name of a field is a field’s of the schema, or a column’s of the data entities', () => {
    const unknown = Object.keys(english.fields ?? {}).filter((key) => {
      const [type = '', field = ''] = key.split('.')
      return !fieldsOf(type).includes(field) && !columnsOfEntities.includes(key)
    })
    expect(unknown).toEqual([])
  })
})

/** Holds that a namespace has words for exactly these codes, and that they use no parameter that may not come. */
function expectWords(namespace: string, told: ToldCodes): void {
  const words = english[namespace] ?? {}
  expect([...new Set(Object.keys(words).map(withoutPlural))].sort()).toEqual([...told.keys()].sort())
  for (const [key, text] of Object.entries(words)) {
    const given = told.get(withoutPlural(key))
    expect([key, parametersIn(text).filter((name) => !given?.has(name))]).toEqual([key, []])
  }
}
