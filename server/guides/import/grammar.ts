import { markClass } from './marked-text.ts'

/** What a sentence of a task guide tells the operator to do. */
export type Verb =
  | 'go'
  | 'search'
  | 'press'
  | 'select'
  | 'enter'
  | 'enterOrSelect'
  | 'open'
  | 'expand'
  | 'expandOrCollapse'
  | 'close'
  | 'set'
  /** Says what a field is for; it means nothing where no field is named. */
  | 'define'
  | 'enable'
  | 'disable'
  | 'check'
  | 'clear'
  | 'checkOrClear'
  | 'find'
  | 'filter'
  | 'refresh'
  /** Says only what with, `Använd knappen X`: the noun tells what that means. */
  | 'use'

/** A part of the screen that a sentence names. */
export type Noun =
  | 'field'
  | 'list'
  /** A list that bears a name, as a field does. */
  | 'namedList'
  | 'tree'
  | 'tab'
  | 'section'
  | 'pane'
  | 'page'
  | 'navigation'
  | 'option'
  | 'checkbox'
  | 'switch'
  | 'button'
  /** A record that bears a name: `posten X`. */
  | 'record'
  /** Anything else that bears its name: `mallen X`. */
  | 'named'
  | 'lookup'
  /** Any other part of the screen that bears its name, before the verb: `på kortet X`. */
  | 'part'
  /** Any other place, `On the home page,`. */
  | 'place'

/**
 * How one language writes the sentences of a task guide. All sources are regular expressions without regard to case,
 * except those that tell a description from a name, which only its capital letter tells.
 */
