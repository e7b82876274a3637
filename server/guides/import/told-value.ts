import { type MarkedText, markClass, markOf, trimLabel, writtenOut } from './marked-text.ts'
import { pattern } from './pattern.ts'
import { isIdentifier } from './values.ts'

/** Words before a figure that count or place it instead of telling what it numbers: `minst 2`, `fra 3`. */
const measures = [
  '(?:minst|minimum|högst|høyst|maks|maximalt|maksimalt|max|ca|cirka|omtrent|ungefär|kun|bara|',
  'bare|mindre|mer|enn|än|till?|fr[åa]n?|f[öo]r|på|i|av|med|om|under|over|över|innen|inom|kl|',
  'klokken|klockan|trinn|steg|første|första|siste|sista|neste|nästa|og|och|eller)',
].join('')

/** `den erstattede kanban-regelen`, `spørsmål nummer`: a common noun, with what tells more of it. */
const noun = [
  `(?:(?!${measures}\\s|(?:har|er|är)\\s)(?:de[nt]|`,
  `\\p{Ll}{3,}) ){0,2}(?!${measures}\\s)(?:\\p{Lu}?[\\p{Ll}]+-)?\\p{Ll}{3,}(?: (?:nummer|`,
  'nr\\.?))?',
].join('')

/** `0016`, `US-101`, `BOM_1`, `USA – 104`. */
const identifier = '(?:\\p{Lu}{2,} [–-] )?[\\p{Lu}\\d][\\p{Lu}\\d._/-]*'

/** `verdiene`, `den egendefinerte XML-delen`: a noun with its article, so that what follows can only be which one. */
const definiteNoun = [
  '(?:de[nt] \\p{Ll}+ )?(?!(?:ønsket|annet|annen|annan|eget|egen|inget|ingen|noen|någon|något|',
  'hvilken|hvilket|vilken|vilket|sådan|mellan|sedan|medan|innan|utan|uten|',
  'enten)\\s)(?:\\p{L}+-)?\\p{Ll}{2,}(?:en|et|an|ene|[ey][lr]?n)',
].join('')

/**
 * The number or the name behind its noun, `lager 13`, `artikelnummer A0001, Kabel`, `alternativet Buss`: which one of
 * them is meant. The noun says what it is and belongs to neither.
 */
export function valueBesideNoun(words: string, text: MarkedText): string | null {
  return (
    numberBehind(words) ??
    numberedName(words) ??
    numberOfRow(words) ??
    valueOfRow(words, text) ??
    codeFor(words) ??
    companyBehind(words) ??
    nameBehind(words) ??
    markBehind(words, text) ??
    valueBehindColon(words, text)
  )
}

function numberBehind(words: string): string | null {
  // Behind `varenummer`, the name of what bears the number may follow it; behind `for`, what it is for.
  // `kundkontot K-12, Norr`: behind a comma, so may that of anything.
  const further = [
    '(?:(?<=^\\S*(?:nummer|nr)\\s\\S+),?\\s\\p{Lu}.*|,\\s\\p{Lu}\\p{Ll}(?:(?!\\s(?:eller|och|',
    `og)\\s).)*|\\s(?:f[öo]r)\\s\\p{Ll}+\\s${identifier})?`,
  ].join('')
  const [, number] = pattern(`^${noun}\\s(${identifier})${further}$`, 'u').exec(words) ?? []
  return number !== undefined && isIdentifier(number) ? number : null
}

/** `konto 40100 Diesel`: a number, and the name that is printed beside it. */
function numberedName(words: string): string | null {
  const [, name] =
    pattern(`^(?!\\p{Ll}*(?:nummer|nr)\\s)${noun}\\s(\\d{4,} \\p{Lu}[\\p{L} ]*)$`, 'u').exec(words) ?? []
  return name ?? null
}

/** `verdien NOK for ruten`: a code, and what it is for. */
function codeFor(words: string): string | null {
  const [, code] = /^(?:värdet|verdien|koden) ([\p{Lu}\d]{2,}) f[öo]r [\p{Ll}-]+/u.exec(words) ?? []
  return code ?? null
}

