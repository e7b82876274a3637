import { type CompiledGrammar, compileGrammar } from './compile-grammar.ts'
import type { Grammar, Noun, Verb } from './grammar.ts'
import { markClass } from './marked-text.ts'
import { firstOfCompound, isCommon } from './nouns.ts'
import { tellsOfChoice, tellsOfField } from './told-of-field.ts'

/** One instruction, taken apart: `In the Name field, type 'Lund'` is enter, 'Lund', field Name. */
export interface Clause {
  readonly verb: Verb
  readonly object: string
  readonly places: readonly Place[]
  readonly optional: boolean
}

/** Where on the screen; the name is null where there is only one (`in the list`). */
export interface Place {
  readonly noun: Noun
  readonly name: string | null
  /** Whether it was told behind what is to be done there. */
  readonly isBehind?: boolean
}

const goesBack = /^(?:återgå|gå tillbaka|gå tilbake) /u
/** `alle lukkede og åpne ordrer`. */
const mayBeAdjective = /^åpne \p{Ll}+er(?!\p{L})/u
const isInfinitive = /^[^,]*\så \p{Ll}+e\s[^,]*$/u
const tellsWhich = /(?:^|\s)(?:ett?|en|de[nt]?|alla)\s\p{L}+\satt\s\p{L}+$/u
const isPurpose = /\s(?:f[öo]r (?:att|å)|om du vill|hvis du vil) [^,]+$/u

/** Parts a sentence at `and then select`, where another instruction begins. */
export function splitInstructions(sentence: string, grammar: Grammar): readonly string[] {
  const patterns = compileGrammar(grammar)
  const parts: string[] = []
  let start = 0
  for (const match of sentence.matchAll(patterns.joins)) {
    const before = sentence.slice(start, match.index)
    // `Save and close` is a button; `Save and close the page` is not, nor is what a comma or a `then` parts.
    const after = sentence.slice(match.index + match[0].length)
    const isSure =
      new RegExp(`${markClass}\\S*$`, 'u').test(before) ||
      /,|\s\S+\s+\S+/u.test(match[0].trim()) ||
      /^\S+\s+\S/u.test(after)
    // `In the Name field and enter a value`: what stands before is only where.
    const verbs = `${before.split(/\s/u).slice(-2).join(' ')}${match[0]}${after.split(/\s/u)[0]}`
    // `en rutt att granska och välj **A**`: the first verb tells which one, and has its object.
    const sharesObject = !tellsWhich.test(before) && patterns.sharesObject.test(` ${verbs}`)
    if (!isSure || isPlace(before, patterns) || sharesObject) continue
    // A comma and a verb without its `du` also stand where none is asked for anything: `Om du vill, välj …`.
    const needsFirst =
      match[0].trim() === ',' ||
      mayBeAdjective.test(after) ||
      (patterns.bareVerb.test(after) && takeVerb(after, patterns) === null)
    // `för att spara och återgå till sidan`: both are what it is for.
    if (goesBack.test(after) && isPurpose.test(before)) continue
    // `Når du blir bedt om å bekrefte valget og aktivere A`: the condition has two parts.
    if (patterns.conditional.test(before) && isInfinitive.test(before) && /^\p{Ll}+e\s/u.test(after)) continue
    if (!grammar.isTranslated && isWithinClause(before, match[0], after)) continue
    if (needsFirst && !readClause(withSubject(before, parts.length, patterns), grammar)) continue
    parts.push(before)
    start = match.index + match[0].length
  }
  parts.push(sentence.slice(start))
  return parts.map((part, index) => withSubject(part, index, patterns))
}

/** `When you confirm it`, `To print the bus`: what goes on before the comma behind which the act stands. */
const beginsClause = /^(?:when|if|once|after|before|while|(?:in order )?to) [^,]*$/iu
/** `Fill in as follows: In the **A** field`, `If it is on, in the **A** field`: where, and no act yet. */
const endsInPlace = /(?:^|[:;,] )(?:then )?(?:in|on|under|from|at|for) [^,:;]*$/iu

