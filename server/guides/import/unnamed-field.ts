import { ending } from './capital-name.ts'
import { markClass, markOf, trimLabel, writtenOut } from './marked-text.ts'
import { isLowerCase, isMarked, nameOf } from './names.ts'
import { hasNoun } from './nouns.ts'
import { pattern } from './pattern.ts'
import type { Clause, Place } from './read-clause.ts'
import type { Reading } from './reading.ts'
import { valueBesideNoun } from './told-value.ts'
import { isState } from './values.ts'

/** A word that only a field can be called. */
const namesField = /^\p{Lu}\p{Ll}*(?:na[mv]n|nummer)$/u

/** `Enter 2 in **Count**`: a field behind what is entered, without its noun; a bare one only behind what is counted. */
export function fieldBehind(
  { verb, object }: Clause,
  reading: Reading,
): { readonly object: string; readonly label: string | null } | null {
  const { within, number, date, relative, isTranslated } = reading.grammar
  const article = isTranslated ? '' : '(?:the )?'
  const [, entered = '', name = ''] =
    pattern(`^(.+?)\\s(?:${within})\\s${article}(.+)$`, 'u').exec(object) ?? []
  // `Fyll i fältet **Larm** i **Rutt**`: where a field is told, it stands in a part of the screen.
  if (isTranslated && hasNoun('field', entered, reading.grammar)) return null
  // `Välj en fil i Filnamn`: a word that only a field can be called.
  const isOne =
    isTranslated &&
    /^(?:ett?|en|ei) \p{Ll}/u.test(entered) &&
    /^\p{Lu}\p{Ll}*(?:na[mv]n|nummer|kode?|type?|datum|dato)$/u.test(name)
  if (verb === 'select' && isOne) return { object: entered, label: name }
  // `Välj Efter ort i Hur vill du sortera rutterna`: a field may ask for its value.
  const asks = /^(?:Hur|Vad|Vilk\p{Ll}+|Hvordan|Hva|Hvilke\p{Ll}*) \p{Ll}+ du /u.test(name)
  if (verb === 'select' && asks && /^\p{Lu}/u.test(entered))
    return { object: entered, label: trimLabel(name) }
  if (verb === 'select' && isValueIn(entered, name, reading))
    return { object: entered, label: nameOf(name, reading) }
  if (verb !== 'enter' && verb !== 'enterOrSelect') return null
  // `Enter **Lund** as the **Town**`, `Enter **Lund** for **Town**`: between two names, the second is the field's.
  const [, typed, field] = isTranslated
    ? []
    : (pattern(`^(${markClass}) (?:as|for|into) (?:the )?(${markClass})$`, 'u').exec(object) ?? [])
  if (typed !== undefined && field !== undefined) return { object: typed, label: nameOf(field, reading) }
  const isCounted = pattern(
    `^(?:${number}|${date}|antall?(?:et)? \\p{Ll}+|(?:a|the) number of \\p{Ll}+)$`,
    'u',
  ).test(entered)
  // `Ange kund K-12 i Kundkonto`: so is what bears its number.
  const isNumbered = isTranslated && valueBesideNoun(entered, reading.text) !== null
  const isBare = (isCounted || isNumbered) && /^\p{Lu}(?:\p{Ll}|\p{Lu}+ \p{Lu})/u.test(name)
  // `Ordrer som er opprettet siste måned` is named, `Ordrer som du vil telle` is told.
  const isWhole =
    isBare && pattern(`\\s(?:${relative})\\s(?:är|er) \\p{Ll}+(?:e?t|d|ade?)\\s`, 'u').test(name)
  const isTold = !isWhole && pattern(`\\s(?:${relative})\\s`, 'u').test(name)
  if (!isMarked(name) && (!isBare || isTold)) return null
  return { object: entered, label: isWhole ? trimLabel(name) : nameOf(name, reading) }
}

/**
 * `In the **Count field**, enter`, or `In **Count**, enter`: only a field can be entered into, and only in one can it be
 * chosen whether something holds.
 */
