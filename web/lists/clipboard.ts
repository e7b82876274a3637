/**
 * Puts text on the clipboard. Text that is still on its way is waited for: browsers let a page write only what the reader
 * has just asked for, and count the wait as part of that.
 * @throws when the text does not come, or the browser does not let it be written.
 */
export async function putOnClipboard(text: Promise<string>): Promise<void> {
  // Browsers have a clipboard on https and this machine only; Kontor may be reached by plain http, too.
  if (!navigator.clipboard) return copyAsTyped(await text)
  const content = text.then((whole) => new Blob([whole], { type: 'text/plain' }))
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': content })])
  } catch (error) {
    // Some browsers let a page copy a selection that may not write to the clipboard.
    if (!(error instanceof DOMException)) throw error
    copyAsTyped(await text)
  }
}

/** Copies as if the reader had selected the text in the page. */
function copyAsTyped(text: string): void {
  const area = document.createElement('textarea')
  const focused = document.activeElement
  area.value = text
  area.className = 'visually-hidden'
  document.body.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  if (focused instanceof HTMLElement) focused.focus()
  if (!isCopied) throw new Error('The browser does not copy')
}