/** Whether English words before a join are no instruction of their own yet. */
function isWithinClause(before: string, join: string, after: string): boolean {
  return join.trim() === ',' ? endsInPlace.test(before) : beginsClause.test(before) && /, \p{L}/u.test(after)
}

/** `anger du X och klickar sedan på Y`: the second verb is read as if it had its `du`. */
function withSubject(part: string, index: number, { bareVerb }: CompiledGrammar): string {
  return index > 0 ? part.replace(bareVerb, '$1 du') : part
}

/** The instruction in `Turn the rule on by selecting X`: how it is done; null when the sentence does not say. */
export function readMeans(sentence: string, grammar: Grammar): Clause | null {
  const how = sentence.replace(compileGrammar(grammar).means, '')
  return how === sentence ? null : readClause(how, grammar)
}

/** `På snabbfliken **X**.`, without a verb: what is only named is gone to. */
export function readPart(sentence: string, grammar: Grammar): Clause | null {
  const part = sentence.replace(/[\s.:;,!]+$/u, '')
  const { bareParts } = compileGrammar(grammar)
  const name = bareParts.map((form) => form.exec(part)?.groups?.name).find((found) => found !== undefined)
  if (name === undefined || !/^(?:\p{Lu}\S*(?:\s\S+){0,4}|[\uE000-\uF8FF])$/u.test(name)) return null
  return { verb: 'open', object: part.replace(/^\p{L}+\s/u, ''), places: [], optional: false }
}

/** @returns null when the sentence does not begin as an instruction does. */
export function readClause(sentence: string, grammar: Grammar): Clause | null {
  return read(sentence, grammar, true)
}

function read(sentence: string, grammar: Grammar, maySkip: boolean): Clause | null {
  const patterns = compileGrammar(grammar)
  let rest = sentence.replace(/[\s.:;,!]+$/u, '')
  let optional = false
  const places: Place[] = []
  for (let goesOn = true; goesOn; ) {
    const withoutOptional = rest.replace(patterns.optionalBefore, '').replace(patterns.optionalAfter, '')
    optional ||= withoutOptional !== rest
    const direct = withoutOptional.replace(patterns.goal, '')
    const unconditional = direct.replace(patterns.condition, '')
    optional ||= unconditional !== direct
    const next = takeLeadingPlace(unconditional.replace(patterns.fillers, ''), patterns, places)
    goesOn = next !== rest
    rest = next
  }
  const { verb, object } =
    takeVerb(rest, patterns) ?? takeMeans(rest, patterns) ?? takePath(rest, patterns) ?? {}
  if (verb === undefined || object === undefined) {
    const clause = maySkip ? readBehindAdverbial(rest, places.length > 0, grammar) : null
    return (
      clause && { ...clause, places: [...clause.places, ...places], optional: clause.optional || optional }
    )
  }
  // `väljer du i åtgärdsfönstret **Ny**`: a place may follow an inverted verb.
  const isPlaced = grammar.isTranslated && patterns.preposition.test(object)
  // `Välj i rullgardinsmenyn **A**`: where it is chosen may be all that is said; behind `i listan` stands a value.
  const placed = /^(?:i|på|fr[åa]n?)\s(?!list[ae]n\s)/iu.test(object) ? `${object} ` : object
  const what = isPlaced ? takeLeadingPlace(placed, patterns, places, 'place').trim() : object
  // `klickar du i området **Orter** på **+**`: the verb's own preposition.
  const pressed = verb === 'press' && what !== object ? what.replace(/^på (?=[\uE000-\uF8FF])/u, '') : what
  return { verb, object: takeTrailingPlaces(pressed, patterns, places), places, optional }
}

/** `På en order med statusen **Ny** väljer du X`: what stands before an inverted verb may be left out. */
function readBehindAdverbial(rest: string, isPlaced: boolean, grammar: Grammar): Clause | null {
  const { adverbial } = compileGrammar(grammar)
  const instruction = adverbial ? rest.replace(adverbial, '') : rest
  return instruction === rest ? readBehindAny(rest, isPlaced, grammar) : readClause(instruction, grammar)
}

