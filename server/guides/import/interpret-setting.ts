import { boldName } from './bold-name.ts'
import { capitalName } from './capital-name.ts'
import type { Grammar } from './grammar.ts'
import { type Instruction, instruction } from './instruction.ts'
import { markClass, markOf, trimLabel, writtenOut } from './marked-text.ts'
import {
  type Context,
  cutPurpose,
  fixedValue,
  isDefiniteNoun,
  isLowerCase,
  nameOf,
  properName,
} from './names.ts'
import { nounOf } from './nouns.ts'
import { pattern } from './pattern.ts'
import { valueBehindColon } from './told-value.ts'
import { dateOrNumber, inputKind, isIdentifier, isNumber, isState, isYes, toldState } from './values.ts'

/** `Select **X** = **None**`, `Välj X = Ingen`: a control and its value; anything longer is a formula. */
export function interpretEquation(object: string, { text, grammar }: Context): Instruction | null {
  const [, label, value] =
    /^(\p{Lu}[\p{L}\d .-]{1,60}) = (\p{Lu}[\p{L} ]{0,40})$/u.exec(
      writtenOut(text, cutPurpose(object, grammar)),
    ) ?? []
  if (label === undefined || value === undefined) return null
  if (isState(value, grammar)) return instruction('switch', { label, value: isYes(value, grammar) })
  return instruction('choose', { label, value })
}

/** `Set X to Y`. */
export function interpretSetting(object: string, reading: Context): Instruction | null {
  const { grammar } = reading
  // `namnet på *din ort*`: whose name, and nothing that is set.
  if (grammar.isTranslated && /^na[mv]n(?:et på| till?) /u.test(object)) return null
  const { subject, target: told } = splitSetting(object, grammar)
  // `fältet **A** på snabbfliken **B**`: where it stands.
  if (grammar.isTranslated && /^(?:tab|section|page)$/.test(nounOf(told, reading)?.noun ?? '')) return null
  const target = !grammar.isTranslated ? told : withoutComment(told, grammar)
  const fixed = isState(target, grammar) ? target : fixedValue(target, reading)
  // `datum till "2024-05-02"`: a date, of which the sentence does not say where it is set.
  if (grammar.isTranslated && fixed !== null && /^dat(?:o|um)$/u.test(subject))
    return instruction('date', { value: fixed })
  if (!grammar.isTranslated && fixed !== null && /^(?:the )?date$/u.test(subject))
    return instruction('date', { value: fixed })
  const isOpen = isYesOrNo(target, reading)
  const named =
    nounOf(subject, reading)?.label ?? nameOfSubject(subject, isOpen || isState(fixed, grammar), reading)
  const label = grammar.isTranslated || named === null ? named : withoutEnglishNoun(named)
  if (label !== null && isOpen) return instruction('switch', { label })
  // `till aktiverad`; as a value, `**Aktiverad**` is only sure beside the noun of a switch.
  const isSwitch = /^(?:option|switch|checkbox)$/.test(nounOf(subject, reading)?.noun ?? '')
  const state = grammar.isTranslated ? toldState(isSwitch ? (fixed ?? target).toLowerCase() : target) : null
  if (label !== null && state !== null) return instruction('switch', { label, value: state })
  // `Ange filtret `10` till **A**`: what stands in the place of the label is the value.
  if (label === null || fixed === null || (grammar.isTranslated && (isNumber(label) || isIdentifier(label))))
    return null
  if (isState(fixed, grammar)) return instruction('switch', { label, value: isYes(fixed, grammar) })
  const isDay = grammar.isTranslated && /^\d{4}-\d\d-\d\d$/.test(fixed)
  return instruction(isNumber(fixed) ? 'number' : isDay ? 'date' : 'choose', { label, value: fixed })
}

/** `**Print routes option**`, `Weight field`: the noun that some writers set apart with the name; `it` is none. */
function withoutEnglishNoun(label: string): string | null {
  return /^(?:it|them|this)$/u.test(label) ? null : label.replace(/(?<=\S) (?:option|field|check ?box)$/u, '')
}

/** `Ange alternativet **X** till **Ja** eller **Nej**`: which of the two is left open. */
function isYesOrNo(target: string, reading: Context): boolean {
  const [, first = '', second = ''] =
    pattern(`^(\\S+)\\s(?:${reading.grammar.or})\\s(\\S+)$`, 'iu').exec(target) ?? []
  return [first, second].every((state) => isState(fixedValue(state, reading) ?? state, reading.grammar))
}

