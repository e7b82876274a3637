import { expect, test } from 'vitest'
import { controlOfBefore, type MisfitControl, misfitInWords } from '../../../web/guides/misfit-words.ts'
import { formatsFor } from '../../../web/language/formats.ts'
import type { Locale } from '../../../web/language/locales.ts'
import { openTranslator } from '../../../web/language/translator.ts'
import { createWording } from '../../../web/language/wording.ts'
import type { Ui } from '../../../web/session/ui.ts'

async function openUi(locale: Locale): Promise<Ui> {
  const { t } = await openTranslator(locale, 'Europe/Stockholm')
  return { t, word: createWording(t), format: formatsFor(locale, 'Europe/Stockholm') } as unknown as Ui
}

const channels: MisfitControl = {
  bind: 'SynchronizeOrdersInput.channelNumbers',
  kind: 'CHOOSE',
  choices: [],
}
const offered = [{ value: 7, label: 'Havsvik Online', names: [] }]

test('what was chosen is told by its name, and what is not offered any more as gone', async () => {
  const misfit = { bind: channels.bind, value: [7, 8], reason: 'INVALID' } as const
  const words = misfitInWords(await openUi('sv-SE'), misfit, channels, offered)
  expect(words).toContain('Havsvik Online och något som inte längre finns')
  expect(misfitInWords(await openUi('nb-NO'), misfit, channels, offered)).toContain(
    'Havsvik Online og noe som ikke lenger finnes',
  )
  expect(misfitInWords(await openUi('en'), misfit, channels, offered)).toContain(
    'Havsvik Online and something that is no longer there',
  )
})

test('what no step asks for any more is told by what its input still tells', async () => {
  const ui = await openUi('sv-SE')
  const tell = (bind: string, value: unknown) => {
    const misfit = { bind, value, reason: 'UNKNOWN' } as const
    const control = controlOfBefore(ui, misfit)
    const choices = control.choices.map((choice) => ({ ...choice, names: [] }))
    return misfitInWords(ui, misfit, control, choices)
  }
  expect(tell('RecurrenceInput.end', 'NEVER')).not.toContain('NEVER')
  expect(tell('RecurrenceInput.end', 'SOMETIME')).toContain('något som inte längre finns')
  expect(tell('RecurrenceInput.count', 1234)).toContain('1\u00a0234')
  expect(tell('GoneInput.channel', 'Q2hhbm5lbDo3')).toMatch(
    /^Ett fält som inte längre finns: något som inte längre finns\./,
  )
  expect(tell('GoneInput.batch', true)).not.toContain('true')
})
