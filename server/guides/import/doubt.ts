import { isMoreThanMarked, isToldBare } from './doubt-bare.ts'
import { isImplausibleInEnglish, tellsInEnglish } from './doubt-en.ts'
import { type Instruction, instruction } from './instruction.ts'
import { isKeyName, type MarkedText, markAt, trimLabel } from './marked-text.ts'
import { type Context, isLowerCase } from './names.ts'
import { pattern } from './pattern.ts'
import { describesInBold, isDefiniteWord, isToldInBold } from './told-in-bold.ts'
import { isWholeValue } from './whole-value.ts'

/**
 * The last look at what a sentence was read as: a label that no control can bear is no label, and a value that is only
 * half of one is none. What was only named wrongly is still gone to, pressed or chosen; what is set without its label
 * is left to the operator as a manual step, which shows the whole sentence, so that nothing is lost.
 */
export function withoutDoubt(read: Instruction | null, reading: Context): Instruction | null {
  if (!read) return null
  const found = withoutStrays(read)
  const named = [...new Set([...(found.label === null ? [] : [found.label]), ...found.path])]
  if (named.some((label) => isImplausible(label, found, reading))) return withoutLabel(found)
  const { value } = found
  const isTold = !reading.grammar.isTranslated && tellsInEnglish(found, reading.text)
  const isSure = typeof value !== 'string' || value === found.label || isWholeValue(found, reading)
  return isSure && !isTold ? found : { ...found, value: null }
}

/**
 * `"Vis ruter`, `**Nord`, `*Nord`: a mark at an edge that has lost the other one belongs to neither label nor
 * sentence.
 */
function withoutStrays(found: Instruction): Instruction {
  const strip = (label: string) =>
    withoutStar(label).replace(
      /^\*(?=\p{L}[^*]+$)|^["”“](?=[^"”“]+$)|^['’‘](?=[^'’‘]{2,}$)|(?<=^[^"”“]*[^\d"”“])["”“]$/gu,
      '',
    )
  const { label, value, path } = found
  const isNamed = value === label && label !== null
  return {
    ...found,
    label: label === null ? null : strip(label),
    value: isNamed ? strip(label) : typeof value === 'string' ? withoutStar(value) : value,
    path: path.map(strip),
  }
}

function withoutStar(words: string): string {
  return words.replace(/^\*\*(?=[^*\s][^*]*$)|(?<=^[^*]*[^*\s])\*\*$/gu, '')
}

/** The act alone, where the verb tells it. */
function withoutLabel({ kind, label, value, optional }: Instruction): Instruction | null {
  const isAct = kind === 'navigate' || kind === 'press'
  const isChoice = kind === 'choose' && (value === null || value === label)
  return isAct || isChoice ? instruction(kind, { optional }) : null
}

/** Whether no control can be called so. What the writer set apart as a whole is a name whatever it says. */
function isImplausible(label: string, found: Instruction, { text, grammar }: Context): boolean {
  if (hasMarkup(label) || isKeyName(label, text)) return true
  // English tells its labels from its sentences by where they stand.
  if (!grammar.isTranslated)
    return isHalfBold(label, text) || tellsPicture(label, text) || isImplausibleInEnglish(label, found, text)
  if (describesInBold(label) || isTorn(label) || isSeveral(label, text.words)) return true
  if (isOfTornCompound(label, text.words) || isTornFromMarks(label, text)) return true
  // What is pressed or opened may be called by a word with its article.
  if ((isLowerCase(label) || found.kind === 'text') && isToldInBold(label, text)) return true
  // `Ange ett artikelnummer i fältet "A0001"`: what is entered got into the place of the field.
  if (found.kind === 'text' && /^\p{Lu}\d{3,}$/u.test(label)) return true
  if (found.path.length > 1 && isMoreThanMarked(label, text)) return true
  if (isMarked(label, text) || isClosed(label, text.words)) return false
  // A path says by its signs what is a name, as does what is set to yes.
  if (found.path.length < 2 && found.kind !== 'switch' && isToldBare(label, text)) return true
  if (isToldAlone(label, found) || allowsMore(label, text.words)) return true
  return (
    isFileType(label, text.words) ||
    tellsPicture(label, text) ||
    // A path says by its signs that its parts are names: `alla arbetsytor > frakt`.
    (found.path.length < 2 && tellsWhich(label)) ||
    holdsSentence(label) ||
    (isOpenEnded(found) && breaksOff(label)) ||
    (isNamedChoice(found) && tellsItsPlace(label))
  )
}