export interface Grammar {
  /** Imperatives, and the inverted verb (`anger du`) where the language puts it after a place. Longest first. */
  readonly verbs: readonly (readonly [Verb, string])[]
  /** `in the {} field`; `{}` is a name. A group `compound` is the first part of a word such as `namnfältet`. */
  readonly places: readonly (readonly [Noun, readonly string[]])[]
  /**
   * `the {} tab`, as the object of a verb. A group `topic` is what a section is about, `faktaboxen för ruttpriser`; a
   * group `general` the whole of `den allmänna delen`; a group `whole` a name of which only the beginning is set apart.
   */
  readonly objects: readonly (readonly [Noun, readonly string[]])[]
  /**
   * Whether its guides are translations, mostly by machine: their words stray from the patterns, and more is doubted. English
   * guides are the originals.
   */
  readonly isTranslated: boolean
  /** Where an inverted verb begins, so that a place without a comma ends before it. Empty in English. */
  readonly inverted: string
  /** Verbs as they stand before the `du` that a second one leaves out: `anger du X och väljer Y`. */
  readonly present: string
  /**
   * An inverted verb that only stands in a main clause, `väljer du`: the instruction begins there, whatever stands
   * before it. Empty where the language does not invert.
   */
  readonly mainVerb: string
  /** Begins a sentence that tells what follows instead of asking for it: `så här anger du X`. */
  readonly announces: string
  /** How words begin that say when, where or on what condition, so that an imperative may follow them. */
  readonly circumstance: string
  /** How a clause begins whose parts of the screen are none of the instruction's: `om fältet X är tomt`. */
  readonly subordinate: string
  /** An example behind an instruction: `(for example, X)`. */
  readonly example: string
  /** Words before or after an instruction that leave it to the operator. */
  readonly optional: { readonly before: string; readonly after: string }
  /** Fillers before an instruction: `then`, `now`, `you must`. */
  readonly fillers: string
  /** Fillers behind its verb: `Välj sedan X`. */
  readonly afterVerb: string
  /** `To open the dialog,` before an instruction. */
  readonly goal: string
  /** `Open it by`, before the instruction that says how. */
  readonly means: string
  /** Fixed parts of the screen, and words such as `namnfältet`, which some writers set in bold as if they were labels. */
  readonly fixtures: string
  /** Any other words before an inverted verb; empty where the language has none. */
  readonly adverbial: string
  /** Verbs that stand without their space before a lower-case word in some translations: `Väljraden`. */
  readonly glued: string
  /** Joins names and instructions alike. */
  readonly and: string
  /**
   * `Ange ett namn, och sedan **OK**`: what joins a button whose verb was left out, and how it is told with its verb. Null
   * where no guide leaves it out.
   */
  readonly lastPress: { readonly joins: string; readonly told: string } | null
  /** Begins a condition. */
  readonly conditional: string
  /** Behind one of several alternatives, `A om du vill …`. */
  readonly onlyIf: string
  /** Begins what is done where a condition before it does not hold. */
  readonly otherwise: string
  /** A condition before an instruction: it only holds at times. */
  readonly condition: string
  /** Buttons that are named so wherever they stand. */
  readonly buttons: string
  /** The linked name of a record. */
  readonly link: string
  /** A sentence that only tells. */
  readonly tells: string
  /** Between two instructions of one sentence. */
  readonly joins: string
  /** From here on, the sentence says what for: `to open the dialog`. */
  readonly purpose: string
  /** What may follow a name that is set in bold, without being part of it. */
  readonly tail: string
  /** What stands before an infinitive. */
  readonly infinitive: string
  /** Articles and the like, which may stand before a name that is set in bold. */
  readonly determiner: string
  /** An object that describes instead of naming: `the desired record`. */
  readonly describes: string
  /** Says that any that fits is meant, `the appropriate **Bus type**`: what follows names its kind, not its value. */
  readonly suitable: string
  /** Described values by the kind of their control. */
  readonly number: string
  readonly date: string
  readonly yes: string
  readonly no: string
  /** The answers that close a dialog. */
  readonly answers: string
  /** `Yes or No`. */
  readonly or: string
  /** `Select whether to …`: a choice that the sentence goes on to describe. */
  readonly whether: string
  /**
   * How a filter on one field is told, as whole sentences: `{name}` is the field, `{value}` what is typed.
   */
  readonly filters: readonly string[]
  /** What closes the name of a field, where the language puts it behind. */
  readonly closing: string
  /** Where a path ends, because the sentence goes on to the next instruction. */
  readonly endOfPath: string
  /** `Yes for X`. */
  readonly yesFor: string
  /** The name of the section that a sentence calls the general one, which nearly every page has. */
  readonly general: string
  /** Nouns that some writers set in bold before the name, `**åtgärden Frakta**`. */
  readonly partsOfScreen: string
  /** A field whose noun was set in bold with its name. */
  readonly wholeField: string
  /** Between a name and the noun before it, where it belongs to neither. */
  readonly preposition: string
  /** Begins a clause that only a description has. */
  readonly relative: string
  /** Begins a clause that tells what the operator has to do with what was named: `the X file that you downloaded`. */
  readonly ofYours: string
  /** Verbs of entering that a value follows, `skriv **Lund**`; empty where any of them does. */
  readonly types: string
  /** Between what is entered and the field: `Enter 2 in **Count**`. */
  readonly within: string
  /** Between the name and the value of `set … to …`. */
  readonly to: string
  /** `Typically, this would be 5-10 minutes`: the words around the range. */
  readonly typically: string
}

/** A name as a source: one mark, a path of marks, or bare words without a mark. */
export const name = `(?<name>${markClass}(?:\\s*[\\\\>/]\\s*${markClass})*|[^\\uE000-\\uF8FF]{1,120}?)`

/** A name that a noun closes may have only its beginning set apart: `the **Location** type field`. */
const closedName = name.replace(
  '|',
  '(?: (?!to (?!be )|for |in |on |from |of |that |so |and |i |på |till? |av |för |fr[åa]n? |med |under |og |och |som )\\p{L}+){0,3}?|',
)

/** Puts names where a source has `{}`. */
export function withName(source: string): string {
  return source.replace('{}', source.endsWith('{}') ? name : closedName)
}

/** The same for a place before its verb, which a comma ends. */
export function withPlaceName(source: string): string {
  const closed = source.endsWith('{}') ? name : closedName
  return source.replace('{}', closed.replace('[^\\uE000', '[^,\\uE000'))
}
