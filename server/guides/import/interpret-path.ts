import type { Grammar } from './grammar.ts'
import { type Instruction, instruction } from './instruction.ts'
import { type MarkedText, markClass, markOf, trimLabel, writtenOut } from './marked-text.ts'
import { cutPurpose, isDefiniteNoun, isMarked, nameOf, tellsWhere } from './names.ts'
import { nounOf } from './nouns.ts'
import { pattern } from './pattern.ts'
import type { Reading } from './reading.ts'

/** One step of a way: what is set apart, or a name's words. */
const wayPart = `${markClass}|\\p{Lu}(?:(?!\\s(?:på|i|under|in|on)\\s|\\s\\\\?>)[^>,\\uE000-\\uF8FF])*`

/** `**A** > **B**`, `sidan **A** > **B**`: whether what is opened is told by its way. */
export function isPath(object: string, { text }: Reading): boolean {
  // `sidan **A** på **B** > **C**`: where the page stands is another way.
  const isWay = pattern(
    `^(?:(?:the page|\\p{Ll}+(?:en|et|an)) )?(?:${wayPart})(?:\\s\\\\?>\\s(?:${wayPart}))*`,
    'u',
  )
  const [way = ''] = isWay.exec(object) ?? []
  return /\p{L}\s\\?>\s\p{L}/u.test(writtenOut(text, way))
}

/** `Ruter > Ruter som er sendt, men ikke betalt`: in the last part of a way, what state they are in is part of its name. */
function cutPurposeOfPath(object: string, grammar: Grammar): string {
  const isState =
    /\s>\s[^>]*\p{Lu}\p{Ll}+ som (?:är|er) \p{Ll}+(?:t|d|de|te)(?:, men (?:inte|ikke) \p{Ll}+)?$/u
  return grammar.isTranslated && isState.test(object) ? object : cutPurpose(object, grammar)
}

/** `**A > B** and run the **C** job`: a way that was set apart as a whole ends there; null where it was not. */
function ownWay(whole: string, text: MarkedText): string | null {
  const [, only = ''] = pattern(`^(${markClass})\\s(?!\\\\?>)`, 'u').exec(whole) ?? []
  return /\S\s*>\s*\S/u.test(markOf(text, only)?.text ?? '') ? only : null
}

/** `A > B > C eller A > B > D`, `**A > B** eller **A > C**`: two ways, and which of them is left to the operator. */
function isOneOfWays(object: string, { text, grammar }: Reading): boolean {
  const [, one = '', other = ''] = pattern(`^(.*?)\\s(?:${grammar.or})\\s(.*)$`, 'u').exec(object) ?? []
  // `A > Brev eller post > C`: in words that nothing sets apart, the small letter goes on with the name.
  const isOther = pattern(`^\\p{Lu}|${markClass}`, 'u').test(other)
  return isOther && [one, other].every((way) => /\S\s*\\?>\s*\S/u.test(writtenOut(text, way)))
}

/** `**A** > **B** or **C**`, `Selec **A** > **B**`: which of the two is left open, and a verb that was mistyped is no name. */
const isNoWay = pattern(`>\\s*${markClass} or ${markClass}|^\\p{Lu}\\p{Ll}+ ${markClass} \\\\?>`, 'u')

/** `Gå till **A** > **B**`, or to what bears a name. */
export function interpretPath(object: string, reading: Reading): Instruction {
  const { text, grammar } = reading
  if (grammar.isTranslated && isOneOfWays(object, reading)) return instruction('navigate')
  if (!grammar.isTranslated && isNoWay.test(object)) return instruction('navigate')
  const whole = cutPurposeOfPath(object, grammar).replace(pattern(`(?:${grammar.endOfPath}).*$`, 'iu'), '')
  // `the **X** page (A > B)`: the path in brackets tells the way to what was named.
  // `arbetsytan **A** > **B**`: the noun of the first part is no part of its name.
  const target = (ownWay(whole, text) ?? whole)
    .replace(/^([^>(]*[\uE000-\uF8FF][^>(]*)\s\(.*$/u, '$1')
    .replace(
      pattern(`^(${markClass}(?:\\s*>\\s*${markClass})*)\\s(?:${grammar.preposition})\\s.*$`, 'u'),
      '$1',
    )
    .replace(
      /^(?:the page|\p{Ll}+(?:en|et|an)) (?=[\uE000-\uF8FF]\s*>|[\uE000-\uF8FF]$|\p{Lu}[^>]*\s\\?>)/u,
      '',
    )
  const parts = writtenOut(text, target)
    .split(/\s*\\?>\s*/)
    .map((part) => (/^\.{2,}$|^…$/.test(part.trim()) ? '…' : trimLabel(part)))
    .filter((part) => part !== '')
  if (parts.length > 1) return instruction('navigate', { label: parts.at(-1) ?? null, path: parts })
  // `platsen där du sparade filen`, `hyresavtalet` tell where, as does `parametrarna för frakt`: no page is called so.
  const isTold =
    isDefiniteNoun(whole, grammar) ||
    tellsWhere(whole, grammar) ||
    (!grammar.isTranslated && /^(?:steps? \d|the next step)/u.test(whole)) ||
    (!grammar.isTranslated && /^(?:get|find|select|locate|where|wherever) /u.test(whole)) ||
    (grammar.isTranslated &&
      pattern(`^\\p{Ll}+(?:\\s\\p{Ll}+)?\\s(?:${grammar.relative}|d[äe]r)\\s`, 'u').test(whole))
  const named = nounOf(object, reading)?.label
  const label =
    named ?? (isTold ? null : nameOf(!grammar.isTranslated && isMarked(object) ? object : whole, reading))
  return instruction('navigate', { label, path: label === null ? [] : [label] })
}
