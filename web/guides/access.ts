import type { Ui } from '../session/ui.ts'

/** Whether the reader may bring guides into the library. */
export function mayImport(ui: Ui): boolean {
  return ui.may('GUIDES_IMPORT')
}
