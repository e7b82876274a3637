import { type Grammar, type Noun, withName } from './grammar.ts'
import { markClass, trimLabel, writtenOut } from './marked-text.ts'
import {
  type Context,
  cutPurpose,
  cutRelative,
  describes,
  isDefiniteNoun,
  isLowerCase,
  isMarked,
  nameOf,
  nameOfPart,
  tellsWhere,
} from './names.ts'
import { pattern } from './pattern.ts'
import { isIdentifier } from './values.ts'

/** `Email source bind button`, with nothing behind it. */
const isPlainButton =
  /^\p{Lu}(?:(?!\s(?:to|for|in|on|of|from|that|which)\s).)*\s(?:button|icon|check ?box|column filter)$/u

/** Parts of the screen that a step may ask for without their name. */
const mayBeTold = /^(?:tab|section|page|checkbox|button)$/

/** Nouns that describe (`raden med numret`) unless a name follows at once. */
const needsName = /^(?:record|lookup)$/

/** A part of the screen, and what it is called. */
export interface NamedPart {
  readonly noun: Noun
  readonly label: string | null
  /** Whether one word says both, `betalningsavsnittet`: it may as well be another thing, `reservdelen`. */
  readonly isCompound?: boolean
}

/** The named part of the screen that an object is: `the X tab`. */
export function nounOf(
  object: string,
  reading: Context,
  needsArticle = !reading.grammar.isTranslated,
): NamedPart | null {
  const { grammar } = reading
  // Bare English words need their article: `New to open the drop dialog` is no dialog.
  if (needsArticle && !isMarked(object) && !/^the /i.test(object) && !isPlainButton.test(object)) return null
  for (const candidate of new Set([
    cutPlace(cutRelative(object, grammar), grammar),
    cutBehindMark(object, grammar),
    cutPurpose(object, grammar),
    cutBeforeMark(object, grammar),
    writeOutGenitive(object, reading),
  ]))
    for (const [noun, forms] of grammar.objects)
      for (const form of forms) {
        const end = form.endsWith('{}') ? '$' : '(?=$|[\\s,])'
        const match = pattern(`^${withName(form)}${end}`, 'iu').exec(candidate)
        if (!match) continue
        const compound = match.groups?.compound
        if (compound !== undefined)
          return { noun, label: isCommon(compound) ? null : firstOfCompound(compound), isCompound: true }
        if (match.groups?.general !== undefined) return { noun, label: grammar.general }
        const whole = match.groups?.whole
        if (whole !== undefined) return { noun, label: writtenOut(reading.text, whole) }
        const topic = match.groups?.topic
        if (topic !== undefined) return { noun, label: nameOfTopic(topic, grammar) }
        const named = match.groups?.name
        if (named === undefined) return { noun, label: null }
        if (isPhrase(named, form, grammar) || goesOnBehind(named, form, object, grammar)) continue
        // `kryssrutan för att godkänna`, `sidan där den behövs`: which one, and no name.
        if (mayBeTold.test(noun) && tellsWhere(named, grammar)) return { noun, label: null }
        if (noun === 'named' && !isNamed(object, named, form, reading)) continue
        if (needsName.test(noun) && !isMarked(named) && isLowerCase(named)) return { noun, label: null }
        const label = nameWithNoun(named, noun, !form.endsWith('{}'), reading)
        // `the pages until you return to the Reports page` names no page.
        const isSentence =
          !grammar.isTranslated &&
          !isMarked(named) &&
          (isLowerCase(named) ||
            (noun === 'page' &&
              (/ (?:from|in|on|of|at) the(?: |$)/.test(named) || cutPurpose(named, grammar) !== named)))
        if (label !== null && !isSentence)
          return {
            noun,
            isCompound: !form.endsWith('{}') && /^\p{Ll}+$/u.test(named),
            // `**Rutt-** handlingen`: the hyphen belongs to neither.
            label:
              withoutPreposition(withoutEnglishNoun(label, form, grammar), grammar)?.replace(
                /(?<=\p{L})-$/u,
                '',
              ) ?? null,
          }
      }
  return null
}

