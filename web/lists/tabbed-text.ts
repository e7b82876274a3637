/** Type of a list as text for the clipboard: the browser asks for it, and the console answers with it. */
export const tabbedText = 'text/tab-separated-values'
