/** One line of the structured log as pino writes it. */
interface LogLine {
  readonly time: string
  readonly level: string
  readonly part: string
  readonly msg?: string
  readonly err?: { readonly stack?: string; readonly message?: string }
  readonly [name: string]: unknown
}

const hidden = new Set(['time', 'level', 'part', 'msg', 'err', 'pid', 'hostname'])
const colours: Readonly<Record<string, string>> = {
  warn: '\x1b[33m',
  error: '\x1b[31m',
  debug: '\x1b[2m',
  trace: '\x1b[2m',
}

/** Writes log lines for a person at a terminal: `08:15:02 info http  Listening  port=4000`. */
export function prettyStream(output: { write(text: string): unknown }): {
  write(line: string): void
} {
  return {
    write: (line) => void output.write(`${formatLine(JSON.parse(line) as LogLine)}\n`),
  }
}

function formatLine(line: LogLine): string {
  const facts = Object.entries(line)
    .filter(([name]) => !hidden.has(name))
    .map(
      ([name, value]) =>
        `\x1b[2m${name}=\x1b[22m${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
  const head = `\x1b[2m${line.time.slice(11, 19)}\x1b[22m ${colours[line.level] ?? ''}${line.level.padEnd(5)}\x1b[0m ${line.part.padEnd(6)}`
  const trouble = line.err ? `\n${line.err.stack ?? line.err.message ?? ''}` : ''
  return [head, line.msg ?? '', ...facts].join(' ') + trouble
}
