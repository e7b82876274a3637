/** Letters that do not come apart into one of ASCII and a mark. */
const spelled: Readonly<Record<string, string>> = { ø: 'o', Ø: 'O', æ: 'ae', Æ: 'Ae' }

/**
 * The header `content-disposition` of a file to be kept, named in the reader's language (RFC 6266): once with the
 * letters of ASCII alone, for clients that know no others.
 * @param name what the file holds, in words.
 * @param extension without its point: `csv`.
 */
export function attachmentNamed(name: string, extension: string): string {
  const whole = `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, '-')}.${extension}`
  const plain = whole
    .replaceAll(/[øØæÆ]/g, (letter) => spelled[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]/g, '-')
  const encoded = encodeURIComponent(whole).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