export function fieldInDisguise({ verb, object, places }: Clause, reading: Reading): Place | null {
  const { text, grammar } = reading
  // `I Filnamn anger du ett namn`, `In the Formula, enter a reference`: a bare name is a field's where one thing is entered.
  const isOne = pattern(
    grammar.isTranslated
      ? `^(?:ett?|en|ei) \\p{Ll}+$|^(?:${grammar.number}|${grammar.date})$`
      : '^(?:an?|the) \\p{Ll}',
    'u',
  ).test(object)
  const place = places.find(
    ({ noun, name }) =>
      noun === 'place' &&
      name !== null &&
      (isMarked(name) ||
        isAnswerUnder(name, object, reading) ||
        (verb === 'select' && grammar.isTranslated && namesField.test(name)) ||
        (isOne &&
          (grammar.isTranslated || isEnteredIn(name, text.words)) &&
          /^\p{Lu}[\p{Ll}.\u2024]+(?:\s(?:\p{Ll}+|\p{L}+[.\u2024])){0,3}$/u.test(name))),
  )
  if (!place) return null
  const [, first, second] =
    pattern(`^(?:${grammar.wholeField})$`, 'iu').exec(writtenOut(text, place.name ?? '')) ?? []
  if (first ?? second) return { noun: 'field', name: first ?? second ?? null }
  // `In the File name, select a file`: so is what only a field can be called.
  const isNamed = pattern(`^\\p{Lu}\\p{Ll}+ ${ending}$`, 'u').test(place.name ?? '')
  if (verb === 'select' && !grammar.isTranslated && isOne && isNamed) return place
  // `I Filnavn velger du fil`: the same of one word.
  const isWord = grammar.isTranslated && namesField.test(place.name ?? '')
  if (verb === 'select' && isWord && isLowerCase(object)) return place
  // `I **ortsdatabas** välj **Lund**`: a page or a section bears its capital, or its article.
  const name = writtenOut(text, place.name ?? '')
  const isWithin = pattern(`(?:^|\\s)(?:${grammar.within})\\s${place.name}`, 'iu').test(text.words)
  if (verb === 'select' && isWithin && isMarked(object)) {
    if (isValueIn(object, place.name ?? '', reading)) return place
    const isPressed = pattern(`^(?:${grammar.answers}|${grammar.buttons})$`, 'iu').test(
      writtenOut(text, object),
    )
    // `I **Välj ort** väljer du **Lund**`: what bids to select is a field.
    if (/^(?:\p{Ll}+(?<!en|et|an|yn)|(?:Välj|Velg) \p{Ll}+)$/u.test(name) && !isPressed) return place
  }
  if (verb === 'select' && isAnswerUnder(place.name ?? '', object, reading)) return place
  // `I **snabbrutan** anger du`: a pane is no field.
  if (/^\p{Ll}+(?:rutan|ruten|sidan|siden|fönstret|vinduet)$/u.test(name)) return null
  // `Under **X** fyller du i alla fält`, `Under **X** anger du **A** och **B**`: X is where they stand.
  const isSeveral = pattern(`^${markClass}(?:,\\s${markClass})*,?\\s(?:${grammar.and})\\s${markClass}`, 'u')
  if (/^(?:följande|følgende) |(?<!\p{L})f[eä]lt(?:en|ene)?(?!\p{L})/u.test(object) || isSeveral.test(object))
    return null
  // `I **A**, under **B**, väljer du vilken`: where two names stand, neither is sure.
  const isOpenChoice =
    verb === 'select' &&
    pattern(`^(?:${grammar.whether})\\s`, 'iu').test(object) &&
    (!grammar.isTranslated || places.filter(({ noun }) => noun === 'place').length === 1)
  // `Under **X** legger du inn en linje`: what is put in is put into a part of the screen.
  if (isPutUnder(place.name ?? '', text.words)) return null
  // `Under **A** anger du alternativet **B** till **Ja**`: B is what is set.
  const { to } = grammar
  const isSet = pattern(`^(?:\\p{Ll}+(?:en|et)\\s)?${markClass}\\s(?:${to})\\s`, 'u').test(object)
  if (grammar.isTranslated && isSet) return null
  return verb === 'enter' || verb === 'enterOrSelect' || isOpenChoice ? place : null
}

/** `In the Formula, enter`; `On the Bus, enter` and `In the Note that appears, enter` tell where. */
function isEnteredIn(name: string, words: string): boolean {
  return words.toLowerCase().includes(`in the ${name.toLowerCase()},`) && !/\s(?:that|which)\s/u.test(name)
}

/** `Under Night traffic, select Yes`: what stands over a switch is its name. */
function isAnswerUnder(name: string, object: string, { text, grammar }: Reading): boolean {
  const isUnder = text.words.toLowerCase().startsWith(`under ${name.toLowerCase()},`)
  return !grammar.isTranslated && isUnder && isState(writtenOut(text, object), grammar)
}

function isPutUnder(name: string, words: string): boolean {
  const at = words.indexOf(name)
  return (
    /(?:^|\s)under $/iu.test(words.slice(0, at)) && /^,? legger du inn\s/u.test(words.slice(at + name.length))
  )
}

/** `I **Ort** väljer du *Lund*`: who sets controls in bold and values in italics says which is which. */
function isValueIn(object: string, name: string, { text, grammar }: Reading): boolean {
  const kindOf = (words: string) => (words.length === 1 ? markOf(text, words)?.kind : undefined)
  return grammar.isTranslated && kindOf(object) === 'emphasis' && kindOf(name) === 'strong'
}