/** `På varje rad i fältet **Belopp** anger du X`: of what stands before, only where the instruction takes place counts. */
function readBehindAny(rest: string, isPlaced: boolean, grammar: Grammar): Clause | null {
  const patterns = compileGrammar(grammar)
  const { before } = patterns.beforeInstruction?.exec(rest)?.groups ?? {}
  // `I fälten **A** | och **B** anger du X`: one of several names is none.
  if (before === undefined || (isPlaced && patterns.continues.test(before))) return null
  const clause = read(rest.slice(before.length).replace(/^[,\s]+/, ''), grammar, false)
  if (!clause) return null
  const nearest = before.split(/,\s+/).at(-1) ?? ''
  const places: Place[] = []
  if (!patterns.subordinate.test(nearest) && !tellsOfChoice(nearest))
    takeTrailingPlaces(`… ${nearest}`, patterns, places)
  const isConditional = patterns.conditional.test(before)
  return { ...clause, places: [...clause.places, ...places], optional: clause.optional || isConditional }
}

function takeVerb(rest: string, { verbs }: CompiledGrammar): { verb: Verb; object: string } | null {
  for (const [verb, pattern] of verbs) {
    const match = pattern.exec(rest)
    // `Stäng inte sidan`: what is not to be done.
    if (match && /^\s(?:inte|ikke)(?![\p{L}-])/u.test(rest.slice(match[0].length))) return null
    if (match)
      return { verb, object: withoutVerb(rest.slice(match[0].length).replace(/^[\s,]+/, ''), pattern) }
  }
  return null
}

/** `Expandera Visa avsnittet X`: a translation may say one verb twice. */
function withoutVerb(object: string, verb: RegExp): string {
  const once = object.replace(verb, '').trim()
  return once !== object && /^\p{Ll}{3,}(?:en|et|an)\s[\p{Lu}\uE000-\uF8FF]/u.test(once) ? once : object
}

/** What is clicked or selected, or a path that is gone, is an act of the operator's; `genom att ange ett nummer` may only tell. */
function takeMeans(rest: string, patterns: CompiledGrammar): { verb: Verb; object: string } | null {
  const how = takeVerb(rest.replace(patterns.means, ''), patterns)
  const isPath = how?.verb === 'go' && how.object.includes('>')
  return how?.verb === 'press' || how?.verb === 'select' || isPath ? how : null
}

/** `All workspaces > .. > Store financials`: a path says by itself that it is gone. */
function takePath(
  rest: string,
  { beforeInstruction }: CompiledGrammar,
): { verb: Verb; object: string } | null {
  if (beforeInstruction?.test(rest)) return null
  // `Satserna anges under A > B > C` tells where.
  const [first = ''] = rest.split(/\s\\?>\s/u)
  // `Takt > 1 ger en högre kostnad och takt > 1 en lägre` compares.
  const isCompared = />\s\d+\s\p{Ll}/u.test(rest)
  // `Kontroller dette under A > B > C` tells where.
  const isWhere = /\p{Ll} (?:under|i|på) [\p{Lu}\uE000-\uF8FF]/u.test(first)
  const isPath =
    !isCompared && !isWhere && /^[^>.,]+(?:\s\\?>\s[^>,]+){2,}$/u.test(rest) && first.split(' ').length < 7
  return isPath ? { verb: 'go', object: rest } : null
}

function takeLeadingPlace(
  rest: string,
  { leading }: CompiledGrammar,
  places: Place[],
  except?: Noun,
): string {
  for (const [noun, pattern] of leading) {
    if (noun === except) continue
    const match = pattern.exec(rest)
    if (!match) continue
    places.push({ noun, name: nameIn(match) })
    return rest.slice(match[0].length)
  }
  return rest
}

/** Whether words only say in which field or pane. */
function isPlace(words: string, patterns: CompiledGrammar): boolean {
  const places: Place[] = []
  return (
    takeLeadingPlace(`${words}, `, patterns, places) === '' && /^(?:field|pane)$/.test(places[0]?.noun ?? '')
  )
}