/**
 * `mallen X`, `tabell **X**`, `**X**-mallen`: beside a noun that the grammar does not list, only what is written as a
 * name is one; `artikel **A0001**` tells which of them.
 */
function isNamed(object: string, named: string, form: string, { text, grammar }: Context): boolean {
  if (!form.endsWith('{}')) return isMarked(named)
  if (!isLowerCase(object) || describes(object, grammar)) return false
  if (pattern(`^(?:${grammar.suitable})\\s`, 'u').test(object)) return false
  // `filen rutter2.xml`: its ending tells a file's name.
  if (!isMarked(named)) return /^\p{Lu}|^\S+\.\p{L}{3,4}$/u.test(named)
  return /^\p{Ll}+(?:en|et|an)\s/u.test(object) || !isIdentifier(writtenOut(text, named))
}

/** `tittelen under Lagre-knappen`, `Hent, og vent på rute.xml-filen`: what a noun closes may hold another name, or more. */
function isPhrase(named: string, form: string, { isTranslated, and }: Grammar): boolean {
  return (
    isTranslated &&
    !form.endsWith('{}') &&
    (/^\p{Ll}[\p{Ll}-]*\s.*\p{Lu}/u.test(named) || pattern(`,\\s(?:${and})\\s`, 'u').test(named))
  )
}

/** `XML-delen **Rutt**`, `Norr-konfigurationen (ny)`: behind the noun stands the name, or the rest of it. */
function goesOnBehind(named: string, form: string, object: string, { isTranslated }: Grammar): boolean {
  if (!isTranslated || form.endsWith('{}') || isMarked(named)) return false
  const rest = object.slice(named.length)
  return (
    object.startsWith(named) &&
    pattern(`^-\\p{Ll}+ (?:${markClass}$|\\((?:\\p{Lu}|\\p{L}+\\)))`, 'u').test(rest)
  )
}

/** `fliken **X** på sidan`, `flisen **X**-leverandøren`: where it stands, or what it is, tells the name no further. */
function cutBehindMark(object: string, grammar: Grammar): string {
  const { preposition, relative, and, subordinate, verbs, whether, isTranslated } = grammar
  // `fältet **X** välj ett värde`: behind a name, a verb begins what a translation forgot to part from it.
  const next = [subordinate, ...(subordinate === '' ? [] : verbs.map(([, source]) => source))].filter(Boolean)
  const further = [preposition, relative, ...next, ...(!isTranslated ? [] : [whether])].join('|')
  return object.replace(
    pattern(
      `^([^\\uE000-\\uF8FF]*${markClass})(?:(?<=\\p{Ll}(?:en|et|an) .)-(?=\\p{Ll}+(?:en|et|an)$)|\\s(?:${further})\\s|\\s\\(|(?:,|\\s${and})\\s(?!(?:\\p{L}+ )?${markClass})).+$`,
      'u',
    ),
    '$1',
  )
}

/** `fältet Ort i tabellen Land`, `ikonen Fler i kolumnens rubrik`: where it stands tells a bare name no further. */
function cutPlace(object: string, { isTranslated }: Grammar): string {
  return !isTranslated
    ? object
    : object.replace(
        /^((?:fältet|feltet|knappen|ikonen|ikonet) \p{L}[^\uE000-\uF8FF]*?)\s(?:i|på)\s(?:tabell|entitet|enhet|kolumn|kolonne|rubrik|overskrift|kort|formulär|skjema)\p{Ll}*\s\S.*$/u,
        '$1',
      )
}

/** `länken X för "Lund"`: what a bare name is for may be set apart. */
function cutBeforeMark(object: string, { preposition }: Grammar): string {
  return object.replace(
    pattern(`^(\\p{Ll}+ \\p{Lu}[^\\uE000-\\uF8FF]*)\\s(?:${preposition})\\s${markClass}.*$`, 'u'),
    '$1',
  )
}

/** `raden **Ordrens** nummer`: a genitive that was set apart is half a name. */
function writeOutGenitive(object: string, { text, grammar }: Context): string {
  const isHalf = grammar.isTranslated && pattern(`${markClass} \\p{Ll}{3,}$`, 'u').test(object)
  const whole = writtenOut(text, object)
  return isHalf && /s \p{Ll}+$/u.test(whole) ? whole : object
}

