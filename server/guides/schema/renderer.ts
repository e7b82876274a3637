/** What makes HTML of Markdown; read when words are first shown, so that a start does without it. */
export const openRenderer = () => import('../render-markdown.ts')
