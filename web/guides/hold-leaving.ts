'use client'

import { type RefObject, useEffect } from 'react'

/** Nobody waits longer than this for what they have typed to be saved, in milliseconds. */
const patience = 3_000

/**
 * Lets links and the page's other forms (its language, for one) wait until what was typed is saved: where they lead is
 * drawn from what is saved.
 * @param settle saves what waits to be saved, and gives the save that is under way.
 */
export function useHoldLeaving(
  form: RefObject<HTMLFormElement | null>,
  settle: () => Promise<void> | undefined,
): void {
  useEffect(() => {
    let isLetGo = false
    const hold = (event: Event, again: () => void) => {
      const saving = isLetGo ? undefined : settle()
      if (!saving) return
      event.preventDefault()
      event.stopImmediatePropagation()
      const enough = new Promise((resolve) => setTimeout(resolve, patience))
      void Promise.race([saving, enough]).then(() => {
        isLetGo = true
        again()
        isLetGo = false
      })
    }
    const holdClick = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest('a')
      if (link && leavesPage(link, event)) hold(event, () => link.click())
    }
    const holdSubmit = (event: SubmitEvent) => {
      const { target, submitter } = event
      if (target instanceof HTMLFormElement && target !== form.current)
        hold(event, () => target.requestSubmit(submitter))
    }
    // The window hears of it before React does.
    addEventListener('click', holdClick, true)
    addEventListener('submit', holdSubmit, true)
    return () => {
      removeEventListener('click', holdClick, true)
      removeEventListener('submit', holdSubmit, true)
    }
  }, [form, settle])
}

/** Whether a click leads to another page of the console, in this window. */
function leavesPage(
  link: HTMLAnchorElement,
  { button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent,
): boolean {
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey || link.target !== '') return false
  return (
    link.origin === location.origin && link.pathname + link.search !== location.pathname + location.search
  )
}
