import { expect, test } from 'vitest'
import { temporaryDirectory } from './support/databases.ts'
import { startKontor } from './support/kontor-process.ts'

test('told to stop, an idle program and its worker end by themselves, long before their time is over', {
  timeout: 120_000,
}, async () => {
  const directory = await temporaryDirectory()
  const kontor = await startKontor({
    dataDirectory: directory.path,
    environment: { KONTOR_DEMO: 'off', KONTOR_SHUTDOWN_SECONDS: '600' },
  })
  try {
    await kontor.until(/Batch worker started/)
    expect(await kontor.stop()).toBe(0)
    expect(kontor.output()).toContain('Batch worker stopped')
  } finally {
    await directory.remove()
  }
})
