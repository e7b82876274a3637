/** How long an answer is waited for, in milliseconds: behind it the focus may be lost. */
const patience = 60_000

let endWatch = (): void => {}

/**
 * Watches over the focus while something that was sent is answered: the control that was pressed may go with the
 * answer, and then the focus would fall to the whole document, where keyboards and screen readers begin anew. It goes to
 * what stands nearest to that control instead. Whoever clicks elsewhere meanwhile keeps the focus there.
 */
export function watchFocus(sent: Element): void {
  endWatch()
  const id = document.activeElement?.id
  const section = sent.closest('section[id]')?.id
  const observer = new MutationObserver(() => {
    if (document.activeElement !== document.body) return
    const heading = section && document.getElementById(`${section}-heading`)
    const place = (id && inSight(document.getElementById(id))) || (heading ?? firstPlace())
    if (place) giveFocus(place)
  })
  observer.observe(document.body, { childList: true, subtree: true })
  const end = () => {
    observer.disconnect()
    clearTimeout(timer)
    removeEventListener('pointerdown', end)
  }
  const timer = setTimeout(end, patience)
  addEventListener('pointerdown', end)
  endWatch = end
}

/** What of a page takes the focus when nothing else does: the screen of a wizard that has come, or its heading. */
export function firstPlace(): HTMLElement | null {
  return document.querySelector('main [data-takes-focus]') ?? document.querySelector('main h1')
}

/** Gives something the focus that is no control. Only who goes by the keyboard is taken there by it. */
export function giveFocus(place: HTMLElement): void {
  if (place.tabIndex < 0) place.tabIndex = -1
  place.focus({ preventScroll: true })
  if (place.matches(':focus-visible')) place.scrollIntoView({ block: 'nearest' })
}

function inSight(element: HTMLElement | null): HTMLElement | null {
  return element?.checkVisibility() ? element : null
}