/** `the **RouteGroup bus route** group`: a programmer's name, and half of the nouns that tell what it is of. */
function isHalfBold(label: string, { words, marks }: MarkedText): boolean {
  if (!/^(?:\p{Lu}\p{Ll}+){2,}(?: \p{Ll}+){2,}$/u.test(label)) return false
  const at = marks.findIndex(({ text }) => text === label)
  return at >= 0 && pattern(`${markAt(at)} \\p{Ll}`, 'u').test(words)
}

/** Whether a label is all that one mark says, a part of a path that is marked, or a path of several marks. */
function isMarked(label: string, { marks }: MarkedText): boolean {
  const written = marks.filter(({ kind }) => kind !== 'picture')
  const names = new Set(written.flatMap(({ text }) => [text, ...text.split(/[>\\/]/)].map(trimLabel)))
  return names.has(label) || label.split(/\s*[>\\/]\s*/).every((part) => names.has(trimLabel(part)))
}

/** `fältet för specialtecken`: the noun before it says that it is a name, unless an article follows. */
function isClosed(label: string, words: string): boolean {
  const at = words.indexOf(label)
  const isTold = /^\p{Ll}+-\p{Ll}+(?:en|et)$/u.test(label) && / f[öo]r $/u.test(words.slice(0, at))
  if (isTold) return false
  return (
    /(?<!\p{L}|här |dette )f[eä]ltet (?:f[öo]r )?$/u.test(words.slice(0, at)) ||
    /^ ?- ?f[eä]lt/u.test(words.slice(at + label.length))
  )
}

/** `kryssrutorna A och B`, `A- og B-feltene`: several names are none. */
function isSeveral(label: string, words: string): boolean {
  if (!/\s(?:och|og|samt)\s/u.test(label)) return false
  const before = words.slice(0, words.indexOf(label))
  return (
    /^(?:\p{Ll}+ )?\p{Lu}\p{L}*- (?:och|og) \p{Lu}\p{L}*$/u.test(label) ||
    pattern(
      [
        '(?<!\\p{L})(?:fälten|feltene|alternativen|alternativene|avsnitten|delene|kryssrutorna|',
        'avmerkingsboksene|knapparna|knappene|flikarna|fanene|sidorna|sidene|listorna|listene) $',
      ].join(''),
      'iu',
    ).test(before)
  )
}

/** `Ange ortsnummer eller välj ett värde i ortsfältet`: the first part of a name whose other part the noun tore off. */
function isOfTornCompound(label: string, words: string): boolean {
  const first = label.toLowerCase()
  const [, entered = ''] =
    /^\p{L}+ (\p{Ll}+) (?:eller (?:välj|ange)|eller (?:velg|angi)) (?:ett värde|en verdi) i \p{Ll}+f[eä]ltet/u.exec(
      words,
    ) ?? []
  return entered.startsWith(first) && entered.length > first.length + 3
}

/**
 * `Velg **Mer i kategorien** Ruter **·**`: bold without a word tells that the marks lost their names, and which words
 * are one name.
 */
function isTornFromMarks(label: string, { marks }: MarkedText): boolean {
  return marks.some(({ kind, text }) => kind === 'strong' && text === '·') && /\s(?:i|på)\s/u.test(label)
}

