import { englishSlips } from './english-slips.ts'
import type { Grammar } from './grammar.ts'
import { type MarkedText, markClass, markOf } from './marked-text.ts'
import { pattern } from './pattern.ts'
import type { Clause } from './read-clause.ts'

const mark = `(${markClass})`

/** The verbs that begin most instructions. */
const imperatives =
  'klicka på|klikk på|klikk|välj|velg|ange|angi|skriv|markera|merk av|öppna|åpne|expandera|utvid|gå till?'

/** Words that translations lose or confuse, in the two languages that bear their article behind. */
const slips: readonly (readonly [RegExp, string])[] = [
  // `I snabbfliken **A** på snabbfliken **B** väljer du en ort`: no tab stands on another of its kind.
  [
    pattern(
      [
        `^(?:i|på) snabbfliken (?=${mark} (?:i|på) snabbfliken ${mark} (?:kan du (?:välja|ange)|`,
        'väljer du|anger du) \\p{Ll})',
      ].join(''),
      'iu',
    ),
    'i fältet ',
  ],
  [
    pattern(
      [
        `^(?:i|på) hurtigfanen (?=${mark} (?:i|på) hurtigfanen ${mark} (?:kan du (?:velge|angi)|`,
        'velger du|angir du) \\p{Ll})',
      ].join(''),
      'iu',
    ),
    'i feltet ',
  ],
  // `Välj en order som du skapade tidigare **Rader**`: nothing stands behind an adverb but what is selected.
  [
    pattern(
      `(?<=^\\p{L}+ (?:på )?)(?:ett?|en) \\p{Ll}+ som du \\p{Ll}+ (?:tidigare|förut|tidligere) ${mark}(?=\\.?$)`,
      'iu',
    ),
    '$1',
  ],
  // `I **A** väljer du en rutt som har **B** i fältet **C**`: what stands first is filled in, not what tells which one.
  [pattern(`(?<=^i )(?=${mark} väljer du (?:ett|en) \\p{Ll}+ som [^,.]*fältet ${mark})`, 'iu'), 'fältet '],
  [pattern(`(?<=^i )(?=${mark} velger du en \\p{Ll}+ som [^,.]*feltet)`, 'iu'), 'feltet '],
  // `väljer du vill spara raderna`: whether it is wanted.
  [/(?<=\s(?:väljer|velger) du )(?=(?:vill|vil) )/iu, 'om du '],
  // `klickar du på sidan **A**, klicka på knappen **B**`: a page is not clicked, but stood on.
  [pattern(`klicka(?:r du)? (?=på (?:sidan|formuläret|dialogrutan) ${mark}, klicka på )`, 'iu'), ''],
  // `Angi hodet i ordren, angi feltet **X**`: where, and what.
  [/^(?:ange|angi) (?=(?:hodet|huvudet|sidhuvudet|rubriken)\s[^,]*, (?:ange|angi) )/iu, 'i '],
  // `I fältet träd väljer du **A\\B**`: the tree is no field.
  [/(?<=^i )fältet träd(?=,? (?:ange|anger|välj|väljer)\s)/iu, 'trädet'],
  // `klicka på nytt på **X**`, `klickar **X** du på`: the verb's words stand together.
  [/(?<=(?:^|\s)(?:klicka|klickar du|tryck|klikk|klikker du|trykk)) (?:på nytt|igen) (?=på\s)/iu, ' '],
  [pattern(`(?<=(?:^|\\s))(klickar|klikker) ${mark} du på(?!\\p{L})`, 'iu'), '$1 du på $2'],
  // `Merk om aktuelt av i boksen`: the same.
  [/(?<=^merk) (?:om (?:aktuelt|nødvendig)|eventuelt|ved behov|hvis aktuelt) (?=av\s)/iu, ' '],
  // `klikker du i feltet **X**`: what is clicked.
  [
    pattern(
      `(?<=(?:^|\\s)(?:klicka|klickar du|klikk|klikker du)) i (?=f[eä]ltet\\s|${markClass}-f[eä]ltet)`,
      'iu',
    ),
    ' på ',
  ],
  // `angir i alternativet **X** til **Ja**`: what is set.
  [/(?<=\s)(angi|ange)r i (?=alternativet\s)/iu, '$1r du '],
  // `Stäng sidan **A** återgå till **B**`, `väljer du en ort välj sedan **A**`: one act, and the next.
  [pattern(`(?<=\\s${mark}) (?=(?:återgå|gå tillbaka|gå tilbake) til)`, 'iu'), ', '],
  [
    /(?<=\s(?!(?:eller|att|kan|ska|du)\s)[\p{L}\uE000-\uF8FF]+(?<!och))(?: för)? (?=(?:välj|klicka) sedan\s)/iu,
    ', ',
  ],
  // `Välj **A** klicka på **B**`, `Ange ett namn klicka på **B**`: so it is without the comma or the full stop.
  [
    pattern(
      [
        `(?<=(?:^(?:${imperatives})|(?:^|\\s)(?:väljer|klickar|anger|skriver|velger|klikker|`,
        `angir) du)\\s(?:[^,.]*\\s)?${mark}) (?=(?-i:${imperatives}) )`,
      ].join(''),
      'iu',
    ),
    ', ',
  ],
  [
    pattern(
      [
        `(?<=^(?:${imperatives})\\s[^,.]*\\p{Ll}{3}(?<!\\s(?:\\p{Ll}*och|eller|att|kan|ska|skal|vill|`,
        'vil|måste|bör|sedan|därefter|deretter|dock|istället|stället|igen))) (?=(?-i:klicka på|klikk|',
        'velg) )',
      ].join(''),
      'iu',
    ),
    ', ',
  ],
  // `Välj **A** och sedan **B**`: the verb is meant twice.
  [pattern(`(?<=klicka.*)( och (?:sedan|därefter)) (?:på )?(?=${mark})`, 'iu'), '$1 klicka på '],
  [pattern(`(?<=klikk.*)( og deretter) (?:på )?(?=${mark})`, 'iu'), '$1 klikk '],
  [pattern(`(?<=välj.*)( och (?:sedan|därefter)) (?=(?:knappen |åtgärden )?${mark})`, 'iu'), '$1 välj '],
  [pattern(`(?<=velg.*)( og deretter) (?=(?:knappen |handlingen )?${mark})`, 'iu'), '$1 velg '],
  // `Velg gruppen Nord på nytt`: that it was chosen before tells nothing of the name.
  [/(?<=^(?:velg|välj) \p{Ll}+(?:en|et|an) \p{Lu}[^\s,.]*) (?:på nytt|igjen|igen)(?=\.?$)/iu, ''],
  // `Öppna Norr POS på nytt`: so it is of what is opened.
  [/(?<=^(?:öppna|åpne) [^.,]*) på nytt(?=\.?$)/iu, ''],
  // `pilen for å vise eller skjule delen X`: what the arrow does to it.
  [/^(?:klikk(?: på)?|velg) pilen for å vise eller skjule (?=(?:delen|hurtigfanen) )/iu, 'vis eller skjul '],
  [
    /^\p{L}+(?: på)? pilen för att (?:visa|utöka) eller (?:dölja|komprimera|minimera) (?=(?:avsnittet|snabbfliken) )/iu,
    'visa eller dölj ',
  ],
  // `Markera **A** och sedan **B**`, `Tryck på **A** och sedan på **B**`: so it is with the verbs that say the same.
  [
    pattern(
      `(?<=^(?:markera|[^.]*\\smarkerar du) ${mark})(,? och (?:sedan|därefter)) (?=${mark}[.]?$)`,
      'iu',
    ),
    '$2 välj ',
  ],
  [pattern(`(?<=^(?:merk|[^.]*\\smerker du) ${mark})(,? og deretter) (?=${mark}[.]?$)`, 'iu'), '$2 velg '],
  [
    pattern(`(?<=^(?:${imperatives}|tryck på)\\s.*)( och (?:sedan|därefter)) på (?=${mark}[.]?$)`, 'iu'),
    '$1 klicka på ',
  ],
  [pattern(`(?<=^(?:${imperatives}|trykk på)\\s.*)( og deretter) på (?=${mark}[.]?$)`, 'iu'), '$1 klikk på '],
  // `Välj **Ny** igen och sedan, i menyn för rutter, följ stegen`: where the next is done is nowhere in the first.
  [
    pattern(
      [
        `(?<=^(?:välj|klicka på|velg|klikk|klikk på) ${mark}(?: igen| igjen)?),? (?:och|og) (?:sedan|`,
        'därefter|deretter), (?:i|på) [^,]+, (?:följ|følg|gör|gjør)\\s.*$',
      ].join(''),
      'iu',
    ),
    '',
  ],
  // `i listan A och flytta dem till listan B`: what is done with what was selected names no list.
  [/(?<=\si listan [^,.]{2,60}?) och flytta (?:dem|den|det) .*$/iu, ''],
  [/(?<=\si listen [^,.]{2,60}?) og flytt (?:dem|den|det) .*$/iu, ''],
  // `Välj på ruttsidan **A**`: where stands between.
  [pattern(`(?<=^(?:välj|velg)) på \\p{Ll}{3,}(?:sidan|siden) (?=${mark})`, 'iu'), ' '],
  // `går du til Gå til **A** > **B**`: the verb twice.
  [/(?<=\stil(?:l)?) gå till? /iu, ' '],
  // `klcikar du på`, `angr du`, `og dereter`: letters that changed their places or were lost.
  [/(?<!\p{L})(?:klcikar|klikcar|kliccar|klckar|klikar)(?= )/iu, 'klickar'],
  [/(?<!\p{L})angr(?= du )/iu, 'angir'],
  [/(?<= og )(?:dereter|derretter|derette)(?= )/iu, 'deretter'],
  // `kryssrutan Clear the Visa rutter`: the verb that was left in English.
  [/(?<=(?:kryssrutan|avmerkingsboksen) )(?:Clear|Select|Check) the (?=\p{Lu})/u, ''],
  // `Skriv till exempel, ange **A**`: the verb twice.
  [/^(?:skriv|ange|skriv inn|angi) (?:till exempel|for eksempel), (?=(?:ange|skriv|angi) )/iu, ''],
  // `filtervärdet, **A**`: what stands behind the comma is the value.
  [pattern(`(filtervärdet|filterverdien), (?=${mark})`, 'iu'), '$1 '],
  // `föratt läsa in`: two words in one.
  [/(?<=\s)föratt(?=\s)/iu, 'för att'],
  // `gå till to **A**`, `Gå til tilbake til **A**`: the preposition twice.
  [pattern(`(?<=(?:gå|går du) till?) (?:to|tilbake til|tillbaka till|exempel till) (?=${mark})`, 'iu'), ' '],
  // `väljer du den **A** åtgärd`: the noun stands before its name.
  [pattern(`(?<=\\s)den ${mark} åtgärd(?:en)?(?=[\\s.,]|$)`, 'iu'), 'åtgärden $1'],
  [pattern(`(?<=\\s)den ${mark} handling(?:en)?(?=[\\s.,]|$)`, 'iu'), 'handlingen $1'],
  // `Ställ in **A** fältet till`: so it does here.
  [pattern(`(?<=^(?:ställ in|ange|ändra|sätt|sett|angi|endre)) ${mark} (f[eä]ltet)(?= til)`, 'iu'), ' $2 $1'],
  // `i den växlingsknappen **A**`: one article too many.
  [
    pattern(
      `(?<=(?:^|\\s)(?:i|på) )de[nt] (?=\\p{Ll}+(?:knappen|reglaget|rutan|fältet|bryteren|boksen|feltet) ${mark})`,
      'iu',
    ),
    '',
  ],
  // `Ställ in reglaget på **Ja** för **A**`: which one is told behind what it is set to.
  [
    pattern(
      [
        '(?<=^(?:ställ(?: in)?|ange|sätt|sett|still inn) )(\\p{Ll}+(?:knappen|reglaget|kontrollen|',
        `bryteren)) ((?:på|till?) (?:${mark}|\\p{L}+)) f[öo]r ${mark}(?=[.:]*$)`,
      ].join(''),
      'iu',
    ),
    '$1 $4 $2',
  ],
  // `Sidan **A** öppnas, ange ett namn`: what happens by itself, and what is to be done.
  [
    pattern(
      [
        '^(?:sidan|dialogrutan|fönstret|siden|dialogboksen|vinduet) [^,.]{1,80} (?:öppnas|visas|',
        'åpnes|vises), (?=(?:ange|välj|klicka|skriv|markera|angi|velg|klikk|merk) )',
      ].join(''),
      'iu',
    ),
    '',
  ],
  // `välj er du **A**`, `velg er du **A**`: one word in two.
  [/(?<=\s)(välj|velg|ange|angi) (?=e?r du\s)/iu, '$1'],
  // `välj **Ny** du vill lägga till`: what it is for, without its first word.
  [pattern(`(?<=${mark}) (?=du vill (?:\\p{Ll}+ ){1,2}(?:ett?|en|den|det|nya?|fler)\\s)`, 'iu'), ' om '],
  // `Välj **A** att hämta rutten`: so is what it is for.
  [pattern(`(?<=^(?:välj|klicka på) (?:\\p{Ll}+ )?${mark}) (?=att \\p{Ll}+a )`, 'iu'), ' för '],
  // `Använd menyn till vänster för att gå till **A**`: the way is all that it says.
  [
    /^(?:använd menyn|bruk menyen) till? (?:vänster|venstre|höger|høyre),? (?:för att|for å|och|og) (?=gå till? )/iu,
    '',
  ],
  // `Angi et navn feltet **A**`: where it is entered.
  [pattern(`(?<=^(?:ange|välj|angi|velg) (?:ett?|en) \\p{Ll}+) (?=f[eä]ltet ${mark})`, 'iu'), ' i '],
  // `Ange **A** kolumnen **B**`: so it is without an article.
  [
    pattern(`(?<=^(?:ange|välj|angi|velg) ${markClass}) (?=(?:kolumnen|kolonnen|f[eä]ltet) ${mark})`, 'iu'),
    ' i ',
  ],
  // `Velg et Tog 10 i feltet Tog`: what bears its number bears no article.
  [/(?<=^(?:välj|velg) )(?:ett?|en) (?=(?-i:\p{Lu})\p{Ll}+ \d+ i f[eä]ltet )/iu, ''],
  // `I fältet Vikt, typ "10"`: the English verb, taken for a noun.
  [pattern(`(?<=^i fältet [^\\uE000-\\uF8FF]{1,60}, )typ (?=${mark}[.]?$)`, 'iu'), 'skriv '],
  // `fliken Norr (anpassa den om …)`: what else may have to be done.
  [
    /(?<=^(?:öppna|åpne|klicka på|klikk på|gå till?) [^(]*) \(\p{Ll}+ [^)]*\s(?:om|hvis)\s[^)]*\)(?=\.?$)/iu,
    '',
  ],
  // `I fätet **A**`, `i fetlet **A**`: letters that changed their places.
  [pattern(`(?<=(?:^|\\s)i )(?:fätet|fäletet|fälet|fältett|fältetb|flätet)(?= ${mark})`, 'iu'), 'fältet'],
  [pattern(`(?<=(?:^|\\s)i )(?:fetlet|feletet|feltett|fletet|felet)(?= ${mark})`, 'iu'), 'feltet'],
  // `Välj vid behov **A**`: whether it is needed stands before what is to be done.
  [
    pattern(
      [
        '^(välj|markera|klicka på|ange|velg|merk|klikk på|klikk|angi) (vid behov|om det behövs|',
        `om nødvendig|ved behov|eventuelt) (?=${mark})`,
      ].join(''),
      'iu',
    ),
    '$2 $1 ',
  ],
  // `feltet the **X**`, `**X** -feltet`: what was left in English, and a space too many.
  [pattern(`(?<=f[eä]ltet) the (?=${mark})`, 'iu'), ' '],
  [pattern(`${mark} (?=-f[eä]lt(?:et)?(?!\\p{L}))`, 'iu'), '$1'],
  // `**X**- handlingen`: so is one behind the hyphen.
  [pattern(`${mark} ?- ?(?=(?:handlingen|åtgärden|knappen)(?!\\p{L}))`, 'iu'), '$1-'],
  // `fältet **X** fältet`: the noun twice.
  [pattern(`(åtgärden ${mark}) åtgärd(?:en|er)?(?!\\p{L})`, 'iu'), '$1'],
  [pattern(`(f[eä]ltet ${mark}) f[eä]ltet(?=\\s)`, 'iu'), '$1'],
  // `Velg Nord en Type-feltet`: one letter of the preposition.
  [/(?<=^(?:velg|angi|skriv inn) (?-i:\p{Lu})\S*) en (?=(?-i:\p{Lu})[\p{L} ]*-feltet(?!\p{L}))/iu, ' i '],
  // `Velg variabelen **Type**-feltet`: what is chosen, and in which field.
  [pattern(`(?<=^(?:välj|velg) \\p{Ll}+(?:en|et|an)) (?=${markClass}-f[eä]ltet)`, 'iu'), ' i '],
]

