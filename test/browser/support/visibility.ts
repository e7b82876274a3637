import type { Page } from 'playwright-core'

/**
 * Tells a tab that another covers it, or that it is seen. Headless Chromium takes every tab for seen, whichever is brought
 * to the front: what a browser with windows would say is said in its place.
 */
export async function setVisible(tab: Page, isVisible: boolean): Promise<void> {
  await tab.evaluate((visible) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: !visible })
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      value: visible ? 'visible' : 'hidden',
    })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }, isVisible)
}
