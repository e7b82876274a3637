'use client'

import NextLink, { useLinkStatus } from 'next/link'
import type { ComponentProps } from 'react'
import { usePending } from '../shell/pending.tsx'

/** A link to a page of the console, which says so when the page takes long to come. */
export function Link({ children, ...link }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink {...link}>
      {children}
      <LinkPending />
    </NextLink>
  )
}

function LinkPending() {
  usePending(useLinkStatus().pending)
  return null
}