const showsField = /\sf[öo]r (?:att|å) (?:visa|vise|öppna|åpne|se|dölja|skjule)$/u
const pressesButton =
  /^(?:(?:knapp(?:en|arna|ene)|ikonen|ikonet|åtgärd(?:en|erna)|handling(?:en|ene)) [\uE000-\uF8FF](?: (?:och|og) [\uE000-\uF8FF])?|[\uE000-\uF8FF]-(?:knappen|handlingen|åtgärden)) f[öo]r (?:att|å) /u

/** `**OK** för att lägga till rutten i listan över turer`: the list is where the purpose takes place. */
const servesList = /^[\uE000-\uF8FF] f[öo]r (?:att|å) /u

/** `**Parallel** to calculate by what stands in the **X** field`: the same in English. */
const servesField = /^(?:the )?[\uE000-\uF8FF](?: (?:button|action))? to \p{Ll}+ /u

function takeTrailingPlaces(object: string, { trailing, purpose }: CompiledGrammar, places: Place[]): string {
  let rest = object
  for (;;) {
    const whole = findTrailingPlace(rest, trailing)
    // `New to add a line in the grid`: the grid belongs to what the button is for.
    // `knappen **Ja** för att skapa order med X i fältet Y`: so does the field.
    const isOfPurpose =
      whole !== null &&
      (whole.place.noun === 'list' ||
        (whole.place.noun === 'namedList' && servesList.test(whole.object)) ||
        (whole.place.noun === 'field' &&
          (pressesButton.test(whole.object) ||
            servesField.test(whole.object) ||
            showsField.test(whole.object)))) &&
      purpose.test(whole.object)
    const found = whole && !isOfPurpose ? whole : findTrailingPlace(rest.replace(purpose, ''), trailing)
    if (!found) return rest
    places.push(found.place)
    rest = found.object
  }
}

function findTrailingPlace(
  rest: string,
  trailing: CompiledGrammar['trailing'],
): { place: Place; object: string } | null {
  for (const [noun, first, last] of trailing) {
    const match = chooseSplit(first.exec(rest), last.exec(rest))
    // `Run in the background tab`: what looks like the place "background" is the end of a label.
    const isPartOfLabel =
      noun !== 'field' && noun !== 'namedList' && /^\p{Ll}/u.test(match?.groups?.name ?? '')
    const isOfClause = noun === 'field' && tellsOfField(match?.groups?.object ?? '')
    // `when the data in the field changes`: it bears no name here.
    // `the bar to see all modified fields`: nor does it where a purpose stands before its noun.
    const isUnnamed =
      noun === 'field' &&
      (/\sthe field \p{Ll}\S*$/u.test(rest) || /^\p{Ll}.* to \p{Ll}/u.test(match?.groups?.name ?? ''))
    if (match && !isPartOfLabel && !isOfClause && !isUnnamed)
      return { place: { noun, name: nameIn(match), isBehind: true }, object: match.groups?.object ?? '' }
  }
  return null
}

/** The name of a place; `namnfältet` is the field Namn, and `beskrivningsfältet` the field Beskrivning. */
function nameIn({ groups }: RegExpExecArray): string | null {
  const compound = groups?.compound
  if (compound === undefined) return groups?.name ?? null
  return isCommon(compound) ? null : firstOfCompound(compound)
}

/** Where a place can begin at two prepositions, the first is right when what stands before it is a whole object. */
function chooseSplit(first: RegExpExecArray | null, last: RegExpExecArray | null): RegExpExecArray | null {
  const object = first?.groups?.object ?? ''
  // `i den forrige oppgaven, i By-feltet`: what a comma parts is no name.
  if (/(?:^\p{Ll}+|,) (?:i|på) /u.test(first?.groups?.name ?? '')) return last
  const isWhole = /^(?:\S+|\p{Ll}+ \p{Ll}+|\p{Ll}+ \p{Ll}+ \p{Ll}+ \p{Ll}+)$/u.test(object)
  return isWhole ? first : last
}
