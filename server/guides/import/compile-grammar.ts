import { type Grammar, type Noun, type Verb, withName, withPlaceName } from './grammar.ts'
import { markClass } from './marked-text.ts'

/** A grammar's sources as regular expressions, made once. */
export interface CompiledGrammar {
  readonly optionalBefore: RegExp
  readonly optionalAfter: RegExp
  readonly fillers: RegExp
  readonly means: RegExp
  readonly goal: RegExp
  readonly adverbial: RegExp | null
  /** What stands before the instruction, where its verb tells that it begins there. */
  readonly beforeInstruction: RegExp | null
  readonly subordinate: RegExp
  /** Another name behind the first. */
  readonly continues: RegExp
  readonly condition: RegExp
  readonly conditional: RegExp
  readonly purpose: RegExp
  readonly preposition: RegExp
  readonly joins: RegExp
  /** A verb without its `du`, as a second instruction begins. */
  readonly bareVerb: RegExp
  /** A sentence that only names a tab or a section: `På fliken X`. */
  readonly bareParts: readonly RegExp[]
  /** `På sidan X markerar du och öppnar Y`, `för att visa och ändra Y`: a verb whose object is the next one's. */
  readonly sharesObject: RegExp
  readonly verbs: readonly (readonly [Verb, RegExp])[]
  readonly leading: readonly (readonly [Noun, RegExp])[]
  readonly trailing: readonly (readonly [Noun, RegExp, RegExp])[]
}

const compiled = new WeakMap<Grammar, CompiledGrammar>()

/** @returns the grammar's patterns, from the second time on the ones that were made before. */
export function compileGrammar(grammar: Grammar): CompiledGrammar {
  const known = compiled.get(grammar)
  if (known) return known
  const made: CompiledGrammar = {
    optionalBefore: new RegExp(`^(?:${grammar.optional.before})\\s+`, 'iu'),
    optionalAfter: new RegExp(`(?:${grammar.optional.after})$`, 'iu'),
    fillers: new RegExp(`^(?:(?:${grammar.fillers})\\s+)+`, 'iu'),
    means: new RegExp(`^(?:${grammar.means})`, 'iu'),
    goal: new RegExp(`^(?:${beforeVerb(grammar.goal, grammar)})`, 'iu'),
    adverbial:
      grammar.adverbial === '' ? null : new RegExp(`^${beforeVerb(grammar.adverbial, grammar)}`, 'iu'),
    beforeInstruction:
      grammar.mainVerb === ''
        ? null
        : new RegExp(
            `^(?<before>(?!(?:${grammar.announces})\\s)(?:.{2,240}?)(?=,?\\s(?:${grammar.mainVerb}))|(?:(?:${grammar.circumstance})\\s.{2,240}?)(?=,\\s(?!(?:${grammar.present})\\s)(?:${verbSource(grammar)})\\s)),?\\s`,
            'iu',
          ),
    continues: new RegExp(`^(?:(?:${grammar.and}|${grammar.or})\\s|${markClass})`, 'iu'),
    subordinate: new RegExp(`^(?:${grammar.subordinate})\\s`, 'iu'),
    conditional: new RegExp(`^(?:${grammar.conditional})\\s`, 'iu'),
    condition: new RegExp(
      `^(?:${beforeVerb(grammar.condition, grammar)})(?=${instructionSource(grammar)})`,
      'iu',
    ),
    purpose: new RegExp(`(?:${grammar.purpose}).*$`, 'iu'),
    preposition: new RegExp(`^(?:${grammar.preposition})\\s`, 'iu'),
    sharesObject:
      grammar.mainVerb === ''
        ? /(?!)/u
        : new RegExp(
            `(?:(?:^|\\s)(?:${grammar.mainVerb})|\\s(?:${grammar.infinitive})\\s\\p{L}+)(?:,|\\s(?:${grammar.and}|${grammar.or}))\\s(?:\\p{L}+[aer]|gå)(?!\\p{L})`,
            'iu',
          ),
    bareVerb:
      grammar.present === ''
        ? /(?!)/u
        : new RegExp(`^(${grammar.present})(?!\\sdu\\s)(?:\\s(?:${grammar.afterVerb}))?(?=\\s)`, 'iu'),
    bareParts: bareParts(grammar),
    joins: new RegExp(joinSource(grammar), 'giu'),
    verbs: grammar.verbs.map(([verb, source]) => [
      verb,
      new RegExp(`^(?:${source})(?:\\s+(?:${grammar.afterVerb}))?(?=[\\s,]|${markClass}|$)`, 'iu'),
    ]),
    leading: grammar.places.flatMap(([noun, forms]) =>
      forms.map((form) => [noun, leadingPattern(form, grammar)] as const),
    ),
    trailing: grammar.places.flatMap(([noun, forms]) =>
      (noun === 'place' || noun === 'part' ? [] : forms).map(
        (form) =>
          [noun, trailingPattern('.+?', form, grammar), trailingPattern('.+', form, grammar)] as const,
      ),
    ),
  }
  compiled.set(grammar, made)
  return made
}