/** Rests of HTML or Markdown that no reader took away. */
function hasMarkup(label: string): boolean {
  return /<\/?(?:t[dhr]|table)>|\]\(|[^*]\*\*[^*]/.test(label)
}

/** One of two brackets or quotation marks, what stands behind a dash, or no word at all: the label was cut. */
function isTorn(label: string): boolean {
  const count = (sign: string) => label.split(sign).length - 1
  return count('(') !== count(')') || /^["”“]|^[-–]\s|["”“]$|^[·.]$|["”“]\/["”“]/u.test(label)
}

/** Words that tell which one is meant, or that belong to the verb; lower-case nouns that bear their article. */
function tellsWhich(label: string): boolean {
  // `filen a1.xml` is found by its name.
  const isName = /\.\p{L}{2,4}$/u.test(label)
  if (!isLowerCase(label) || isName) return false
  const isTold =
    pattern(
      [
        '^(?:upp|opp|tomt?|senare|senere|igen|igjen|samtliga|samtlige|resterande|resterende|dess|',
        'själva|selve)(?!\\p{L})',
      ].join(''),
      'u',
    ).test(label) ||
    pattern(
      [
        '^(?:den|det|de|dere?s|din|ditt|dina|dine|ett?|en|ei|två|to|alla|alle|flera|flere|några|noen|',
        'respektive|övriga|øvrige|återstående|gjenværende|kvarvarande|enligt|ifølge|till|til|',
        'tillbaka|tilbake|från|fra|för|for|imidlertid|dock|exempel|samma|samme|varje|hver|hvert)\\s',
      ].join(''),
      'u',
    ).test(label)
  // `projektets modell`, `området ditt`, `värdet`: no label bears the article of the sentence.
  return (
    isTold ||
    /^\p{Ll}{3,} \p{Lu}*\d{3,}$/u.test(label) ||
    /^\p{Ll}+(?:en|et|na|ene|n)s\s|^\p{Ll}+ \p{Ll}{3,}(?:(?<!h|it|budg)et|en|(?<!pl)an)$/u.test(label) ||
    /^(?:\p{Ll}{1,3}-)?\p{Ll}{3,}(?:en|(?<!^deb)et|(?<=^(?:sch|t)ema)t|an|arna|erna|orna|ene|[lry]n)(?:\s|$)/u.test(
      label,
    )
  )
}

/** Parts of the sentence around it: whose it is, where it stands, what is done next. */
function holdsSentence(label: string): boolean {
  return (
    pattern(
      [
        '\\s(?:som )?du (?:vill?|har|ska|skal|kan|nettopp)(?!\\p{L})|\\senligt\\s|,\\s(?:som|vilket|',
        'd[äe]r|\\p{Ll}+ (?:in|på|av|ut))\\s',
      ].join(''),
      'u',
    ).test(label) ||
    pattern(
      [
        '\\s(?:för|for|på) (?:(?:denne|denna|dette|detta|den här|det här)\\s|',
        'de[nt] \\p{Ll}+ (?:\\p{Ll}+ )?\\p{Ll}+(?:en|et|an)(?!\\p{L}))|\\si (?:(?:denne|dette|',
        'den här|det här) (?:artik|emn|ämn|avsnitt|del)|de[nt] (?:övre|nedre|øvre|nedre)\\s)',
      ].join(''),
      'u',
    ).test(label) ||
    pattern(
      [
        '\\spå (?:\\p{Ll}*knapp(?:ene|arna)|sidan|siden|fliken|fanen|skärmen|skjermen|tangentbordet|',
        'tastaturet)(?!\\p{L})|\\spå \\p{Ll}+kortet$',
      ].join(''),
      'u',
    ).test(label) ||
    /^(?:(?:visa|vise|se) \p{Ll}|Se (?:avsnittet|delen|även|också|også) )/u.test(label) ||
    /\s(?:antingen|enten)\s|\sf[öo]r \p{Ll}{3,} \d{3,}(?:,|$)/u.test(label) ||
    /\s(?:till|til) (?:höger|vänster|høyre|venstre)(?!\p{L})|\sbredvid\s|\sved siden av\s/u.test(label) ||
    pattern(
      [
        ',\\s(?:välja|klicka|ange|öppna|gå|velge|klikke|angi|åpne)\\s|\\som (?:din|ditt|du)\\s|',
        '\\s(?:och|og) \\p{Ll}+ (?:dem|till|til)\\s|\\s(?:att göra|å gjøre)\\s|\\s(?:klistra|',
        'lim) inn? ',
      ].join(''),
      'u',
    ).test(label)
  )
}

