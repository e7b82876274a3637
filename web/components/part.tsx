import { type ReactNode, Suspense } from 'react'
import { ApiError } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import { Notice } from './page.tsx'

/**
 * A part of a page that is drawn as soon as its data are there, and that says in words what is wrong when they do not
 * come: no page fails in whole because one part did.
 */
export function Part({ ui, draw }: { readonly ui: Ui; readonly draw: () => Promise<ReactNode> }) {
  return (
    <Suspense fallback={<p role="status">{ui.t('loading')}</p>}>
      <Drawn ui={ui} draw={draw} />
    </Suspense>
  )
}

async function Drawn({ ui, draw }: { readonly ui: Ui; readonly draw: () => Promise<ReactNode> }) {
  try {
    return await draw()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return <Notice tone="warning">{ui.word.problem(error.code, error.parameters)}</Notice>
  }
}
