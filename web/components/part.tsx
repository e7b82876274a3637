import { type ReactNode, Suspense } from 'react'
import { ApiError } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import { Notice } from './page.tsx'
import styles from './part.module.css'

/** How long a page waits for a part before it comes without it, in milliseconds. */
const patience = 400

/**
 * A part of a page. It comes with the page when its data are there soon, so that nothing jumps; else the page comes
 * first, and the part where it says that it is loading. When its data do not come, it says in words what is wrong: no
 * page fails in whole because one part did.
 */
export async function Part({
  ui,
  draw,
  waiting = ui.t('loading'),
  isOptional = false,
}: {
  readonly ui: Ui
  readonly draw: () => Promise<ReactNode>
  /** What stands there while it is waited for. */
  readonly waiting?: string
  /** Whether it often draws nothing: then nothing stands there either while it is waited for. */
  readonly isOptional?: boolean
}) {
  const drawing = drawOrExplain(ui, draw)
  const drawn = await Promise.race([drawing.then((node) => ({ node })), impatience()])
  if (drawn) return drawn.node
  return (
    <Suspense fallback={isOptional ? null : <Waiting words={waiting} />}>
      <Late drawing={drawing} />
    </Suspense>
  )
}

/** Keeps room, so that the page does not jump by the part's whole height when it comes. */
function Waiting({ words }: { readonly words: string }) {
  return (
    <p role="status" className={styles.waiting}>
      {words}
    </p>
  )
}

function Late({ drawing }: { readonly drawing: Promise<ReactNode> }) {
  return drawing
}

function impatience(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, patience, undefined))
}

/** What stands where a part's data do not come: in words, what is wrong. Errors of the program itself are not caught. */
export async function drawOrExplain(ui: Ui, draw: () => Promise<ReactNode>): Promise<ReactNode> {
  try {
    return await draw()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return <Notice tone="warning">{ui.word.problem(error.code, error.parameters)}</Notice>
  }
}
