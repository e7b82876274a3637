'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import styles from './shell.module.css'

interface NavLink {
  readonly href: string
  readonly label: string
  readonly pages: readonly { readonly href: string; readonly label: string }[]
}

/** The console's pages; those below the one that the reader is in are open. */
export function NavLinks({
  label,
  links,
  explorer,
}: {
  readonly label: string
  readonly links: readonly NavLink[]
  /** Words for the explorer, which is a page of its own. */
  readonly explorer: string
}) {
  const pathname = usePathname()
  const isIn = (href: string, index: number) =>
    index === 0 ? pathname === href : pathname === href || pathname.startsWith(`${href}/`)
  return (
    <nav aria-label={label} className={styles.navigation}>
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
        <li>
          <a href="/explorer">{explorer}</a>
        </li>
      </ul>
    </nav>
  )
}
