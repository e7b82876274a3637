/** Whether the reader is in a dialog or an input, or has selected rows: then nothing is drawn anew under their hands. */
export function isReaderBusy(): boolean {
  return (
    document.querySelector('dialog[open], table input[type=checkbox]:checked') !== null ||
    document.activeElement?.matches('input:not([type=checkbox]), select, textarea') === true
  )
}