/** Tabs and sections that bear a name, alone. English does without the verb in headings only. */
function bareParts({ inverted, places }: Grammar): readonly RegExp[] {
  if (inverted === '') return []
  return places
    .filter(([noun]) => noun === 'tab' || noun === 'section')
    .flatMap(([, forms]) => forms.map((form) => new RegExp(`^${withPlaceName(form)}$`, 'iu')))
}

/** Between two instructions; where the language inverts, a place may stand first in the second: `och i fältet X anger du`. */
function joinSource(grammar: Grammar): string {
  const { joins, present, mainVerb, within } = grammar
  const verb = verbSource(grammar)
  if (mainVerb === '')
    // `the Plan and Expand Maps`: a name goes on.
    return `(?:${joins}),?\\s+(?!(?-i:\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}))(?=(?:(?:${grammar.preposition}|under|from)\\s(?:[^,.]{1,80},|the ${markClass} \\p{L}+)\\s){0,3}(?:${verb})(?:\\s|${markClass}))`
  const place = `(?:${within}|på|under|fr[åa]n?)\\s[^,.]{2,100}?,?\\s(?:${mainVerb}|(?!(?:${present})\\s)(?:${verb})(?=\\s))`
  return `(?:${joins}|,)\\s+(?=(?:${verb}|${present})(?:\\s|${markClass}))|(?<=\\S)(?:${joins}),?\\s+(?=${place})`
}

/** A clause that ends where the verb of its sentence begins, `VERB` or `INVERTED`. */
function beforeVerb(source: string, grammar: Grammar): string {
  return source.replaceAll('INVERTED', grammar.inverted).replaceAll('VERB', `(?:${verbSource(grammar)})\\s`)
}

/** Where an instruction begins: a verb, or in `kan du välja åtgärden X` a verb and what bears its name. */
function instructionSource(grammar: Grammar): string {
  const verb = `(?:${verbSource(grammar)})(?:\\s|${markClass})`
  // `When it is paid, on the **Lines** tab, select …`: where may stand before it.
  if (grammar.inverted === '') return `(?:(?:${grammar.preposition})\\s[^,]{2,80},\\s){0,2}${verb}`
  const named = `(?:(?:de[nt] \\p{L}+ )?\\p{L}+(?:en|et|an) ${markClass}|${markClass}-\\p{L}+(?:en|et|an)(?!\\p{L}))`
  return `(?:${verb}|(?:(?:${grammar.fillers})\\s+)+(?:${verbSource(grammar)})\\s${named})`
}

function verbSource({ verbs }: Grammar): string {
  return verbs.map(([, source]) => source).join('|')
}

/**
 * A place behind the verb. Where the name comes last (`i fältet **Namn** för den nya raden`), a mark ends by itself, and
 * what tells more of the place may follow; `på nytt` tells more of nothing: there the mark is half of a name.
 */
function trailingPattern(object: string, form: string, { preposition, inverted }: Grammar): RegExp {
  const start = `^(?<object>${object}),?\\s+`
  if (inverted === '' || !form.includes('{}')) return new RegExp(`${start}${withName(form)}$`, 'iu')
  const mark = `(?<name>${markClass}(?:\\s*[\\\\>/]\\s*${markClass})*)`
  const more = `(?:\\s(?:${preposition})\\s(?!nytt)[^${markClass.slice(1)}{1,60})?`
  return new RegExp(`(?:${start}${form.replace('{}', mark)}${more}$|${start}${withName(form)}$)`, 'iu')
}

/** Places that need no name, `i trädet`: they say more than where another one is. */
function unnamedPlaces({ places }: Grammar): string {
  return places
    .filter(([noun]) => noun === 'tree' || noun === 'list' || noun === 'pane')
    .flatMap(([, forms]) => forms.filter((form) => !form.includes('{}')))
    .join('|')
}

/**
 * A place before its verb. Where the name comes last (`I fältet Antal anger du`), bare words end at a comma or at the
 * verb; a mark, or a form that closes behind the name (`In the Count field`), ends by itself.
 */
function leadingPattern(form: string, grammar: Grammar): RegExp {
  const { inverted, preposition } = grammar
  const mark = `(?<name>${markClass}(?:\\s*[\\\\>/]\\s*${markClass})*)`
  // `In the left pane of the **Plan** page, …`: English goes on telling which one.
  const goesOn = inverted === '' ? '(?!(?:of|above|below|toolbar|menu)(?!\\p{L}))' : ''
  if (!form.endsWith('{}')) return new RegExp(`^${withPlaceName(form)},?\\s+${goesOn}`, 'iu')
  const end = inverted === '' ? ',\\s+' : `(?:,\\s+|\\s+(?=${inverted}))`
  const further = `(?!\\s(?:${unnamedPlaces(grammar)})(?!\\p{L}))\\s(?:(?:${preposition})\\s|som (?:visas|öppnas|vises|åpnes)(?!\\p{L}))[^,${markClass.slice(1)}{0,60}?`
  const more = inverted === '' ? '' : `(?:${further}(?=,|\\s(?:${inverted})))?`
  return new RegExp(`^(?:${form.replace('{}', mark)}${more},?\\s+|${withPlaceName(form)}${end})`, 'iu')
}