/** `2024, nästa räkenskapsår`, `1 maj och slutdatumet till 2 maj`: what a bare value is, and what else is set. */
function withoutComment(target: string, { and, to }: Grammar): string {
  return target.replace(
    pattern(
      `^(\\d[^\\uE000-\\uF8FF]*?)(?:,\\s\\p{Ll}|\\s(?:${and})\\s(?:\\p{Ll}+(?:en|et|a)|\\p{Lu}\\p{Ll}+(?:\\s\\p{Ll}+)?)\\s(?:${to})\\s).*$`,
      'u',
    ),
    '$1',
  )
}

/**
 * `statusen för ordern`, `namn och adress`: what is set may be told instead of named; what is set to yes or no, `bruk
 * faste priser for ordre`, is named unless a definite noun tells it.
 */
function nameOfSubject(words: string, isSwitched: boolean, reading: Context): string | null {
  const { isTranslated, preposition, and } = reading.grammar
  const subject = words
    .replace(/^(?:nästa|neste|(?:the )?next)\s(?=[\p{Lu}\uE000-\uF8FF])/u, '')
    // `the status of the order from Open to Closed`: what it was, and whose it is.
    .replace(/(?:\s[–-])? from [\p{Lu}\uE000-\uF8FF]\S*$/u, '')
    .replace(/^((?:the )?status) of \p{Ll}.*$/u, '$1')
    // `the **Width** value`, `the **Caption** property`: what is set.
    .replace(pattern(`^((?:the )?${markClass}) (?:value|property|attribute)$`, 'u'), '$1')
    .replace(/^((?:the )?\p{Lu}[\p{L} ]*) (?:property|attribute)$/u, '$1')
  // `datumintervallet 1 januari`: a value already stands in it.
  if (isTranslated && /^\p{Ll}+(?:en|et) \d/u.test(words)) return null
  const isTold =
    isTranslated &&
    !(isSwitched && /^(?!ett )\p{L}+(?<!en|et|an|a)\s/u.test(subject)) &&
    pattern(`^\\p{Ll}[^\\uE000-\\uF8FF]*\\s(?:${preposition}|${and})\\s[^\\uE000-\\uF8FF]*$`, 'u').test(
      subject,
    )
  return isTold
    ? null
    : ((!isTranslated ? null : nameOfAmount(writtenOut(reading.text, subject), reading.grammar)) ??
        nameOf(subject.replace(/^the /, ''), reading))
}

