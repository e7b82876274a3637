'use client'

import { useActionState, useEffect, useRef } from 'react'
import { Link } from '../components/link.tsx'
import { StatusBadge } from '../components/status-badge.tsx'
import formStyles from '../forms/action-form.module.css'
import { CheckboxField, TextField } from '../forms/field.tsx'
import { FilesField } from '../forms/files-field.tsx'
import { FormProblems } from '../forms/form-problems.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { importGuides } from './import-action.ts'
import { type ImportReport, type ImportState, nothingImported } from './import-state.ts'
import styles from './library.module.css'

/** Words of the form and of its report. */
export interface ImportWords {
  readonly files: string
  readonly filesHint: string
  readonly choose: string
  readonly licence: string
  readonly licenceHint: string
  readonly address: string
  readonly replace: string
  readonly submit: string
  readonly problem: string
  readonly report: string
  readonly guides: string
  readonly nothing: string
  readonly faults: string
}

/** Files to bring into the library, and below them what became of each. Works without script, too. */
export function ImportForm({ locale, words }: { readonly locale: string; readonly words: ImportWords }) {
  const [state, action] = useActionState(importGuides, nothingImported)
  return (
    <FormProblems value={state.problems}>
      <form
        action={action}
        className={formStyles.form}
        noValidate
        // React empties a form behind every action: the files that were refused stay chosen.
        onReset={(event) => {
          if (state.problems.length > 0) event.preventDefault()
        }}
      >
        <input type="hidden" name="locale" value={locale} />
        <Problems state={state} title={words.problem} />
        <FilesField
          name="files"
          label={words.files}
          hint={words.filesHint}
          choose={words.choose}
          accept=".md,.markdown,.txt,.yml,.yaml,text/markdown,text/plain"
          isMultiple
        />
        <TextField name="licence" label={words.licence} hint={words.licenceHint} />
        <TextField name="address" label={words.address} type="url" />
        <CheckboxField name="replace" label={words.replace} />
        <div>
          <SubmitButton>{words.submit}</SubmitButton>
        </div>
      </form>
      {state.report && <Report key={state.tries} report={state.report} words={words} />}
    </FormProblems>
  )
}

function Problems({ state, title }: { readonly state: ImportState; readonly title: string }) {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.tries > 0 && state.problems.length > 0) summary.current?.focus()
  }, [state])
  if (state.problems.length === 0) return null
  return (
    <div ref={summary} tabIndex={-1} role="alert" className={formStyles.summary}>
      <h2>{title}</h2>
      <ul>
        {state.problems.map(({ field, text }) => (
          <li key={`${field} ${text}`}>{field ? <a href={`#${field}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  )
}

function Report({ report, words }: { readonly report: ImportReport; readonly words: ImportWords }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby="report" className={styles.report}>
      <h2 id="report" ref={heading} tabIndex={-1}>
        {words.report}
      </h2>
      {report.guides.length === 0 && <p>{words.nothing}</p>}
      {report.guides.length > 0 && (
        <>
          <h3>{words.guides}</h3>
          <ul>
            {report.guides.map(({ href, title }) => (
              <li key={href}>
                <Link href={href} prefetch={false}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {report.faults.length > 0 && (
        <>
          <h3>{words.faults}</h3>
          <ul>
            {report.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </>
      )}
      {report.files.map((file) => (
        <section key={file.path} aria-label={file.path}>
          <h3>{file.title || file.path}</h3>
          <p>
            <StatusBadge tone={file.tone}>{file.outcome}</StatusBadge> <code>{file.path}</code>
          </p>
          <p className={styles.quiet}>{file.summary}</p>
          <ul className={styles.findings}>
            {file.findings.map(({ key, text, severity, tone }) => (
              <li key={key}>
                <StatusBadge tone={tone}>{severity}</StatusBadge> {text}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
