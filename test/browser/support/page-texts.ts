import type { Page } from 'playwright-core'

/** A piece of text of a page, seen or read aloud. */
export interface PageText {
  readonly text: string
  /** The element that holds it: `th`, `button`. */
  readonly element: string
  /** Words of the console's own; else a record's values, such as names, which are in whatever language they are in. */
  readonly isOwn: boolean
}

/** Everything that a page says: texts, also of closed dialogs, and the attributes that are shown or read aloud. */
export async function readPageTexts(page: Page): Promise<readonly PageText[]> {
  return page.evaluate(() => {
    const notShown = 'script, style, template, noscript'
    const technical = 'code, pre, kbd, [data-technical]'
    const values =
      'td, dd, th[scope="row"], option, fieldset label, fieldset label + p, time, [lang]:not(html), [data-record]'
    const texts: { text: string; element: string; isOwn: boolean }[] = []
    const add = (text: string | null, element: Element) => {
      if (!text?.trim() || element.closest(notShown) || element.closest(technical)) return
      texts.push({
        text: text.trim(),
        element: element.tagName.toLowerCase(),
        isOwn: element.closest(values) === null,
      })
    }
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement) add(node.nodeValue, node.parentElement)
    }
    for (const name of [
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'title',
      'placeholder',
      'alt',
    ]) {
      for (const element of document.querySelectorAll(`[${name}]`)) add(element.getAttribute(name), element)
    }
    return texts
  })
}
