'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import { giveFocus } from '../shell/lost-focus.ts'

/**
 * The heading of a screen that has come in place of another one: it takes the focus that the screen before has taken
 * along, so that the new one is heard. A page that is loaded begins at its top, as every page does.
 */
export function ArrivalHeading({
  lang,
  children,
}: {
  readonly lang?: string | undefined
  readonly children: string
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  const isLoaded = useRef(useIsHydrating())
  useEffect(() => {
    if (isLoaded.current || !heading.current || document.activeElement !== document.body) return
    giveFocus(heading.current)
  }, [])
  return (
    <h2 ref={heading} lang={lang} tabIndex={-1} data-takes-focus="">
      {children}
    </h2>
  )
}

/** Whether what is drawn takes over what the server has drawn. */
function useIsHydrating(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => false,
    () => true,
  )
}
