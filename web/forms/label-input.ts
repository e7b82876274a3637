/**
 * Name of the hidden input by which a field of a form says what it is called: what is wrong with it is told by that
 * name where the field is not in sight.
 */
export function labelInput(field: string): string {
  return `label of ${field}`
}