function isNamedChoice({ kind, label, value }: Instruction): boolean {
  return kind === 'choose' && label !== null && value === label
}

/**
 * `1. mai i gyldige regnskapsåret`, `A0001 som har lagret 12`, `Rute-bil for rute 12 for A1`: where or which, behind
 * what is chosen.
 */
function tellsItsPlace(label: string): boolean {
  return (
    /\s(?:i|på|av|för|for|som har) (?:\p{Ll}+ )?\p{Ll}{3,}(?:en|et|an)(?:$|\s\d)/u.test(label) ||
    /\sf[öo]r \p{Ll}{3,} \p{Lu}*\d+(?!\S)|\s\d{3,} f[öo]r \p{Lu}+\d+$/u.test(label)
  )
}

/** `Lampe som åpner søket`, `Kugghjul för att öppna`: the words for who cannot see a picture tell what it shows. */
function tellsPicture(label: string, { marks }: MarkedText): boolean {
  return (
    marks.some(
      ({ kind, text }) => kind === 'picture' && (text === label || label.startsWith(`${text} > `)),
    ) &&
    pattern(
      [
        '^Shows? the |^!|-(?:handling|knapp|ikon|åtgärd)(?!\\p{L})|\\s(?:som \\p{Ll}+r|för att|for å|',
        'that)\\s|(?:^|\\s)(?:[Ii]con|[Bb]utton|action|menu) (?:to|on|for|in)\\s',
      ].join(''),
      'u',
    ).test(label)
  )
}

/** `Markera Ruttgruppen igen`: one word with its article, which only the writer's capital makes a name. */
function isToldAlone(label: string, { kind, value }: Instruction): boolean {
  const isTaken = kind === 'press' || (kind === 'choose' && value === label)
  return isTaken && /^\p{Lu}\p{Ll}{7,}(?<!an)$/u.test(label) && isDefiniteWord(label)
}

/**
 * `Tillåt kassation för att använda lagret`: what is allowed goes on behind the purpose, where no one can tell its
 * end.
 */
function allowsMore(label: string, words: string): boolean {
  const behind = words.slice(words.indexOf(label) + label.length)
  return /^(?:Tillåt|Tillat) \p{Ll}/u.test(label) && /^ (?:för att|for å) /u.test(behind)
}

/** `HTML-filen som du hämtade`, `.msi-paketet`: the word before the noun tells what kind of file. */
function isFileType(label: string, words: string): boolean {
  return (
    /^\.\p{Ll}{2,4}-\p{Ll}+$/u.test(label) ||
    (/^(?:\p{Lu}\p{L}{2,4}|\.\p{Ll}{2,4})$/u.test(label) && words.includes(`${label}-fil`))
  )
}

/** Whether nothing but its own words ends a label, as a noun behind it would. */
function isOpenEnded(found: Instruction): boolean {
  return found.kind === 'press' || found.kind === 'navigate' || isNamedChoice(found)
}

/** `ikonen bredvid namnet eller`: a word that needs another one behind it. */
function breaksOff(label: string): boolean {
  return /\s(?:eller|och|og|samt|att|å|hvis|når|när|som|för|for)$/u.test(label)
}
