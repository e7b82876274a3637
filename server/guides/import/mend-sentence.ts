import type { Grammar } from './grammar.ts'
import { type MarkedText, markClass, markOf } from './marked-text.ts'
import { mendSlips } from './mend-slips.ts'
import { pattern } from './pattern.ts'
import { pressLast } from './press-last.ts'
import { valueOfField } from './value-of-field.ts'

/**
 * A sentence as the patterns expect it: without what tells nothing of the control, and with slips of translation
 * mended.
 */
export function mendSentence(sentence: string, text: MarkedText, grammar: Grammar): string {
  const told = unwrapFixtures(dropPictures(partMarks(sentence, grammar), text), text, grammar)
  const parted = mendPronoun(partVerbs(partNouns(told), grammar), grammar)
  const acts = pressLast(cutExample(parted, grammar), text, grammar)
  return mendSlips(valueOfField(acts, text, grammar), grammar)
}

/**
 * `i fältetSumma`, `åtgärden**Frakta**`, `**Ort** , välj`: the space that was lost in translation, or came before a
 * comma; and the comma before `så att`, which English sets.
 */
function partNouns(sentence: string): string {
  return sentence
    .replace(/(?<=[\p{L}\uE000-\uF8FF]) (?=,\s)/gu, '')
    .replace(/,(?=(?:och|og) \p{Ll})/gu, ', ')
    .replace(/(?<=[\uE000-\uF8FF]|f[äe]ltet),(?= (?:så att|slik at) )/gu, '')
    .replace(/\b(fältet|feltet|fliken|fanen|sidan|siden)(?=\p{Lu})/gu, '$1 ')
    .replace(/(\p{Ll}{3,})(?=[\uE000-\uF8FF])/gu, '$1 ')
    .replace(
      /(?<= )(sedan|deretter)(?=(?:åtgärden|knappen|fliken|fältet|handlingen|fanen|feltet) [\uE000-\uF8FF])/gu,
      '$1 ',
    )
}

/** `fältet **Typ**väljer du`, `**A**och öppna`, `**A**i fältet`: the space behind a mark that was lost. */
function partMarks(sentence: string, { present, preposition }: Grammar): string {
  return present === ''
    ? sentence
    : sentence
        .split(
          pattern(`(?<=${markClass})(?=(?:(?:${present}) (?:du|eller)|och|og|eller|${preposition})\\s)`, 'u'),
        )
        .join(' ')
}

/** `klickar dy på`: nothing but `du` follows an inverted verb in so few letters. */
function mendPronoun(sentence: string, { present }: Grammar): string {
  return present === ''
    ? sentence
    : sentence.replace(pattern(`(\\s(?:${present})) (?:d[yi]|su)(?=\\s)`, 'u'), '$1 du')
}

/** `i X-feltet (for eksempel **Skinne**)`, `fältet **X** (det visas överst) och`: tells nothing of the control. */
function cutExample(sentence: string, { example }: Grammar): string {
  if (example === '') return sentence
  const named = `${markClass}|-?f[eä]lt(?:et)?`
  const more = `(?:,?\\s(?:(?:och|eller|og)\\s)?${markClass})*(?:,?\\s(?:osv|och så vidare|og så videre))?`
  return sentence
    .replace(pattern(`(?:,|\\ssom)\\s${example}\\s${markClass}${more}(?=[.:]*$)`, 'iu'), '')
    .replace(pattern(`(?<=${named})\\s\\((?:${example}[^)]*|[^)>\\uE000-\\uF8FF]*)\\)`, 'iu'), '')
}

/**
 * `ikonen **Inställningar** ![Inställningar]`, `![Visar ikonen] **Kör**`: a picture beside a name shows the same
 * again.
 */
function dropPictures(sentence: string, text: MarkedText): string {
  const isPicture = (character: string) => markOf(text, character)?.kind === 'picture'
  const named = sentence.replace(
    /([\uE000-\uF8FF]) (?=([\uE000-\uF8FF]))/gu,
    (whole, first: string, next: string) =>
      isPicture(first) && markOf(text, next)?.kind === 'strong' ? '' : whole,
  )
  return named.replace(/(?<=[\uE000-\uF8FF]) ?([\uE000-\uF8FF])/gu, (whole, character: string) =>
    markOf(text, character)?.kind === 'picture' ? '' : whole,
  )
}

/** `AngeHögsta antal`, `Väljraden`: the space behind a verb that was lost in translation. */
function partVerbs(sentence: string, { verbs, isTranslated, glued }: Grammar): string {
  if (!isTranslated) return sentence
  const isVerb = (word: string) => verbs.some(([, source]) => pattern(`^(?:${source})$`, 'iu').test(word))
  return sentence
    .replace(
      /(?<=^|, )(\p{L}\p{Ll}+)(\p{Lu}\p{Ll}+|["”]\S+)/gu,
      (whole: string, verb: string, rest: string) =>
        !isVerb(whole) && isVerb(verb) ? `${verb} ${rest}` : whole,
    )
    .replace(
      pattern(`^(${glued})(?!(?-i:nde|are|arna|ere|erne)(?!\\p{L}))(?=(?-i:\\p{Ll}{3,}))`, 'iu'),
      '$1 ',
    )
}

/** `On the **Action Pane**` is no label: the pane's words take the mark's place. */
function unwrapFixtures(sentence: string, text: MarkedText, { fixtures }: Grammar): string {
  return sentence.replace(new RegExp(markClass, 'gu'), (character, index: number) => {
    const words = markOf(text, character)?.text ?? ''
    // `**Välj** en ort`: the verb itself.
    if (
      index === 0 &&
      /^ [\p{Ll}\uE000-\uF8FF]/u.test(sentence.slice(1)) &&
      /^(?:Välj|Velg|Klicka på|Klikk på|Klikk|Ange|Angi)$/.test(words)
    )
      return words
    return pattern(`^(?:${fixtures})$`, 'iu').test(words) ? words : character
  })
}
