'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { buttonClass } from '../components/button-look.ts'
import { Link } from '../components/link.tsx'
import styles from './shell.module.css'

interface NavLink {
  readonly href: string
  readonly label: string
  readonly pages: readonly { readonly href: string; readonly label: string }[]
}

const id = 'navigation'

/**
 * Opens the pages where the window is too narrow to show them beside what they lead to. A popover needs no script: it
 * opens, takes Escape and closes by itself.
 */
export function NavButton({ label }: { readonly label: string }) {
  return (
    <button type="button" popoverTarget={id} className={`${buttonClass()} ${styles.navigationButton}`}>
      {label}
    </button>
  )
}

/** The console's pages; those below the one that the reader is in are open. */
export function NavLinks({
  label,
  links,
  explorer,
}: {
  readonly label: string
  readonly links: readonly NavLink[]
  /** Words for the explorer, which is a page of its own; undefined for who may not use it. */
  readonly explorer: string | undefined
}) {
  const pathname = usePathname()
  const navigation = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has come to another page has chosen.
  useEffect(() => {
    const isOpen = navigation.current?.matches(':popover-open')
    if (isOpen) navigation.current?.hidePopover()
  }, [pathname])
  const isIn = (href: string, index: number) =>
    index === 0 ? pathname === href : pathname === href || pathname.startsWith(`${href}/`)
  return (
    <nav ref={navigation} id={id} popover="auto" aria-label={label} className={styles.navigation}>
      <ul>
        {links.map(({ href, label: name, pages }, index) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={pathname === href ? 'page' : isIn(href, index) ? 'true' : undefined}
            >
              {name}
            </Link>
            {pages.length > 0 && isIn(href, index) && (
              <ul>
                {pages.map((page) => (
                  <li key={page.href}>
                    <Link
                      href={page.href}
                      prefetch={false}
                      aria-current={pathname === page.href ? 'page' : isIn(page.href, 1) ? 'true' : undefined}
                    >
                      {page.label}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
        {explorer && (
          <li>
            <a href="/explorer">{explorer}</a>
          </li>
        )}
      </ul>
    </nav>
  )
}
