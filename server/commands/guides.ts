import { basename, dirname, relative, resolve } from 'node:path'
import english from '../../locales/en/guide-import.json' with { type: 'json' }
import { readConfig } from '../config.ts'
import { compileGuides } from '../guides/compile-guides.ts'
import { type Fault, printFault } from '../guides/fault.ts'
import type { Finding } from '../guides/import/findings.ts'
import { ImportFileMissingError, readImportFiles } from '../guides/import/import-files.ts'
import type { ImportReport } from '../guides/import/import-guides.ts'
import { DraftExistsError } from '../guides/import/write-drafts.ts'
import { importInto } from '../guides/import-into.ts'
import { importedGuides, productGuides } from '../guides/library.ts'
import { type GuideLocale, sourceLocale } from '../guides/locales.ts'
import { stampTranslation } from '../guides/stamp-translation.ts'
import type { Command } from './command.ts'

/** `kontor guides` */
export const guides: Command = {
  summary: 'Check the guides by their rules, sign translations, or import task guides.',
  usage:
    'Usage: kontor guides check [FOLDER…]\n       kontor guides stamp FILE…\n       kontor guides import FILE… [--into FOLDER] [--licence NAME] [--address URL] [--replace]',
  help: [
    'check   Compiles the product’s guides, or those of the folders, and prints each break of a rule with its file and',
    '        line; fails when there is one. Translations that are older than their source are told, and do not fail it.',
    'stamp   Writes into translated files (locales/sv-SE/guides/….md) that they say what their source says now. A translator',
    '        does so when the words are done; the mark of an old translation goes away.',
    'import  Reads task guides (Markdown as product documentation publishes it; of a folder, all its pages), writes what',
    '        it makes of them, and prints what there is to say about each file. A document is written whole or not at all.',
    '',
    '  --into FOLDER    where to write; unless given, where a server of this environment finds them: guides/ in its data',
    '                   folder',
    '  --licence NAME   the licence of files that do not name their own, such as CC-BY-4.0',
    '  --address URL    where files that do not say it themselves are published',
    '  --replace        write over documents that were imported before',
  ].join('\n'),
  options: {
    into: { type: 'string' },
    licence: { type: 'string' },
    address: { type: 'string' },
    replace: { type: 'boolean', default: false },
  },
  takesPaths: true,
  async run(options, [subcommand, ...paths] = []) {
    if (subcommand === 'check') return checkGuides(paths.length > 0 ? paths : [productGuides])
    if (subcommand === 'stamp' && paths.length > 0) return stampFiles(paths)
    if (subcommand === 'import' && paths.length > 0) return importPaths(paths, options)
    process.stderr.write(`${guides.usage}\n`)
    return 2
  },
}

async function checkGuides(folders: readonly string[]): Promise<number> {
  const { schema } = await import('../schema.ts')
  let faultCount = 0
  for (const folder of folders) {
    const name = relative(process.cwd(), folder) || basename(folder)
    const compiled = await compileGuides({ directory: folder, labels: productGuides, schema })
    for (const fault of compiled.faults)
      process.stderr.write(`${printFault({ ...fault, file: `${name}/${fault.file}` })}\n`)
    for (const { file, part } of compiled.stale)
      process.stdout.write(`${name}/${file}: ${part} is older than the text it was translated from.\n`)
    faultCount += compiled.faults.length
    process.stdout.write(
      `${name}: ${counted(compiled.guides.length, 'guide')}, ${counted(compiled.faults.length, 'fault')}.\n`,
    )
  }
  return faultCount === 0 ? 0 : 1
}

async function stampFiles(files: readonly string[]): Promise<number> {
  let unstamped = 0
  for (const file of files) {
    const faults = await stampFile(file)
    for (const fault of faults) process.stderr.write(`${printFault(fault)}\n`)
    unstamped += faults.length > 0 ? 1 : 0
  }
  process.stdout.write(`${counted(files.length - unstamped, 'translation')} stamped.\n`)
  return unstamped === 0 ? 0 : 1
}

async function stampFile(file: string): Promise<readonly Fault[]> {
  const { schema } = await import('../schema.ts')
  const folder = dirname(resolve(file))
  const directory = resolve(folder, '../..')
  const locale = basename(dirname(folder))
  const id = basename(file, '.md')
  const { guides: known } = await compileGuides({ directory, labels: productGuides, schema })
  const guide = known.find((one) => one.id === id)
  const refuse = (message: string): Fault[] => [{ file, line: 1, rule: 'form', message }]
  if (locale === sourceLocale)
    return refuse('It is the source: stamp the files that were translated from it.')
  if (!guide?.prose[locale as GuideLocale])
    return refuse('No guide could be made of it: run `kontor guides check`, which says why.')
  return stampTranslation({ directory, id, kind: guide.guide.kind, locale })
}

async function importPaths(
  paths: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const { schema } = await import('../schema.ts')
  const { into, licence, address, replace } = options
  const directory = textOf(into) ?? importedGuides(readConfig().dataDirectory)
  try {
    const { reports, documents, faults } = await importInto({
      files: await readImportFiles(paths),
      attribution: { licence: textOf(licence), address: textOf(address) },
      directory,
      replace: replace === true,
      schema,
    })
    for (const report of reports) process.stdout.write(printReport(report))
    for (const fault of faults) process.stderr.write(`Left out: ${printFault(fault)}\n`)
    process.stdout.write(
      `${counted(documents.length, 'document')} in ${directory}${documents.length > 0 ? `: ${documents.join(', ')}` : ''}\n`,
    )
    return faults.length > 0 || reports.some(({ outcome }) => outcome === 'refused') ? 1 : 0
  } catch (error) {
    if (error instanceof ImportFileMissingError) process.stderr.write(`${error.message}\n`)
    else if (error instanceof DraftExistsError)
      process.stderr.write(`${error.message} Nothing was written; --replace writes over it.\n`)
    else throw error
    return 1
  }
}

function printReport({
  path,
  outcome,
  locales,
  procedures,
  steps,
  manualSteps,
  findings,
}: ImportReport): string {
  const counts =
    outcome === 'page'
      ? `${locales.join(', ')}; ${counted(procedures, 'procedure')}, ${counted(steps, 'step')}, ${manualSteps} of them by hand`
      : outcome
  return [`${path}: ${counts}`, ...findings.map(printFinding)].map((line) => `${line}\n`).join('')
}

/** `1 step`, `2 steps`. */
function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** `docs/post.md:14 note NUMBER_REPEATED: The printed number 5 comes twice; it was kept.` */
function printFinding({ path, line, severity, code, parameters }: Finding): string {
  const known: Readonly<Record<string, string | number>> = { line, ...parameters }
  const words = english[code].replace(/\{\{(\w+)(?:, (\w+))?\}\}/g, (mark, name: string, format?: string) => {
    const value = String(known[name] ?? mark)
    return format === 'language' ? languageName(value) : value
  })
  return `  ${path}:${line} ${severity} ${code}: ${words}`
}

/** `Swedish` for `sv-SE`. */
function languageName(locale: string): string {
  const { language } = new Intl.Locale(locale)
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? locale
}

function textOf(option: unknown): string | undefined {
  return typeof option === 'string' ? option : undefined
}
