import { createHash } from 'node:crypto'
import { type Html, html } from './html.ts'
import type { PageProblem, Texts } from './texts.ts'

/** What is wrong with what a form was sent with; `field` is the name of the input to mend. */
export interface FormProblem {
  readonly problem: PageProblem
  readonly field?: string
  readonly parameters?: Readonly<Record<string, string | number>>
}

const style = `
:root { color-scheme: light dark; --accent: light-dark(#1a56c4, #8ab4ff); --line: light-dark(#8a8f98, #767c87);
  --wrong: light-dark(#b3261e, #ff8f86); --on-accent: light-dark(#fff, #10151f) }
body { margin: 0; padding: 2rem 1rem; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#f5f6f8, #14171c);
  color: light-dark(#16191f, #e8eaee) }
header, main { max-width: 24rem; margin: 0 auto }
header p { margin: 0 } header p:first-child { font-weight: 600; font-size: 1.25rem }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1.5rem 0 1rem }
label { display: block; font-weight: 600; margin-top: 1rem }
input { box-sizing: border-box; width: 100%; font: inherit; padding: .5rem; border: 1px solid var(--line);
  border-radius: 4px; background: light-dark(#fff, #1d2128); color: inherit }
input[aria-invalid] { border-color: var(--wrong); border-width: 2px }
.hint { margin: .25rem 0 0 } .wrong { color: var(--wrong); margin: .25rem 0 0 }
button, .button { display: block; box-sizing: border-box; width: 100%; margin-top: 1.5rem; padding: .6rem; font: inherit;
  font-weight: 600; text-align: center; text-decoration: none; border: 1px solid var(--accent); border-radius: 4px;
  background: var(--accent); color: var(--on-accent); cursor: pointer }
.button { background: none; color: var(--accent) }
a { color: var(--accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.summary { border: 2px solid var(--wrong); border-radius: 4px; padding: .25rem 1rem 1rem }
.summary h2 { font-size: 1.125rem; margin: .5rem 0 } .summary ul { margin: 0; padding-left: 1.25rem }
.notice { border-left: 4px solid var(--accent); padding-left: .75rem }
`

const styleHash = createHash('sha256').update(style).digest('base64')

const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; ` +
    `frame-ancestors 'none'`,
  // Not "no-referrer": with it browsers send "Origin: null" from these very forms, and the origin is what we check.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  vary: 'Accept-Language, Cookie',
}

/** A whole page as a response. With problems, the title says so and a summary with links to the inputs comes first. */
export function pageResponse(
  texts: Texts,
  page: { readonly title: string; readonly content: Html; readonly problems?: readonly FormProblem[] },
  init: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  const { text, locale } = texts
  const problems = page.problems ?? []
  const title = problems.length > 0 ? text('frame.problemInTitle', { title: page.title }) : page.title
  const document = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – ${text('frame.product')}</title>
<style>${{ html: style }}</style>
</head>
<body>
<header><p>${text('frame.product')}</p><p>${text('frame.tagline')}</p></header>
<main>
<h1>${page.title}</h1>
${problems.length > 0 && problemSummary(texts, problems)}
${page.content}
</main>
</body>
</html>
`
  return new Response(document.html, {
    status: init.status ?? 200,
    headers: { ...pageHeaders, ...init.headers },
  })
}

function problemSummary({ text }: Texts, problems: readonly FormProblem[]): Html {
  const items = problems.map(({ problem, field, parameters }) => {
    const words = text(`problems.${problem}`, parameters)
    return html`<li>${field ? html`<a href="#${field}">${words}</a>` : words}</li>`
  })
  return html`<div class="summary" role="alert"><h2>${text('frame.problem')}</h2><ul>${items}</ul></div>`
}

/** One labelled input with its hint and what is wrong with it. */
export function field(
  { text }: Texts,
  input: {
    readonly name: string
    readonly label: string
    readonly type: 'email' | 'password' | 'text'
    readonly autocomplete: string
    readonly value?: string | undefined
    readonly hint?: string
    readonly problems?: readonly FormProblem[]
  },
): Html {
  const { name, label, type, autocomplete, value, hint } = input
  const wrong = input.problems?.filter((problem) => problem.field === name) ?? []
  const described = [hint && `${name}-hint`, wrong.length > 0 && `${name}-wrong`].filter(Boolean).join(' ')
  return html`<label for="${name}">${label}</label>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${wrong.length > 0 && html`<p class="wrong" id="${name}-wrong">${wrong.map(({ problem, parameters }) => text(`problems.${problem}`, parameters)).join(' ')}</p>`}
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" required
  ${value && html`value="${value}"`} ${wrong.length > 0 && html`aria-invalid="true"`}
  ${described !== '' && html`aria-describedby="${described}"`}>`
}
