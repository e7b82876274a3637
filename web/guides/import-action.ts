'use server'

import { revalidatePath } from 'next/cache'
import type { Tone } from '../components/status-badge.tsx'
import { type ApiProblem, isChecked, textOf } from '../forms/act.ts'
import type { FieldProblem } from '../forms/action-state.ts'
import { ApiError, mutate } from '../graphql/request-client.ts'
import { chooseLocale } from '../language/locales.ts'
import { parametersOf } from '../language/wording.ts'
import { openUiFor, type Ui } from '../session/ui.ts'
import { guidePath } from './addresses.ts'
import { ImportGuidesDocument, type ImportGuidesMutation } from './import.generated.ts'
import type { ImportedFile, ImportReport, ImportState } from './import-state.ts'

type Payload = ImportGuidesMutation['importGuides']
type FileReport = NonNullable<Payload['reports']>[number]

/** What the API takes at once, with room for the request around the texts. */
const mostBytes = 900_000

/** Brings task guides into the library, and tells of each file what became of it. */
export async function importGuides(state: ImportState, form: FormData): Promise<ImportState> {
  const ui = await openUiFor(chooseLocale(textOf(form, 'locale'), null))
  const tries = state.tries + 1
  const files = form.getAll('files').filter(isChosen)
  if (files.length === 0) {
    return { tries, report: null, problems: [{ field: 'files', text: ui.t('guides:import.noFiles') }] }
  }
  if (files.reduce((sum, { size }) => sum + size, 0) > mostBytes) {
    const text = ui.t('guides:import.tooLarge', { most: ui.format.bytes(mostBytes) })
    return { tries, report: null, problems: [{ field: 'files', text }] }
  }
  try {
    const { importGuides: payload } = await mutate(ImportGuidesDocument, {
      locale: ui.locale,
      input: {
        files: await Promise.all(files.map(async (file) => ({ path: file.name, text: await file.text() }))),
        licence: textOf(form, 'licence') ?? null,
        address: textOf(form, 'address') ?? null,
        replace: isChecked(form, 'replace'),
      },
    })
    revalidatePath('/', 'layout')
    return {
      tries,
      problems: payload.problems.map((problem) => toFieldProblem(ui, problem)),
      report: payload.reports ? toReport(ui, payload) : null,
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const text = ui.word.problem(error.code, error.parameters)
    return { tries, report: null, problems: [{ field: null, text }] }
  }
}

/** A form without a choice sends a file as well, an empty one whose name is none. */
function isChosen(file: FormDataEntryValue): file is File {
  return file instanceof File && (file.size > 0 || file.name.includes('.'))
}

function toReport(ui: Ui, { guides, reports, faults }: Payload): ImportReport {
  return {
    guides: (guides ?? []).map(({ id, title }) => ({ href: ui.href(guidePath(id)), title })),
    files: (reports ?? []).map((report) => toImportedFile(ui, report)),
    faults: (faults ?? []).map(({ file, line, rule }) =>
      ui.t('guides:import.fault', { file, line: String(line), rule }),
    ),
  }
}

const tones: Readonly<Record<FileReport['outcome'], Tone>> = {
  PAGE: 'good',
  TEXT: 'neutral',
  LICENCE: 'neutral',
  REFUSED: 'bad',
}

const severityTones: Readonly<Record<FileReport['findings'][number]['severity'], Tone>> = {
  ERROR: 'bad',
  WARNING: 'warning',
  NOTE: 'neutral',
}

function toImportedFile(ui: Ui, report: FileReport): ImportedFile {
  const { t, format } = ui
  return {
    path: report.path,
    title: report.title,
    outcome: ui.word.enumValue('GuideImportFileOutcome', report.outcome),
    tone: tones[report.outcome],
    summary: t('guides:import.summary', {
      procedures: format.number(report.procedures),
      steps: format.number(report.steps),
      manual: format.number(report.manualSteps),
      locales: format.list(report.locales),
    }),
    findings: report.findings.map(({ code, line, parameters, severity }, index) => ({
      key: `${index} ${code}`,
      text: t('guides:import.finding', {
        line: String(line),
        text: ui.word.finding(code, { line, ...parametersOf(parameters) }),
      }),
      severity: ui.word.enumValue('GuideImportSeverity', severity),
      tone: severityTones[severity],
    })),
  }
}

function toFieldProblem(ui: Ui, { code, parameters, field }: ApiProblem): FieldProblem {
  const text = ui.word.problem(code, parameters)
  return { field: field?.startsWith('files') ? 'files' : field, text }
}
