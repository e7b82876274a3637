'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import type { PaletteWords } from './command-palette.tsx'
import type { PaletteCommand } from './find-commands.ts'
import { usePending } from './pending.tsx'
import type { ShortcutWords } from './shortcut-list.tsx'

const CommandPalette = dynamic(
  () => import('./command-palette.tsx').then((module) => module.CommandPalette),
  {
    ssr: false,
  },
)
const ShortcutList = dynamic(() => import('./shortcut-list.tsx').then((module) => module.ShortcutList), {
  ssr: false,
})

/**
 * The keyboard: Ctrl+K or ⌘K opens the command palette; `j` and `k` go through the rows of a list, `x` selects one, `/`
 * goes to its search, `?` shows this list. Single keys can be switched off, and never work while something is typed.
 */
export function Shortcuts({
  areOn,
  commands,
  guidesAt,
  paletteWords,
  shortcutWords,
}: {
  readonly areOn: boolean
  readonly commands: readonly PaletteCommand[]
  /** Where the palette asks for the guides. */
  readonly guidesAt: string
  readonly paletteWords: PaletteWords
  readonly shortcutWords: ShortcutWords
}) {
  const [open, setOpen] = useState<'palette' | 'list' | null>(null)
  const router = useRouter()
  // Here, not in the palette, which has gone by the time that the page comes.
  const [isOnTheWay, startOnTheWay] = useTransition()
  const goTo = (href: string) => startOnTheWay(() => router.push(href))
  usePending(isOnTheWay)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setOpen('palette')
        return
      }
      if (!areOn || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === 'j' || event.key === 'k') goToRow(event.key === 'j' ? 1 : -1)
      else if (event.key === 'x') selectRow(event.target)
      else if (event.key === '/') {
        event.preventDefault()
        document.querySelector<HTMLElement>('[data-search]')?.focus()
      } else if (event.key === '?') setOpen('list')
    }
    const openPalette = () => setOpen('palette')
    addEventListener('keydown', press)
    addEventListener(openPaletteEvent, openPalette)
    return () => {
      removeEventListener('keydown', press)
      removeEventListener(openPaletteEvent, openPalette)
    }
  }, [areOn])

  const close = () => setOpen(null)
  if (open === 'palette')
    return (
      <CommandPalette
        commands={commands}
        moreAt={guidesAt}
        words={paletteWords}
        onGo={goTo}
        onClose={close}
      />
    )
  if (open === 'list') return <ShortcutList words={shortcutWords} onClose={close} />
  return null
}

/** By this event a button opens the palette. */
export const openPaletteEvent = 'kontor:open-palette'

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type="checkbox"]), select, textarea, dialog, [role="treegrid"]') !== null)
  )
}

function goToRow(step: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')]
  const at = links.findIndex((link) => link.closest('[data-row]')?.contains(document.activeElement))
  links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus()
}

function selectRow(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement)) return
  target.closest('[data-row]')?.querySelector<HTMLElement>('[data-row-box]')?.click()
}
