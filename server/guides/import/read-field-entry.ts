import type { Grammar } from './grammar.ts'
import { isButton } from './label-of.ts'
import { type MarkedText, markClass, markOf } from './marked-text.ts'
import { isLowerCase } from './names.ts'
import { pattern } from './pattern.ts'
import { type Clause, readClause } from './read-clause.ts'
import { isState } from './values.ts'

/** `**A** – Välj det här alternativet om …`: what is told is when A itself is chosen. */
const tellsOfName =
  /^(?:(?:det|den) här|detta|denna|dette|denne|this|att|å|to|om|hvis|whether|till?)(?!\p{L})/u

const settingVerb = '(?:Ställ in|Ange|Sätt)'

const togglesThis = pattern(
  [
    '^(?:Select this check ?box|Set this (?:option )?to',
    'Merk av (?:i|for) denne avmerkingsboksen',
    '(?:Sett|Angi|Still inn) (?:dette alternativet|denne innstillingen) (?:til|på|som)',
    'Markera (?:den här kryssrutan|denna kryssruta)',
    `${settingVerb} (?:det här alternativet|den här inställningen) (?:på|till|som)`,
    `${settingVerb} (?:detta alternativ|denna inställning) (?:på|till|som)) `,
  ].join('|'),
  'u',
)

/** `**Ort** – Ange till *Lund*`, `**Ort** – Ange det här fältet till *Lund*`. */
const setsThis = [
  '(?:(?:Angi|Sett|Still inn|Ange|Ställ in|Sätt)',
  '(?: (?:dette|denne|detta|denna) \\p{Ll}+| (?:det|den) här \\p{Ll}+)? (?:till?|på|som)|Set(?: this (?:option|setting|field))? to)',
].join('')

const toggles = 'alternativet|kryssrutan|växlingsknappen|reglaget|avmerkingsboksen|vekslebryteren'
const namesOther = pattern(`^(?:${toggles}) ${markClass} (?:till?|på|som) `, 'u')

/**
 * `**Vikt** – Ange antalet kilo`, `**Ort:** Välj en ort`: an entry of a list of fields, which bears the field's name
 * before what is to be done in it. Null for anything else.
 */
export function readFieldEntry(sentence: string, text: MarkedText, grammar: Grammar): Clause | null {
  const told = readToldValue(sentence, text) ?? readChosenValue(sentence, text, grammar)
  if (told) return told
  const [, mark = '', rest = ''] =
    pattern(`^(${markClass})\\s?(?:[–—-]|:)?\\s(\\p{Lu}.*)$`, 'u').exec(sentence) ?? []
  if (markOf(text, mark)?.kind !== 'strong') return null
  const [, value] = pattern(`^${setsThis} (${markClass})(?!\\p{L})`, 'u').exec(rest) ?? []
  // `**Vinter** – Merk av i denne avmerkingsboksen hvis …`: the noun is the name's, and which way is left open.
  const isFixed = pattern(`^${setsThis} ${markClass}[.]?$`, 'u').test(rest)
  if (!isFixed && togglesThis.test(rest))
    return { verb: 'checkOrClear', object: mark, places: [], optional: false }
  if (value !== undefined)
    return { verb: 'select', object: value, places: [{ noun: 'field', name: mark }], optional: false }
  const clause = readClause(rest, grammar)
  // `**Rutt** – Ange alternativet **Visa** som *Ja*`: what is set bears a name of its own.
  if (clause && grammar.isTranslated && namesOther.test(clause.object)) return clause
  const entering = grammar.isTranslated
    ? /^(?:enter|select|enterOrSelect)$/
    : /^(?:enter|select|enterOrSelect|define)$/
  const isEntry = clause !== null && entering.test(clause.verb)
  // `**A** – Give the bus to a driver`: what is given to somebody is not filled in.
  if (/^Give .* to (?:the |an? )?\p{Ll}/u.test(rest)) return null
  if (!isEntry || clause.places.some(({ noun }) => noun === 'field')) return null
  // `**By train:** Enter a **Town** …`: what is named behind the verb is filled in.
  const isNamed = !grammar.isTranslated && pattern(`^(?:an?|the) ${markClass}`, 'u').test(clause.object)
  // `IDen som …`: an abbreviation with its article tells.
  const isAbbreviation = /^\p{Lu}{2,}[-:]?(?:en|et|n|t) /u.test(clause.object)
  const isOther = !isLowerCase(clause.object) && !isAbbreviation
  const isTold = isNamed || isOther || tellsOfName.test(clause.object)
  return isTold ? null : { ...clause, places: [{ noun: 'field', name: mark }, ...clause.places] }
}

/** `**Town** – Select **Lund**.`, with nothing behind it: a value that is no button. Null for anything else. */
function readChosenValue(sentence: string, text: MarkedText, grammar: Grammar): Clause | null {
  if (grammar.isTranslated) return null
  const [, name = '', verb = '', object = ''] =
    pattern(`^(${markClass})\\s?[–—-]\\s(Select|Choose|Enter) (${markClass})[.]?$`, 'u').exec(sentence) ?? []
  const value = markOf(text, object)?.text ?? ''
  const isPressed = isButton(value, grammar) || pattern(`^(?:${grammar.answers})$`, 'iu').test(value)
  if (name === '' || (isPressed && !isState(value, grammar))) return null
  return {
    verb: verb === 'Enter' ? 'enter' : 'select',
    object,
    places: [{ noun: 'field', name }],
    optional: false,
  }
}

/**
 * `**Weight:** *20*`, `**Town** – *Lund* (the default)`: what is set apart in another way behind a field's name is its
 * value. Null where only one thing is set apart, or both are in the same way, as names of controls are.
 */
function readToldValue(sentence: string, text: MarkedText): Clause | null {
  const [, mark = '', value = ''] =
    pattern(`^(${markClass})\\s?(?:[–—-]|:)?\\s(${markClass})[.]?(?:\\s\\(.*)?$`, 'u').exec(sentence) ?? []
  const told = markOf(text, value)
  if (markOf(text, mark)?.kind !== 'strong' || told?.kind !== 'emphasis') return null
  const verb = /^\d[\d.,]*$/u.test(told.text) ? 'enter' : 'select'
  return { verb, object: value, places: [{ noun: 'field', name: mark }], optional: false }
}
