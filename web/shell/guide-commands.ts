import { query } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import type { PaletteCommand } from './find-commands.ts'
import { PaletteGuidesDocument } from './workspace-guides.generated.ts'

/** A command for each guide, by its title. */
export async function guideCommands(ui: Ui): Promise<readonly PaletteCommand[]> {
  const { guides } = await query(PaletteGuidesDocument, { locale: ui.locale })
  return guides
    .map(({ id, title }) => ({
      href: ui.href(`/guides/${id}`),
      label: title,
      group: ui.t('navigation:guides.label'),
      aliases: '',
    }))
    .sort((one, other) => ui.format.compare(one.label, other.label))
}