/** `leverantören för företaget Norr, Inc.`, `bussen Norr (ny) från Lund, Inc.`: whose it is, or from where. */
function companyBehind(words: string): string | null {
  const company = '\\p{Lu}[^\\uE000-\\uF8FF,]*,? (?:Inc|Ltd|Corp)[.\\u2024]'
  const thing = '\\p{Lu}[^\\uE000-\\uF8FF]*\\)'
  const [, owner, named] =
    pattern(
      `^${definiteNoun}\\s(?:f[öo]r ${definiteNoun}\\s(${company})|(${thing}) fr[åa]n? ${company})$`,
      'u',
    ).exec(words) ?? []
  return owner ?? named ?? null
}

/** `linjen med last-ID 00006`, `lasten som har nummer 12`: the row is told by the number that it bears. */
function numberOfRow(words: string): string | null {
  const bears = '(?:\\p{Lu}\\p{Ll}{2,}|(?:\\p{Ll}+-)?(?:ID|id|\\p{Ll}*(?:nummer|numret|nummeret)))'
  const [, number] =
    pattern(
      `^${definiteNoun}\\s(?:med|som har)\\s(?:${definiteNoun}\\s)?${bears}\\s(${identifier})$`,
      'u',
    ).exec(words) ?? []
  return number !== undefined && isIdentifier(number) ? number : null
}

/** `raden der **Felt** = *By*`: the row is told by what stands in it. */
function valueOfRow(words: string, text: MarkedText): string | null {
  const [, mark] =
    pattern(
      [
        `^(?:raden|linjen|posten) (?:d[äe]r|hvor|f[öo]r) ${markClass}(?:-f[eä]lt(?:et)?)? (?:=|`,
        `er (?:satt til|lik)) (${markClass})$`,
      ].join(''),
      'u',
    ).exec(words) ?? []
  return mark === undefined ? null : writtenOut(text, mark)
}

/** `tabellen RouteTable`, `modellen EFSTA`: a name that no preposition tears, because all of it is one. */
function nameBehind(words: string): string | null {
  const [, name] =
    pattern(
      [
        `^(?:ett värde|en verdi|${definiteNoun}(?:\\sf[öo]r)?)\\s(\\p{Lu}(?:(?!\\s(?:i|på|fr[åa]n?|`,
        'men|som|du|f[öo]r|av|till?|med|og|och|eller)\\s)[^\\uE000-\\uF8FF])*)$',
      ].join(''),
      'u',
    ).exec(words) ?? []
  // `delen för Norr-rutten`: whose it is.
  const isTold = / f[öo]r /u.test(words) && /-\p{Ll}+(?:en|et|an)$/u.test(name ?? '')
  return name === undefined || isTold ? null : trimLabel(name)
}

/** `raden for **Buss**`, `artikel **A0001**`: behind a noun without its article, only a number tells which one. */
function markBehind(words: string, text: MarkedText): string | null {
  const [, article, mark = ''] =
    pattern(
      `^(?:(${definiteNoun})(?:\\sf[öo]r)?|${noun})\\s(${markClass})(?:\\ssom har ${definiteNoun}\\s${markClass})?$`,
      'u',
    ).exec(words) ?? []
  const value = writtenOut(text, mark)
  return mark !== '' && (article !== undefined || isIdentifier(value)) ? value : null
}

/** `datakällan för **Orter**`, `den datakälla för **Orter** som …`: the name tells whose part of the screen it is. */
export function ownerInBold(words: string, text: MarkedText): string | null {
  const [, mark = ''] =
    pattern(`^(?:de[nt] )?\\p{Ll}{4,} f[öo]r (${markClass})(?: som .*)?$`, 'u').exec(words) ?? []
  return markOf(text, mark)?.kind === 'strong' ? trimLabel(writtenOut(text, mark)) : null
}

/** `följande uttryck: **A.B(C)**`, `följande värden om …: Norr;Söder`: what is announced stands behind its colon. */
export function valueBehindColon(words: string, text: MarkedText): string | null {
  const item = '[^\\s\\uE000-\\uF8FF]+'
  const announced = `\\p{Ll}[^:\\uE000-\\uF8FF]*: (${item};${item})(?: ${markClass})?`
  const [, mark, list] =
    pattern(`^(?:följande|følgende) (?:\\p{Ll}+: (${markClass})|${announced})$`, 'u').exec(words) ?? []
  return mark === undefined ? (list ?? null) : writtenOut(text, mark)
}
