import type { Ui } from '../session/ui.ts'
import type { Screen } from './read-guide.ts'

/** What a screen is called; one of an imported guide has no name but its place, counted from 0. */
export function screenTitle({ t }: Pick<Ui, 't'>, { title }: Pick<Screen, 'title'>, index: number): string {
  return title ?? t('guides:screen.name', { at: index + 1 })
}
