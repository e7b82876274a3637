import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemFileWords } from '../../../web/items/item-file-words.ts'
import { type ItemFile, readItemFile } from '../../../web/items/read-item-file.ts'

const words = await itemFileWords()
const read = (text: string): ItemFile => readItemFile(text, words)

describe('a file of items', () => {
  test('is read as a list of items is exported, in any language and with any separator', () => {
    const english =
      'Item number,Name,Unit,Variants,Barcodes,Serial numbers,Blocked\r\n1002,"Mug, enamel",ea,"Blue, Pine",,No,Yes\r\n'
    const item = {
      itemNumber: '1002',
      name: 'Mug, enamel',
      unit: 'ea',
      variantNumbers: ['Blue', 'Pine'],
      barcodes: [],
      isSerialNumberControlled: false,
      isBlocked: true,
    }
    expect(read(`\ufeff${english}`)).toEqual({ items: [item], lines: [2], faults: [] })
    const norwegian =
      'Varenummer;Navn;Enhet;Varianter;Strekkoder;Serienumre;Sperret\n1002;Mug, enamel;ea;Blue, Pine;;Nei;Ja'
    expect(read(norwegian).items).toEqual([item])
    expect(read('Artikelnummer\tNamn\tSpärrad\n1002\tMug\tja').items).toEqual([
      { itemNumber: '1002', name: 'Mug', isBlocked: true },
    ])
  })

  test('may have other columns, empty lines, and leave out what is to stay', () => {
    const text = 'colour,name,itemNumber,isBlocked\n\nred,Mug,1002,\n,,,\nblue,"Pot\nof iron",1003,false\n'
    expect(read(text)).toEqual({
      items: [
        { itemNumber: '1002', name: 'Mug' },
        { itemNumber: '1003', name: 'Pot\nof iron', isBlocked: false },
      ],
      lines: [3, 6],
      faults: [],
    })
  })

  test('is told what is wrong with it, by line', () => {
    expect(read('Name\nMug').faults).toEqual([{ code: 'COLUMN_MISSING', line: 1, column: 'itemNumber' }])
    expect(read('').faults).toEqual([{ code: 'COLUMN_MISSING', line: 1, column: 'itemNumber' }])
    expect(read('Item number,Name\n"1002,Mug').faults).toEqual([{ code: 'FILE_UNREADABLE', line: 1 }])
    expect(read('Item number;Name;Blocked\n1;Mug;no\n2;Pot;perhaps').faults).toEqual([
      { code: 'FLAG_UNKNOWN', line: 3, column: 'isBlocked', value: 'perhaps' },
    ])
  })

  test('gives back every text that was written into it', () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text.replaceAll('\r', '').trim())
    const row = fc.record({ itemNumber: cell.filter(Boolean), name: cell.filter(Boolean) })
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), fc.constantFrom(';', ',', '\t'), (rows, separator) => {
        const lines = rows.map(({ itemNumber, name }) => [itemNumber, name].map(quoted).join(separator))
        const { items, faults } = read([['itemNumber', 'name'].join(separator), ...lines].join('\r\n'))
        const guard = (text: string) => text.replace(/^'(?=[=+@-])/, '')
        const expected = rows.map(({ itemNumber, name }) => ({
          itemNumber: guard(itemNumber),
          name: guard(name),
        }))
        expect(faults).toEqual([])
        expect(items).toEqual(expected)
      }),
    )
  })
})
