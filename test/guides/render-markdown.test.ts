import { describe, expect, test } from 'vitest'
import { plainText, renderMarkdown, renderSentence } from '../../server/guides/render-markdown.ts'
import { lines } from './support.ts'

const targets = { locale: 'sv-SE', hasGuide: (id: string) => id === 'manually-run-p-job' }

describe('Markdown as HTML', () => {
  test('keeps what words are set in', () => {
    expect(renderSentence('Open **Jobs**, then *wait* for `P-0001`.', targets)).toBe(
      'Open <strong>Jobs</strong>, then <em>wait</em> for <code>P-0001</code>.',
    )
    expect(renderMarkdown('| A | B |\n|---|---|\n| 1 | 2 |', targets)).toContain('<td>2</td>')
  })

  test.each([
    ['a script', '<script>alert(1)</script>\n\nWords'],
    ['an event handler', '<img src="x" onerror="alert(1)">Words'],
    ['a script in a link', '[Words](javascript:alert(1))'],
    ['a script in a link, disguised', '[Words](JaVa&#115;cript:alert(1))'],
    ['a script in an automatic link', '<javascript:alert(1)> Words'],
    ['data as a link', '[Words](data:text/html;base64,PHNjcmlwdD4=)'],
    ['a frame', '<iframe src="https://example.org"></iframe>\n\nWords'],
    ['a style', '<b style="position:fixed">a</b> Words'],
    ['a form', '<form action="https://example.org"><button>a</button></form>\n\nWords'],
    ['a picture from elsewhere', '![Words](https://example.org/pixel.png)'],
  ])('%s never survives', (_, markdown) => {
    const html = renderMarkdown(markdown, targets)
    expect(html).toContain('Words')
    expect(html).not.toMatch(/<(?:script|img|iframe|form|button)|\son\w+=|style=|href=/i)
  })

  test('links to guides lead into the console, in the reader’s language', () => {
    expect(
      renderSentence('[Run it](manually-run-p-job.md) or [read](manually-run-p-job.md#data).', targets),
    ).toBe(
      '<a href="/sv-SE/guides/manually-run-p-job">Run it</a> or <a href="/sv-SE/guides/manually-run-p-job#data">read</a>.',
    )
  })

  test('links to files that are no guides keep their words alone', () => {
    expect(
      renderSentence('See [there](../admin-job-queues.md#to-plan) and [here](/dynamics365/x).', targets),
    ).toBe('See <a>there</a> and <a>here</a>.')
    expect(renderSentence('See [the site](https://example.org/a?b=c).', targets)).toBe(
      'See <a href="https://example.org/a?b=c">the site</a>.',
    )
  })

  test('headings have their ids, and alerts their names', () => {
    const html = renderMarkdown(lines('## Two stages {#stages}', '', '> [!NOTE]', '> Take care.'), targets)
    expect(html).toBe(
      lines(
        '<h2 id="stages">Two stages</h2>',
        '<blockquote data-alert="note">',
        '<p>Take care.</p>',
        '</blockquote>',
      ).trim(),
    )
  })

  test('plain text has no marks', () => {
    expect(plainText('In **Count**, enter [5](x.md) ![a bulb](b.png).')).toBe('In Count, enter 5 a bulb.')
  })
})
