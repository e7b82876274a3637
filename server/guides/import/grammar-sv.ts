import type { Grammar } from './grammar.ts'
import { swedishObjects } from './grammar-sv-objects.ts'
import { swedishPlaces } from './grammar-sv-places.ts'

const present = [
  'anger|skriver|väljer|markerar|klickar|dubbelklickar|högerklickar|trycker|öppnar|stänger|',
  'expanderar|utökar|rensar|avmarkerar|ställer|sätter|ändrar|aktiverar|inaktiverar|fyller|',
  'matar|går|visar|definierar|konfigurerar|navigerar|bläddrar|använder|lägger|kryssar|slår|ger',
].join('')

export const swedish: Grammar = {
  verbs: [
    [
      'go',
      [
        '(?:gå|går du|go|navigera|navigerar du|bläddra|bläddrar du) (?:tillbaka )?(?:till|to)|',
        'återgå till|återgår du till',
      ].join(''),
    ],
    ['checkOrClear', '(?:markera|välj|kryssa i|avmarkera) eller (?:avmarkera|rensa|markera)'],
    [
      'enterOrSelect',
      [
        '(?:ange|skriv|skriv in) eller (?:välj|markera)|anger (?:du )?eller väljer(?: du)?|',
        'välj eller (?:ange|skriv)|väljer eller (?:anger|skriver) du|skriver eller väljer du',
      ].join(''),
    ],
    [
      'find',
      [
        '(?:hitta|sök efter|leta upp|leta reda på|sök upp|sök|söka reda på)(?: (?:och|eller) (?:markera|välj|öppna))?',
        '(?:letar du (?:upp|reda på|rätt på)|söker du(?: efter)?)(?: och (?:väljer|markerar|öppnar))?',
        'hittar du och (?:väljer|markerar|öppnar)',
      ].join('|'),
    ],
    [
      'expandOrCollapse',
      [
        '(?:expandera|utöka|visa|utvidga) eller (?:komprimera|dölj|minimera)|(?:komprimera|dölj|',
        'minimera) eller (?:expandera|utöka|visa?|vis|utvidga)|växla (?:(?:utökning|visning)\\p{L}*|',
        'expander\\p{L}*|expansion\\p{L}*) av|växla(?! [\\uE000-\\uF8FF] till | (?:på|av) (?:fältet|',
        'alternativet|växeln|reglaget|växlingsknappen) )',
      ].join(''),
    ],
    ['filter', 'använd (?:snabbfiltret|snabbfilter)'],
    [
      'press',
      [
        '(?:klicka|tryck) (?:sedan|därefter|då|till exempel|exempelvis|t\\.ex\\.) (?:på|i)|(?:höger|',
        'dubbel)klickar? (?:du )?på|klicka på på|klickar? (?-i:på)|klickar? på(?= [\\uE000-\\uF8FF])|',
        'klick på|klik på|kicka på|klcka på|klicka p(?= )|klicka|klickar du på|klickar du|tryck på|',
        'trycker du på|trycker på|klickar på|tryck',
      ].join(''),
    ],
    [
      'select',
      [
        'välj på(?= (?:(?-i:\\p{Lu})|[\\uE000-\\uF8FF]|fliken [\\uE000-\\uF8FF]$))|väljselect|',
        'välj (?:t\\.ex\\.|(?:till exempel|exempelvis)(?= (?:\\d|(?-i:\\p{Lu})|(?:\\p{Ll}+(?:en|et|',
        'an) )?[\\uE000-\\uF8FF])))|välj|väl|vald(?= [\\uE000-\\uF8FF])|välja|väljer du|väljer|',
        'markera|markerar du',
      ].join(''),
    ],
    [
      'enter',
      [
        'ange|anger du|skriv in|skriver du in|skriv(?! (?:av|ut|upp|ner|ned|över)(?!\\p{L}))|',
        'skriver du(?! (?:av|ut|upp|ner|ned)(?!\\p{L}))|fyll(?: sedan| därefter| även| också)? i|',
        'fyller du(?: sedan)? i|fylla i(?= fältet )|mata in|matar du in|uppge|specificera',
      ].join(''),
    ],
    ['open', 'öppna|öppnar du'],
    [
      'expand',
      [
        'expandera|expanderar du|utöka|utökar du|visa|visar du|utvidga|fäll ut|komprimera|',
        'komprimerar du|dölj|döljer du|fäll ihop',
      ].join(''),
    ],
    ['close', 'stäng(?:er du)?(?: sedan| därefter)? ner|stäng(?! av(?!\\p{L}))|stänger du(?! av(?!\\p{L}))'],
    [
      'define',
      [
        'definiera|definierar du|konfigurera|konfigurerar du|(?<!och )(?:ge|ger du)(?! fältet|',
        ' alternativet)|beskriv|lägg(?:er du)? till(?! eller)|registrera|registrerar du|infoga|',
        'infogar du|lägg(?:er du)? in',
      ].join(''),
    ],
    [
      'set',
      [
        '(?:ändra|sätt|ställ in|ange|anger du|ändrar du|ställer du in|sätter du) (?:värdet|datumet|',
        'tiden|antalet) (?:för|på(?= (?:fältet|alternativet) )|i(?= fältet .* till ))|',
        'ge(?:r du)?(?=.* värdet )|ställ(?= (?:(?:skjut|växlings)?reglaget|växlingsknappen|',
        'växlingskontrollen) )|ställ in|ställa in|ställer du in|',
        'växla(?= [\\uE000-\\uF8FF] till (?:ja|nej|på|av|[\\uE000-\\uF8FF])(?!\\p{L}))|sätt|',
        'sätter du|ändra|ändrar du',
      ].join(''),
    ],
    ['enable', 'aktivera|aktiverar du|slå på|slår du på|växla på'],
    ['disable', 'inaktivera|inaktiverar du|avaktivera|avaktiverar du|slå av|stäng av|stänger du av|växla av'],
    ['check', 'kryssa i|kryssa för|bocka för'],
    ['clear', 'avmarkera|avmarkerar du|rensa|rensar du|kryssa ur'],
    [
      'use',
      [
        '(?:använda?|använder du)(?= (?:knappen|ikonen|åtgärden|funktionen|kommandot|länken|fliken|',
        'snabbfliken|sidan|avsnittet|faktaboxen|arbetsytan) )',
      ].join(''),
    ],
    ['refresh', 'uppdatera(?! (?:fältet|värdet|alternativet))'],
  ],
  places: swedishPlaces,
  objects: swedishObjects,
  isTranslated: true,
  inverted: [
    [
      '(?<!^när [^,]*|^om (?:du|[^,]*(?:till exempel|t\\.ex\\.)) [^,]*|(?:^|\\s)du )(?:väljer|',
      'markerar) (?=[\\uE000-\\uF8FF])',
    ].join(''),
    '(?:kan|måste|ska|bör|hittar|söker|letar) du\\b',
    `(?:${present}) (?:du|eller)\\b`,
    [
      '(?<!(?:att|vill|kan|ska|skall|måste|bör|slutat|du väljer|du anger) )(?:(?:och|eller) )?',
      '(?:ange|skriv|välj|markera|klicka|(?<!(?:alla|samtliga|de|flera) )öppna|expandera|ställ)\\b',
    ].join(''),
  ].join('|'),
  present,
  mainVerb: `(?:${present}) du\\b`,
  announces: 'så här|inte|hur|vad|vilk\\p{L}+|varför',
  circumstance: [
    '(?:är|vill|har|behöver) du|i|på|under|från|för|med|via|vid|till|utöver|förutom|enligt|baserat|beroende',
    'om|när|medan|innan|efter|eftersom|tills|så|sedan|först|alternativt|eller|högst|längst|överst|nederst',
  ].join('|'),
  subordinate: 'om|när|innan|medan|eftersom|efter att|för att|som|där|beroende|baserat|så att|tills',
  example: '(?:t\\.ex\\.|till exempel|exempelvis)',
  optional: {
    before: [
      'valfritt[:,]?|optional:|du kan även:|alternativt,?|om (?:det|så) (?:behövs|krävs|',
      'är nödvändigt|önskas),?|vid behov,?|om du vill,',
    ].join(''),
    after:
      ',? ?\\(?(?:om (?:det|så) (?:behövs|krävs|är nödvändigt|önskas)|vid behov|efter behov|om tillämpligt)\\)?',
  },
  afterVerb: [
    'sedan|därefter|nu|också|även|manuellt|alternativt|i stället|istället|',
    '(?-i:t\\.ex\\.(?= \\p{Ll}))|(?-i:endast|bara)',
  ].join(''),
  general: 'Allmänt',
  partsOfScreen: [
    'fältet|fliken|snabbfliken|sidan|fönstret|dialogrutan|arbetsytan|avsnittet|gruppen|',
    'faktaboxen|menyn|kortet|knappen|ikonen|åtgärden|funktionen|kryssrutan|alternativet|',
    'växlingsknappen',
  ].join(''),
  wholeField: 'fältet (.+)|(.+?)-?fält(?:et)?',
  preposition:
    'för|till|av|med|i|på|när|om|tills|genom|så|ovanför|mellan|från|under|längst|högst|överst|nederst|vid',
  adverbial: [
    '(?:i|på|under|från|för|med|längst|högst)\\s(?:(?!fält|kolumn)[^,.]){3,120}?,? (?<!(?:att|',
    'kan|ska|måste|bör|och|eller|som|vill) )(?=INVERTED)',
  ].join(''),
  glued: 'välj|växla',
  and: 'och',
  lastPress: { joins: 'och (?:sedan|därefter)', told: 'och klicka på' },
  relative: 'som|du',
  ofYours: 'som du',
  types: 'skriv(?:er du)?(?: in)?',
  within: 'i',
  fillers: [
    'använd följande filter:|även|också|i (?-i:\\p{Lu})[^,\\uE000-\\uF8FF]{1,40}?(?= på (?:sidan|',
    'formuläret) )|till (?:höger|vänster)|med (?:din|den|ditt) [^,]{3,60}? öpp(?:en|et)|(?:kan|',
    'måste|ska|bör) du|i (?:det här|detta) exempl(?:et)?,|till exempel|(?:och|eller)(?= (?:ange|',
    'skriv|välj|markera|klicka|öppna)\\b)|sedan|därefter|nu|du (?:måste|kan|ska|bör)',
  ].join(''),
  goal: [
    '(?:om du vill|för att|för (?:den|det)) [^,]{3,200}?(?:,? (?=INVERTED)|, (?=(?:aktivera|',
    'inaktivera|fyll i|ändra|gå till|avmarkera)\\b)| (?=gå till (?:[\\uE000-\\uF8FF]|',
    '(?-i:\\p{Lu}))))',
  ].join(''),
  means: [
    '.{3,140}?(?<!, som \\p{L}+s) genom att (?=(?:dubbel|höger)?klicka|välja|trycka|markera|ange|',
    'fylla i fältet|öppna|gå till|aktivera|avmarkera|ställa in)',
  ].join(''),
  onlyIf: 'om',
  otherwise: 'annars|i annat fall',
  conditional: 'om|när|(?:är|vill|har|behöver) du',
  condition: [
    '(?:om|när) [^,]{3,160}?(?:,? (?=INVERTED)|, [^,]{3,80}?, (?=INVERTED)|, (?=(?:aktivera|',
    'inaktivera|fyll i|ändra|gå till|avmarkera)\\b))',
  ].join(''),
  fixtures: [
    'snabbfiltret|\\p{Ll}{4,}fliken|allmänna|den allmänna (?:delen|fliken|snabbfliken)|',
    'det allmänna avsnittet|[^,.]{2,40}-fält(?:et)?|\\p{L}{3,}fältet|åtgärds(?:fönstret|fönster|',
    'rutan)|navigerings ?(?:fönstret|fönster|rutan)|listan|trädet',
  ].join(''),
  buttons: [
    'ny|nytt|spara|redigera|ta bort|lägg till|bokför|lägg till rad|skicka|uppdatera|skapa|',
    'importera|exportera|bekräfta|tillämpa|använd|nästa|slutför|klar|kör|skriv ut|validera|',
    'verifiera|radera',
  ].join(''),
  link: 'länken',
  tells: [
    '(?:om du vill (?:veta|ha|få|läsa|lära dig) (?:mer|mera|ytterligare)|(?:för )?(?:mer|',
    'ytterligare) information|läs mer|lär dig mer|för att (?:lära dig|läsa|få veta|',
    'veta) mer)(?!\\p{L})|(?:observera|notering|anmärkning|notera|lägg märke till|obs|tänk på|',
    'kom ihåg)\\b|du uppmanas att\\b|(?:dialogrutan|sidan) [^.]{1,60} öppnas(?!\\p{L}|, (?:ange|',
    'välj|klicka|skriv|markera)\\s)|(?:detta|det här) (?:är|öppnar|visar)\\b',
  ].join(''),
  joins: [
    '(?<!sök efter|söka efter|leta upp|leta reda på|sök upp|hitta|sök|letar du upp|letar du reda på|söker du efter',
    '|söker du|hittar du),? och(?: sedan| därefter)?|, sedan',
  ].join(''),
  or: 'eller',
  whether: 'om|hur|vilken|vilket|vilka',
  filters: [
    'filtrera kolumnen {name}(?:,? så att .*)?',
    [
      'använd snabbfilt(?:ret|er)(?: \\([^)]*\\))? för att filtrera(?: (?:på|efter|',
      'i))? (?:fältet )?{name} med (?:värdet|ett värde(?: (?:av|på))?) {value}',
    ].join(''),
    'använd snabbfilt(?:ret|er) för att filtrera (?:på|efter) värdet {value} i fältet {name}',
    [
      '(?:använd|tillämpa) ett filter (?:för|på|i) fältet {name},? med (?:värdet|',
      'ett värde(?: (?:av|på))?) {value}(?:,? med .*)?',
    ].join(''),
  ],
  closing: '-fältet',
  endOfPath: [
    ' (?:i|på) åtgärds(?:fönstret|rutan),? (?:välj|klicka)|,? och \\p{Ll}+ (?:in|ut|upp|av|ned|',
    'ner)\\s|,? och (?:sedan )?(?:starta|skapa|kopiera|följ|följa|gör|göra|granska|se(?= till |',
    '$)|kontrollera|kontrollerar)\\b| i (?:Dynamics 365 [\\p{L} ]+|Finance|Commerce|',
    'Human Resources|webbläsaren)$| i (?:din|ditt|dina) |, (?=(?:på|i|för|sedan|välj|klicka|',
    'öppna|gör)\\b)',
  ].join(''),
  yesFor: 'för(?! att)|i|på|under',
  purpose: [
    ' i de[nt] \\p{Ll}+ (?:rutan|listan|menyn|fönstret|hörnet|panelen|fältet)(?!\\p{L})|',
    ' för att | till att | och (?:under|på|i) | (?:i|för) (?:det här|detta|den här|',
    'denna) (?:exempl|procedur|demonstration)|, om | och (?:granska|kontrollera|skapa|verifiera|',
    'bekräfta) (?:de|det|den|en|ett|att|alla|dina)\\s| och lägg (?:till|in) |',
    ' och använd filteroperat|, (?:t\\.ex\\.|till exempel|exempelvis) |, vilket | endast om |',
    ' om du (?:vill|måste|behöver|använder|väljer) | med filteroperat| med hjälp av | så att |',
    ' två gånger|, och | så (?=\\p{L}+s )| så (?=\\p{L}+r du )|, eller (?=välj|ange|skriv|',
    'klicka)| om (?:du|det|den|de) | om \\p{Ll}+ (?:\\p{Ll}+ )?(?:ska|har|är|kan|måste|behöver|',
    'krävs|inte) | från (?:den|det) här (?:sidan|listan|vyn|rutan|menyn|fliken|dialogrutan|',
    'tabellen|platsen)(?!\\p{L})|,? där du |, där | igen(?= till)|(?<=\\p{Ll}(?:en|et|an)) igen$|',
    ' (?:med|via|på) https?:| och att | f[öo]r version \\d|, detta | i sökningen(?!\\p{L})|',
    ' om \\p{Ll}+(?:et|en) \\p{Ll}{3,}r \\p{Ll}+ | och bläddra (?:om|för|till|efter) |',
    ' och \\p{Ll}+(?:en|et|an) (?:ska|kan|måste|har|är) | som (?:en )?(?:värde|leverantör|kund|',
    '(?:data)?källa|ägare|mottagare)(?:t|en|n)?(?!\\p{L})| både (?:till|för|i) | bredvid |',
    ' intill | till (?:höger|vänster) om (?:de[nt]|detta|denna) |,? och (?:logga (?:in|',
    'ut)(?!\\p{L})|(?:slutför|filtrera|filtrerar|hämta|ladda|överför|kontrollera|kontrollerar|',
    'granska|utför) \\p{Ll})| (?:längst|högst|överst|nederst) (?:ned|ner|upp|till|i|på) |',
    ' för (?:(?:de|den|det) )?\\p{Ll}+ som | och sedan | (?:för|på|i|av) (?:den|det) (?:första|',
    'andra|tredje|nya|valda|aktuella) | när (?:du|det|den|de|alla) | tills | eftersom |',
    ' genom att | efter behov| vid behov',
  ].join(''),
  tail: [
    'att|och (?:sedan|därefter)|och \\p{Ll}+(?=\\s(?![\\uE000-\\uF8FF])|$)|option|ovanför|längst|',
    'högst|överst|nederst|enligt|innan|utan|efter|för|om|så|som|när|tills|i|på|från|vid|genom|',
    'till|under|endast|bara|igen|två gånger|med|posten|noden|raden',
  ].join(''),
  infinitive: 'att',
  determiner: 'ett?|en|den|det|de|din|ditt|dina',
  describes: [
    '(?:alternativet(?=$)|olika|att|för att|överst|längst|högst|nederst|båda|dem|och|eller|din|',
    'ditt|dina|här|fälten|resten|nästa|föregående|huruvida|den|det|de|en|ett|alla|några|vilken|',
    'vilket|vilka|valfri|valfritt|valfria|varje|önskad|önskat|önskade|lämplig|lämpligt|lämpliga|',
    'vald|valda|valt|motsvarande|relevanta?|tillämplig(?:t|a)?|nödvändig(?:t|a)?|befintlig(?:t|',
    'a)?|aktuell(?:t|a)?|obligatoriska|länken|pilen|raden|rad|ikonen|knappen|minst|om|hur|vad|',
    'denna|detta|dessa|någon|något|ny|nytt|nya|plustecknet|plusikonen|upppilen|nedpilen|',
    'högerpilen|vänsterpilen|kryssrut(?:an|orna) för|noden|noderna|navigerings ?fönstret|du|på|',
    'som|samma|andra|första|följande)(?!\\p{L})',
  ].join(''),
  suitable: [
    'aktuell(?:t|a)?|önska(?:d|t|de)|lämplig(?:t|a)?|relevant(?:a)?|rätt|korrekt(?:a)?|',
    'nödvändig(?:t|a)?|tillämplig(?:t|a)?',
  ].join(''),
  number: [
    '(?:ett (?:nummer|tal|belopp|antal)|en (?:siffra|kvantitet|procentsats|procentandel)|',
    'det antal|procent(?:sats|andel)en|antal(?:et)?|intervall(?:et)?|belopp(?:et)?|',
    'kvantitet(?:en)?)\\b',
  ].join(''),
  date: '(?:ett |det )?(?:\\p{Ll}+ )?\\p{Ll}*datum(?:et)?\\b',
  yes: 'ja|yes|på|sant',
  no: 'nej|no|ne|av|falskt',
  answers: 'ok|ja|nej|yes|no|stäng|avbryt|fortsätt',
  to: 'till värdet|värdet|till(?! exempel)|som|på|=',
  typically: 'vanligtvis|vanligen|normalt|i regel',
}