/** A sentence in which words that a translation lost or confused are put right. */
export function mendSlips(sentence: string, { isTranslated }: Grammar): string {
  const known = isTranslated ? slips : englishSlips
  return known.reduce((told, [slip, right]) => told.replace(slip, right), sentence)
}

/**
 * What is pressed in a sentence without its verb: `Boka **Boka resan**`, where the name was translated for the verb
 * too, and `I åtgärdsfönstret **Boka** för att boka resan`, where what is named can only be a button.
 */
export function readPressed(sentence: string, text: MarkedText, grammar: Grammar): Clause | null {
  if (!grammar.isTranslated) return null
  const [, word = '', doubled = ''] = pattern(`^(\\p{L}{4,}) ${mark}[.]?$`, 'u').exec(sentence) ?? []
  const name = markOf(text, doubled)
  const isDoubled = name?.kind === 'strong' && name.text.toLowerCase().startsWith(`${word.toLowerCase()} `)
  const [, inPane = ''] =
    pattern(
      `^(?:i|på) (?:åtgärds(?:fönstret|rutan)|handlings(?:ruten|vinduet)) ${mark}(?: (?:för att|for å) [^,]+)?$`,
      'iu',
    ).exec(sentence) ?? []
  const isInPane = markOf(text, inPane)?.kind === 'strong'
  const pressed = isDoubled ? doubled : isInPane ? inPane : null
  return pressed === null ? null : { verb: 'press', object: pressed, places: [], optional: false }
}
