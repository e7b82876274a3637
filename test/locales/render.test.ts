import { createInstance } from 'i18next'
import { describe, expect, test } from 'vitest'
import { type Locale, locales, wordsOf } from './read-words.ts'

const namespaces = ['problems', 'causes', 'messages', 'enums', 'fields', 'labels']

/** A translator as the console has it, with formats that show what they were given. */
function translatorOf(locale: Locale) {
  const instance = createInstance()
  void instance.init({
    lng: locale,
    ns: namespaces,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { [locale]: Object.fromEntries(namespaces.map((name) => [name, wordsOf(locale, name)])) },
  })
  instance.services.formatter?.add('money', (value, _locale, options) => {
    return `${value} ${options.currency ?? ''}`.trim()
  })
  for (const format of ['number', 'date', 'dateTime'])
    instance.services.formatter?.add(format, (value) => `${format} ${value}`)
  return instance.t
}

describe('the words as they are shown', () => {
  test('say why a pull failed within the line that says that it did', () => {
    const parameters = {
      channelDatabase: 'Norden',
      problem: 'CHANNEL_DATABASE_TABLES_MISSING',
      address: 'data/norden.sqlite',
      tables: 'RetailTransactionTable',
    }
    expect(translatorOf('sv-SE')('messages:CHANNEL_DATABASE_PULL_FAILED', parameters)).toBe(
      'Norden: inget hämtades. data/norden.sqlite saknar tabeller: RetailTransactionTable. ' +
        'Be butiken skapa dem, eller rätta adressen eller schemat.',
    )
  })

  test('name a status, a permission and a role in the reader’s language', () => {
    const t = translatorOf('nb-NO')
    expect(t('problems:TRANSACTION_STATUS_FORBIDS', { transaction: 'T-1', status: 'SUCCEEDED' })).toContain(
      'Transaksjon T-1 har statusen «Vellykket»',
    )
    expect(t('problems:FORBIDDEN', { permission: 'AUDIT_READ' })).toContain('«Se hvem som har endret hva»')
    expect(t('problems:ROLE_NEEDS_COMPANY', { role: 'VIEWER' })).toContain('«Leser»')
  })

  test('give an amount the currency that the page or the message has', () => {
    const t = translatorOf('en')
    const paid = { gross: '120', paid: '119.99', currency: 'SEK' }
    expect(t('causes:TRANSACTION_GROSS_AND_PAYMENT_AMOUNT.text', paid)).toBe(
      '120 SEK is owed, 119.99 SEK was paid.',
    )
    const posted = { channelNumber: 1001, transactions: 3, grossAmount: '300.00', currency: 'NOK' }
    expect(t('messages:ORDERS_POSTED', posted)).toBe('Channel 1001: number 3 posted, 300.00 NOK.')
  })

  test('follow the count', () => {
    const t = translatorOf('en')
    const plannedAt = '2026-11-21T13:05:00.000Z'
    expect(t('messages:OCCURRENCES_COALESCED', { count: 1, plannedAt })).toContain('occurrence came due')
    expect(t('messages:OCCURRENCES_COALESCED', { count: 2, plannedAt })).toContain('occurrences came due')
  })

  test('leave no key, placeholder or quotation in a note and a blocked customer', () => {
    for (const locale of locales) {
      const t = translatorOf(locale)
      const noted = t('messages:JourneyStepKind.NOTED', { code: 'ROUNDING_ACCEPTED', amount: '0.01' })
      const blocked = t('causes:CUSTOMER_ACCOUNT.text', { customer: 'C-1', reason: 'blocked' })
      for (const text of [noted, blocked]) expect(text).not.toMatch(/\$t|\{\{|_|causes|messages/)
      expect(noted).toContain('0.01')
      expect(blocked).toContain('C-1')
    }
  })
})
