/**
 * A word as the API's enums spell it: `pendingSynchronization` is `PENDING_SYNCHRONIZATION`, `orders.edit` is
 * `ORDERS_EDIT`. What a problem's parameters name of an enum they name so too: its words then find the value's own.
 */
export function enumName(word: string): string {
  return word
    .replace('.', '_')
    .replaceAll(/[A-Z]/g, (letter) => `_${letter}`)
    .toUpperCase()
}
