#!/usr/bin/env node
// Plain JavaScript that any Node can read: it finds the Node that Kontor runs on, and says so when there is none.
import { spawn } from 'node:child_process'
import { createRequire, enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

const needed = 24
const main = fileURLToPath(new URL('./main.ts', import.meta.url))

// React and Next choose their builds by it.
process.env.NODE_ENV ??= process.argv.includes('--dev') ? 'development' : 'production'

// Under `node --watch-path` every process below would report what it loads to its parent, and Next, which talks to
// workers of its own, takes that for an answer.
delete process.env.WATCH_REPORT_DEPENDENCIES

if (Number(process.versions.node.split('.')[0]) >= needed) {
  // What was compiled once is not compiled again at the next start.
  enableCompileCache()
  const { run } = await import(main)
  process.exitCode = await run(process.argv.slice(2))
} else {
  const runtime = bundledRuntime()
  if (runtime) {
    const child = spawn(runtime, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
    })
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? (signal ? 1 : 0)
    })
  } else {
    console.error(
      `Kontor needs Node ${needed}; this is ${process.version}. Run \`npm install\` here, which brings it, and start again.`,
    )
    process.exitCode = 1
  }
}

/** The Node that `npm install` brought; undefined when it is missing or too old as well. */
function bundledRuntime() {
  try {
    const manifest = createRequire(import.meta.url).resolve('node/package.json')
    const { version } = createRequire(import.meta.url)(manifest)
    if (Number(version.split('.')[0]) < needed) return undefined
    const name = process.platform === 'win32' ? 'node.exe' : 'node'
    return fileURLToPath(new URL(`./bin/${name}`, `file://${manifest}`))
  } catch {
    return undefined
  }
}
