import type { Ui } from '../session/ui.ts'

/**
 * The size of an upload session's package in words; that there is none, where the rows were read in the channel database
 * itself; null while it is still to be seen.
 */
export function packageSize(
  { t, format }: Pick<Ui, 't' | 'format'>,
  { bytes, availableAt }: { readonly bytes: number | null; readonly availableAt: string | null },
): string | null {
  if (bytes !== null) return format.bytes(bytes)
  return availableAt === null ? null : t('distribution:session.readInPlace')
}