/** `kvantiteten`, `den minsta kvantiteten`: a field's name of one word, or of two, stands there with the articles of the sentence. */
function nameOfAmount(words: string, { and }: Grammar): string | null {
  const [, extreme, noun = ''] =
    /^(?:d(?:en|et) ((?:mins|størs|laves|høyes)te|(?:min|stör|läg|hög)sta) )?(\p{L}?\p{Ll}*(?:tet|het|ion|sjon|ing|status|dato|valuta|kod|sats|prosent|port|plan)(?=en$)|(?:\p{L}?\p{Ll}*(?:antall?|belopp|beløp|pris|år|na[mv]n|språk|nivå|firma|företag)|\p{Ll}*datum)(?=et$)|\p{L}?\p{Ll}*(?:nivå|valuta|faktor|lagerställe(?=t$))(?=[nt]$))(?:en|et|n|t)$/u.exec(
      words,
    ) ?? []
  if (noun === '') return null
  const whole = and === 'og' ? noun.replace(/kod$/, 'kode') : noun
  const name = extreme === undefined ? whole : `${extreme} ${whole}`
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** A label may hold the word before the value itself: `the Assign to open waves option to Yes`. */
function splitSetting(object: string, grammar: Grammar): { subject: string; target: string } {
  const { to, yes, no } = grammar
  // English may leave the word out, `Toggle X on`; elsewhere the last word may be a preposition, `på`.
  const word = `(?:\\s+(?:${to}))${!grammar.isTranslated ? '?' : ''}`
  // `Ange Från-värdet 3`: what ends in a figure needs no word between.
  const counted = `^(${markClass}|\\p{Lu}\\S*-(?:värdet|verdien))\\s(\\d[\\d.,]*)$`
  const state = `^(.+?)${word}\\s+(${yes}|${no})$`
  const [, subject = '', target = ''] =
    pattern(state, 'iu').exec(object) ??
    (!grammar.isTranslated ? null : pattern(counted, 'u').exec(object)) ??
    // `the Town To field to Lund`: the name may hold the word too, but its noun closes it.
    (grammar.isTranslated
      ? null
      : pattern(`^(the [^\\uE000-\\uF8FF]+? field)\\s+(?:${to})\\s+(.+)$`, 'u').exec(object)) ??
    pattern(`^(.+?)\\s+(?:${to})\\s+(.+)$`, 'iu').exec(object) ??
    []
  return { subject, target }
}

/** `Set Invoice matching`, or to what only a description says: the label is sure, the value is not. */
export function interpretOpenSetting(object: string, reading: Context): Instruction | null {
  const { subject, target } = splitSetting(object, reading.grammar)
  const words = withoutOwner((subject || object).replace(/^the /, ''), reading.grammar)
  // `Ändra statusen till **A**, **B** eller **C**`: which of them is left open.
  const { isTranslated, or } = reading.grammar
  const isOneOf = isTranslated && pattern(`^${markClass}(?:,|\\s(?:${or}))\\s${markClass}`, 'u').test(target)
  const amount = isOneOf || isToldValue(target) ? nameOfAmount(subject, reading.grammar) : null
  const label =
    nounOf(words, reading)?.label ?? amount ?? (isThing(words, reading) ? null : properName(words, reading))
  // `Ställ in alternativet **Nej** om …`: what it is set to, and no name.
  const isAnswer = isTranslated && label !== null && isState(label, reading.grammar)
  const isValue = isAnswer || (label !== null && (isNumber(label) || isIdentifier(label)))
  return label === null || label.includes(',') || isValue ? null : instruction('choose', { label })
}

/** `DNS-namnet (Domain Name System)`, `MPOS`, `GPS-rutter`: a thing with its article, a machine, or several without a name. */
function isThing(words: string, { grammar }: Context): boolean {
  const isNone = /^\p{Lu}{3,}$|^\p{Lu}{2,}-\p{Ll}+[aeo]r(?!\p{L})/u
  return grammar.isTranslated && (isDefiniteNoun(words, grammar) || isNone.test(words))
}

/** `Travel time of the bus, in hours`: whose it is, and how it is told, are no part of the name. */
function withoutOwner(words: string, { isTranslated }: Grammar): string {
  const [, name = words] = isTranslated
    ? []
    : (/^(\p{Lu}\p{Ll}+(?: \p{Ll}+){0,2}?)(?:,? (?:of|for|in) (?:the|an?|this|your|each) .*|, in \p{Ll}+)$/u.exec(
        words,
      ) ?? [])
  return name
}

/** `Ange vikten till det föregående värdet`: what it is set to is told. */
function isToldValue(target: string): boolean {
  return /^de[nt] \p{Ll}+ (?:värdet|verdien|antalet|antallet|beloppet|beløpet)$/u.test(target)
}

/** `ange **Norr** som ort`: what is typed, and what it is; a clause, `som gäller din ort`, tells more of a field. */
const isToldAs = pattern(
  [
    `^${markClass} som `,
    '(?!(?:har|ska|skal|är|er|kan|krävs|kreves)\\s|\\p{Ll}+[ae]r (?:de[nt]|di[nt]t?)\\s)',
    `(?:${markClass}-)?\\p{Ll}{3,}(?:$|\\s)`,
  ].join(''),
  'u',
)

/** `Fill in the X field`, or `Ange **X** till värdet som …`: the label is sure, the value is not. */
export function interpretFieldEntry(object: string, reading: Context): Instruction | null {
  const field = nounOf(object, reading)
  if (field?.noun === 'field' && field.label !== null) return instruction('text', { label: field.label })
  const { grammar } = reading
  // In English, what follows `to` is what for.
  if (!grammar.isTranslated) {
    const bold = boldName(object, reading)
    const label = bold === null ? capitalName(object, reading) : nameOf(bold, reading)
    return label === null ? null : instruction(dateOrNumber(object, grammar) ?? 'text', { label })
  }
  // `Ange **Postnummer**`: what is set in bold without a field is one.
  if (object.length === 1 && boldName(object, reading) !== null) {
    // `ange **https://host**`: an address is typed.
    const written = writtenOut(reading.text, object)
    if (/^https?:\/\//.test(written)) return instruction('text', { value: written })
    const name = nameOf(object, reading)
    // `ange **San Marino**`, `ange **Get-RouteList**`: only a proper name or a command bears its capitals so.
    const isTyped =
      /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+|-\p{L}*(?:\p{Ll}\p{Lu}|\p{Lu}{2})\p{L}*\p{Ll}{3}$)/u.test(name ?? '')
    return instruction('text', isTyped ? { value: name } : { label: name })
  }
  if (isToldAs.test(object)) return null
  const { subject, target } = splitSetting(object, grammar)
  // `Angi Sluttdato til en dato i fremtiden`: the kind of what it is set to is told.
  const kind = dateOrNumber(target, grammar)
  if (kind !== null && /^\p{Lu}\p{Ll}+(?: (?:for|för|til|till) \p{Ll}+| \p{Ll}+)?$/u.test(subject))
    return instruction(kind, { label: trimLabel(subject) })
  const amount = isToldValue(target) ? nameOfAmount(subject, grammar) : null
  if (amount !== null) return instruction(dateOrNumber(subject, grammar) ?? 'text', { label: amount })
  const label = pattern(`^${markClass}$`, 'u').test(subject) ? nameOf(subject, reading) : null
  if (label !== null && isIdentifier(label)) return null
  if (label !== null) return instruction('choose', { label })
  const name = boldName(object, reading)
  // `Angi **Nei** hvis det ikke kreves`: an answer is no label.
  const named = name === null ? null : nameOf(name, reading)
  return name === null ? null : instruction('text', { label: isState(named, grammar) ? null : named })
}

/** `Enter the date`, without a field, or `Type Lund`. */
export function interpretEntry(object: string, reading: Context): Instruction | null {
  // `Ange till exempel 10`, `Angi A-01`: figures are no label in any language.
  const told = !reading.grammar.isTranslated ? '' : writtenOut(reading.text, object)
  const [, figure] =
    /^(?:(?:t\.ex\.|till exempel|exempelvis|f\.eks\.|for eksempel) )?([^\s"']+)$/u.exec(told) ?? []
  if (figure !== undefined && (isNumber(figure) || isIdentifier(figure)))
    return instruction(inputKind(figure, figure, reading.grammar), { value: figure })
  const quoted = !reading.grammar.isTranslated
    ? null
    : (quotedFigure(object, reading) ?? typedQuotation(object, reading))
  if (quoted !== null) return instruction(inputKind(quoted, quoted, reading.grammar), { value: quoted })
  // `Ange följande värden: Norr;Söder`.
  const announced = /^(?:följande|følgende) /u.test(object) ? valueBehindColon(object, reading.text) : null
  if (announced !== null) return instruction('text', { value: announced })
  // In other languages than English, the verb of entering also sets: what follows may be a label.
  // So it is with `the **Secret** value`, but not with `the date **2031-05-02**`.
  const isSure = !reading.grammar.isTranslated && /^(?:the \p{Ll}|\P{Ll})/u.test(object)
  const value = isSure ? fixedValue(object, reading) : null
  if (value === null && isLowerCase(object)) return instruction(inputKind(object, null, reading.grammar))
  return value === null ? null : instruction(inputKind(object, value, reading.grammar), { value })
}

/** `Ange "A-01"`, `Ange "10" som minsta vikt`: a word in quotation marks may be a label, figures and capitals are none. */
function quotedFigure(object: string, { text }: Context): string | null {
  const [, mark = ''] = pattern(`^(${markClass})(?:\\ssom\\s\\p{Ll}.*)?$`, 'u').exec(object) ?? []
  const quotation = markOf(text, mark)
  return quotation?.kind === 'quotation' && /^[\p{Lu}\d][^\p{Ll}\s]*$/u.test(quotation.text)
    ? quotation.text
    : null
}

/** `skriv "lund"`: the verb of typing is followed by nothing but what is typed. */
function typedQuotation(object: string, { text, grammar }: Context): string | null {
  const quotation = object.length === 1 ? markOf(text, object) : null
  if (quotation?.kind !== 'quotation') return null
  return pattern(`(?:^|\\s)(?:${grammar.types}) ${object}`, 'iu').test(text.words) ? quotation.text : null
}