/** `textfältet`, `nettleserfanen`: what kind of field or tab it is, or whose, and not what it is called. */
export function isCommon(compound: string): boolean {
  return /^(?:text|tekst|adress|adresse|värde|verdi|sido?|side|verktygs|verktøy|åtgärds|handlings?|webbläsar|nettleser|inmatnings|inndata|redigerings)$/iu.test(
    compound,
  )
}

/** The name in front of a word such as `namnfältet` or `betalningsavsnittet`: Namn, Betalning. */
export function firstOfCompound(compound: string): string {
  const word = compound.replace(
    /(?<=ing|ion|sjon|het|tet|else|ment|gift|nad|sikt|typ|lopp|vall|villkor|vilkår|tur|bilag|beløp|belopp|gång)s$|(?<=^søk|^navn)e$/u,
    '',
  )
  // `Frakt- och ruttavsnittet`: the first of two names has its hyphen from the noun that closes them.
  const whole = word.replace(/(?<=^\p{L}{3,})- (?=(?:och|og) )/u, ' ')
  return whole.charAt(0).toUpperCase() + whole.slice(1)
}

/**
 * `faktaboxen för ruttpriser`: a section bears the name of what it is about; null when that is only described, or bears
 * the article of the sentence, `för priset`.
 */
function nameOfTopic(words: string, grammar: Grammar): string | null {
  const topic = cutPurpose(words, grammar)
  if (describes(topic, grammar) || isDefiniteNoun(topic, grammar)) return null
  if (pattern(`\\s(?:${grammar.relative})\\s`, 'u').test(topic)) return null
  return topic.charAt(0).toUpperCase() + topic.slice(1)
}

/** What stands before a noun that closes it is the whole name: `the Assign to open waves option`. */
function nameWithNoun(named: string, noun: Noun, isClosed: boolean, reading: Context): string | null {
  if (!isClosed) return nameOf(named, reading)
  const isWhole =
    (/^(?:option|checkbox|switch)$/.test(noun) || (noun === 'section' && !/\sthe\s/.test(named))) &&
    /^\p{Lu}[^\uE000-\uF8FF]*$/u.test(named)
  // `the **Night** mobile device menu item`: what is pressed bears the name that is set apart, and nouns say what it is.
  const button =
    noun === 'button' ? pattern(`^(${markClass})(?: \\p{Ll}+){2,3}$`, 'u').exec(named)?.[1] : undefined
  if (button !== undefined && !reading.grammar.isTranslated) return nameOf(button, reading)
  return isWhole ? trimLabel(named) : (nameOf(named, reading) ?? nameOfPart(named, reading))
}

/** `länken för ordern` names nothing, `faktaboksen för Priser` does. */
function withoutPreposition(label: string, { preposition }: Grammar): string | null {
  const [, rest] = pattern(`^(?:${preposition}) (.+)$`, 'u').exec(label) ?? []
  if (rest === undefined) return label
  return isLowerCase(rest) ? null : rest
}

/** `avsnittet Frakter section`, `bussen Norr, Inc. provider`: the noun that a translation left behind as well. */
function withoutEnglishNoun(label: string, form: string, { isTranslated }: Grammar): string {
  if (!isTranslated || !form.endsWith('{}')) return label
  const name = label.replace(/(?<=\s(?:Inc|Ltd|Corp)[.\u2024])\s\p{Ll}+$/u, '')
  return form.endsWith(' {}')
    ? name.replace(/(?<=^\p{Lu}.*)\s(?:section|FastTab|tab|field|button|dialog box)$/u, '')
    : name
}

/** Whether words begin with a part of the screen of that kind. */
export function hasNoun(noun: Noun, object: string, grammar: Grammar): boolean {
  const forms = grammar.objects.find(([other]) => other === noun)?.[1] ?? []
  return forms.some((form) => pattern(`^(?:${withName(form)})`, 'iu').test(object))
}
