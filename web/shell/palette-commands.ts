import type { Ui } from '../session/ui.ts'
import type { PaletteCommand } from './find-commands.ts'
import { type Destination, destinations, ownDestinations } from './navigation.ts'

/** A command for each page that the reader may open. */
export function pageCommands(ui: Pick<Ui, 't' | 'may' | 'href'>): readonly PaletteCommand[] {
  const command = ({ path, label, aliases }: Destination, group: string) => ({
    href: ui.href(path),
    label,
    aliases,
    group,
  })
  const explorer = ui.may('EXPLORER_USE')
    ? [{ href: '/explorer', label: ui.t('shell.explorer'), aliases: 'GraphiQL API', group: '' }]
    : []
  const found = destinations(ui).flatMap((page) => [
    command(page, ''),
    ...(page.pages ?? []).map((below) => command(below, page.label)),
  ])
  return [...found, ...ownDestinations(ui).map((page) => command(page, '')), ...explorer]
}

/** What was typed may be an order's number, or a transaction's. */
export function searchesOf(ui: Ui) {
  if (!ui.may('ORDERS_READ')) return []
  const text = '{{text}}'
  return [
    {
      label: ui.t('shell.palette.findTransaction', { text }),
      href: `${ui.href('/store-financials/transactions')}?text=`,
    },
    {
      label: ui.t('shell.palette.findOrder', { text }),
      href: `${ui.href('/store-financials/orders')}?text=`,
    },
  ]
}
