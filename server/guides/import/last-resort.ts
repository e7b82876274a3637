import type { Grammar, Noun } from './grammar.ts'
import { type MarkedText, markClass, markOf, trimLabel } from './marked-text.ts'
import { describes, isDefiniteNoun } from './names.ts'
import { pattern } from './pattern.ts'
import { isState } from './values.ts'

const controls: readonly Noun[] = ['field', 'checkbox', 'option', 'switch']

/**
 * The one control that a sentence names in bold beside its noun, `Kontrollera att fältet **X** är tomt`, though no
 * pattern takes what is to be done with it.
 * @returns null when it names several, when anything else is bold that no noun tells, or when it only tells.
 */
export function nameOfOnlyControl(whole: string, text: MarkedText, grammar: Grammar): string | null {
  // `(ovanför fältet **X**)`: where it is.
  const sentence = whole.replace(/\s\([^)]*\)/gu, '')
  // English sets the noun behind, where it may as well belong to the next words.
  if (!grammar.isTranslated || onlyTells(sentence, grammar)) return null
  const bold = [...sentence].filter((character) => markOf(text, character)?.kind === 'strong')
  const named = bold.filter((mark) => isControl(mark, sentence, grammar))
  const [mark = ''] = named
  // `beroende på vad du valt i fältet **X**`: it is not this step that deals with it.
  if (pattern(`(?<!\\p{L})(?:${grammar.subordinate})\\s.*${mark}`, 'iu').test(sentence)) return null
  if (named.length !== 1 || !bold.every((other) => other === mark || hasNoun(other, sentence))) return null
  const label = trimLabel(markOf(text, mark)?.text ?? '')
  return /^[\p{Lu}\p{N}]/u.test(label) && !isState(label, grammar) ? label : null
}

/** `Fältet **X** visar Y`, `Det går att ändra **X**-fältet`: whatever begins with a thing tells of it. */
function onlyTells(sentence: string, grammar: Grammar): boolean {
  const [first = ''] = sentence.split(' ')
  const word = first.toLowerCase()
  return (
    pattern(markClass, 'u').test(word) ||
    /\P{L}/u.test(word) ||
    describes(word, grammar) ||
    isDefiniteNoun(word, grammar) ||
    pattern(`^(?:${grammar.announces})$`, 'iu').test(word)
  )
}

function isControl(mark: string, sentence: string, grammar: Grammar): boolean {
  return grammar.objects.some(
    ([noun, forms]) =>
      controls.includes(noun) &&
      forms.some(
        (form) =>
          /^\{\}-|\s\{\}$/.test(form) &&
          pattern(`(?<!\\p{L})(?:${form.replace('{}', mark)})(?!\\p{L})`, 'iu').test(sentence),
      ),
  )
}

/** `fliken **X**`, `**X**-sidan`: tells where. */
function hasNoun(mark: string, sentence: string): boolean {
  return pattern(`\\p{Ll}(?:en|et|an)\\s${mark}|${mark}\\s?-\\p{Ll}`, 'u').test(sentence)
}
