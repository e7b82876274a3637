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

test('so does one that has drawn a page from its sources, and that a browser hears of them from', {
  timeout: 300_000,
}, async () => {
  const directory = await temporaryDirectory()
  const kontor = await startKontor({
    dataDirectory: directory.path,
    isDevelopment: true,
    environment: {
      KONTOR_DEMO: 'off',
      KONTOR_WEB: 'on',
      KONTOR_WORKER: 'off',
      KONTOR_SHUTDOWN_SECONDS: '600',
    },
  })
  try {
    // The home page, which sends a stranger to sign in.
    const page = await fetch(`${kontor.url}/en`, { redirect: 'manual' })
    expect(page.status).toBe(307)
    const socket = new WebSocket(`${kontor.url.replace('http', 'ws')}/_next/hmr?id=1`)
    await new Promise((resolve) => socket.addEventListener('open', resolve))
    expect(await kontor.stop()).toBe(0)
  } finally {
    await kontor.kill().catch(() => undefined)
    await directory.remove()
  }
})
