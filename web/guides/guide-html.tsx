/** Prose of a guide. The API has made it from Markdown and let nothing through but the marks of a text. */
export function GuideHtml({
  html,
  lang,
  className,
}: {
  readonly html: string
  /** The language of the words, where it may be another one than the reader's. */
  readonly lang: string
  readonly className?: string | undefined
}) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized by the API (server/guides/render-markdown.ts).
  return <div lang={lang} className={className} dangerouslySetInnerHTML={{ __html: html }} />
}
