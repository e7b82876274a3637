'use client'

import { useEffect, useId, useMemo, useRef, useState } from 'react'
import dialogStyles from '../forms/dialog.module.css'
import { lookUp } from '../live/look-up.ts'
import { findCommands, type PaletteCommand } from './find-commands.ts'
import styles from './shell.module.css'

export interface PaletteWords {
  readonly title: string
  readonly nothing: string
  /** Searches for what was typed: a label with `{{text}}`, and an address that the text is added to. */
  readonly searches: readonly { readonly label: string; readonly href: string }[]
}

const mostShown = 12

/** Everything that the console can open, by typing a part of its name in any of the documentation's words. */
export function CommandPalette({
  commands,
  moreAt,
  words,
  onGo,
  onClose,
}: {
  readonly commands: readonly PaletteCommand[]
  /** Where further commands are asked for: the guides, whose titles no page carries. */
  readonly moreAt: string
  readonly words: PaletteWords
  /** Goes to a page of the console's. */
  readonly onGo: (href: string) => void
  readonly onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const [more, setMore] = useState<readonly PaletteCommand[]>([])
  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    lookUp<readonly PaletteCommand[]>(moreAt).then((told) => setMore(told ?? []))
  }, [moreAt])

  const found = useMemo(() => find([...commands, ...more], words, text), [commands, more, words, text])
  const go = (command: PaletteCommand | undefined) => {
    if (!command) return
    dialog.current?.close()
    // The explorer is no page of the console's.
    if (command.href === '/explorer') location.assign(command.href)
    else onGo(command.href)
  }
  const press = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setChosen((current) => (current + step + found.length) % Math.max(found.length, 1))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      go(found[chosen])
    }
  }
  return (
    <dialog ref={dialog} className={dialogStyles.dialog} aria-label={words.title} onClose={onClose}>
      <input
        type="search"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[chosen] ? `${id}-${chosen}` : undefined}
        aria-label={words.title}
        placeholder={words.title}
        className={styles.paletteInput}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={press}
      />
      <div role="listbox" id={id} aria-label={words.title} className={styles.paletteList}>
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys; the list is for pointing.
          <div
            key={command.href}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onClick={() => go(command)}
          >
            {command.label}
            <small>{command.group}</small>
          </div>
        ))}
      </div>
      {found.length === 0 && <p role="status">{words.nothing}</p>}
    </dialog>
  )
}

function find(commands: readonly PaletteCommand[], words: PaletteWords, text: string): PaletteCommand[] {
  const wanted = text.trim()
  const searches = words.searches.map(({ label, href }) => ({
    href: `${href}${encodeURIComponent(wanted)}`,
    label: label.replace('{{text}}', wanted),
    group: '',
    aliases: '',
  }))
  return [...findCommands(commands, text).slice(0, mostShown), ...(wanted ? searches : [])]
}
