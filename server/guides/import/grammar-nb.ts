import type { Grammar } from './grammar.ts'
import { norwegianObjects } from './grammar-nb-objects.ts'
import { norwegianPlaces } from './grammar-nb-places.ts'

const present = [
  'angir|skriver|velger|merker|klikker|dobbeltklikker|høyreklikker|trykker|åpner|lukker|',
  'utvider|viser|skjuler|fjerner|setter|endrer|aktiverer|deaktiverer|fyller|går|definerer|',
  'konfigurerer|navigerer|blar|bruker|legger|krysser|slår|gir',
].join('')

export const norwegian: Grammar = {
  verbs: [
    [
      'go',
      [
        '(?:gå|går du|go|naviger|navigerer du|bla|blar du) (?:tilbake )?(?:til|to)|',
        'går du(?= [^,.>]+ >| [\\uE000-\\uF8FF])',
      ].join(''),
    ],
    [
      'checkOrClear',
      [
        'merk(?:er du)?(?: av)?(?: for)?,? eller fjern(?:er)?(?: du)? (?:merket|merkingen|merking|',
        'avmerkingen)(?: i| for)?|velg eller fjern(?: merket for)?',
      ].join(''),
    ],
    [
      'enterOrSelect',
      [
        '(?:angi|skriv inn|skriv) eller velg|velg eller (?:angi|skriv inn)|velger eller (?:angir|',
        'skriver inn) du|angir (?:du )?eller velger(?: du)?|skriver (?:du )?inn eller velger(?: du)?',
      ].join(''),
    ],
    [
      'find',
      [
        '(?:finn|søk etter|søk opp|finn frem til|finner du(?! (?:mer |detaljert )?(?:informasjon|',
        'opplysninger|detaljer))|finner og (?:velger|merker) du|søker du etter(?: og (?:velger|',
        'merker|åpner))?|søk)(?: (?:og|eller) (?:velg|merk|åpne))?',
      ].join(''),
    ],
    [
      'expandOrCollapse',
      [
        '(?:utvid|vis|aktiver) eller (?:skjul|lukk|deaktiver)|skjul eller (?:vis|utvid)|(?:utvider|',
        'viser) eller skjuler du|aktiver/deaktiver (?:utvidelsen|visning(?:en)?) av|',
        'aktiver utvidelsen av|aktiver/deaktiver|veksle(?! [\\uE000-\\uF8FF] til )',
      ].join(''),
    ],
    ['filter', 'bruk (?:dette )?hurtigfilteret'],
    [
      'press',
      [
        '(?:klikk|trykk) (?:deretter|for eksempel|f\\.eks\\.)(?: på| i)?|(?:høyre|dobbelt?)klikk(?:e|',
        'er du)?(?: på(?! (?-i:nytt)(?!\\p{L})))?|klikke på|klikke|trykke på|klikk (?-i:på)|',
        'klikk på(?= [\\uE000-\\uF8FF])|klikk|klikker du på|klikker du|klikker på|klikker|trykk på|',
        'trykker du på|trykker på|trykk',
      ].join(''),
    ],
    ['check', 'merke?(?: deretter| også)? av(?: i| for)?|merker du av(?: i| for)?|kryss av(?: i| for)?'],
    [
      'select',
      [
        'velge|velg (?:f\\.eks\\.|for eksempel(?= (?:\\d|(?-i:\\p{Lu})|(?:\\p{Ll}+(?:en|',
        'et) )?[\\uE000-\\uF8FF])))|velg|velger du|velger|merk|merker du|marker|markerer du|uthev',
      ].join(''),
    ],
    [
      'enter',
      [
        '(?:angi|angir du|angir)(?! (?:verdien|datoen|tiden|antallet) i feltet .* til )|',
        'gi(?! nytt navn)|gir du|skriv inn|skriver du inn|legg inn|legger du inn|skriv(?! (?:av|ut|',
        'opp|ned)(?!\\p{L}))|skriver du(?! (?:av|ut|opp|ned)(?!\\p{L}))|fyll(?: deretter|',
        ' også)? (?:ut|inn)|fyller du(?: deretter)? (?:ut|inn)|fylle (?:ut|inn)(?= feltet )|oppgi|',
        'oppgir du|oppgir|spesifiser',
      ].join(''),
    ],
    ['open', 'åpne|åpner du'],
    [
      'expand',
      [
        'utvide?|vid(?= delen )|utvider du|vise(?= (?:faktaboksen|delen|hurtigfanen) )|vis|viser du|',
        'skjul|skjuler du|komprimer',
      ].join(''),
    ],
    ['close', 'lukk|lukker du'],
    [
      'define',
      [
        'definer|definerer du|konfigurer|konfigurerer du|beskriv|beskriver du|',
        'legg(?:er du)? til(?! eller)|registrer|registrerer du|sett inn|setter du inn|lim inn|',
        'limer du inn',
      ].join(''),
    ],
    [
      'set',
      [
        '(?:sett|endre|ende|angi|angir du|setter du|endrer du) (?:verdien|datoen|tiden|',
        'antallet) (?:for|på(?= (?:feltet|alternativet) )|i(?= feltet .* til ))|gi(?=.* verdien )|',
        'gir du(?=.* verdien )|veksle(?= [\\uE000-\\uF8FF] til (?:ja|nei|på|av|',
        '[\\uE000-\\uF8FF])(?!\\p{L}))|sett|sette|setter du|still inn|',
        'bytt(?= [\\uE000-\\uF8FF] til )|endre|endrer du',
      ].join(''),
    ],
    ['enable', 'aktivere?|aktiverer du|slå på|slår du på'],
    ['disable', 'deaktiver|deaktiverer du|slå av|slår du av'],
    [
      'clear',
      '(?:fjerne?|fjerner du) (?:merket|merkingen|avmerkingen)(?: i| for| av)?|fjern(?= verdien)|tøm',
    ],
    [
      'use',
      [
        '(?:bruke?|bruker du)(?= (?:(?:knappen|ikonet|handlingen|funksjonen|kommandoen|koblingen|',
        'fanen|kategorien|hurtigfanen|siden|delen|faktaboksen|arbeidsområdet) |\\S+-(?:knappen|siden|',
        'fanen|handlingen)))',
      ].join(''),
    ],
    ['refresh', 'oppdater(?! (?:feltet|verdien|alternativet))'],
  ],
  places: norwegianPlaces,
  objects: norwegianObjects,
  isTranslated: true,
  inverted: [
    '(?<!^(?:hvis|når) [^,]*|(?:^|\\s)du )(?:velger|merker) (?=[\\uE000-\\uF8FF])',
    '(?:kan|må|skal|bør|finner|søker|legger) du\\b',
    `(?:${present}) (?:du|eller)\\b`,
    [
      '(?<!(?:å|vil|kan|skal|må|bør|av|du velger|du angir) )(?:(?:og|eller) )?',
      '(?:angi|skriv|velg|merk|klikk|(?<=, )åpne|utvid|sett)\\b',
    ].join(''),
  ].join('|'),
  present,
  mainVerb: `(?:${present}) du\\b`,
  announces: 'slik|ikke|hvordan|hva|hvilk\\p{L}+|hvorfor',
  circumstance: [
    '(?:er|vil|har|trenger) du|i|på|under|fra|for|med|via|ved|til|i tillegg|ut|basert|avhengig',
    'hvis|når|mens|før|etter|ettersom|så|deretter|først|alternativt|eller|øverst|nederst',
  ].join('|'),
  subordinate: 'hvis|når|før|mens|fordi|ettersom|etter at|for å|som|der|avhengig|basert|slik at',
  example: '(?:f\\.eks\\.|for eksempel)',
  optional: {
    before: [
      'valgfritt[:,]?|eventuelt,?|hvis du vil,|hvis (?:det er )?(?:nødvendig|ønskelig|aktuelt|',
      'relevant),?|ved behov,?|om nødvendig,?',
    ].join(''),
    after:
      ',? ?\\(?(?:hvis (?:det er )?(?:nødvendig|ønskelig|aktuelt|relevant)|ved behov|etter behov|om nødvendig)\\)?',
  },
  afterVerb: 'deretter|nå|også|så|manuelt|alternativt|i stedet|(?-i:f\\.eks\\.(?= \\p{Ll}))|(?-i:bare)',
  general: 'Generelt',
  partsOfScreen: [
    'feltet|fanen|hurtigfanen|siden|vinduet|dialogboksen|arbeidsområdet|delen|gruppen|',
    'faktaboksen|menyen|kortet|knappen|ikonet|handlingen|funksjonen|avmerkingsboksen|',
    'alternativet|vekslebryteren',
  ].join(''),
  wholeField: 'feltet (.+)|(.+?)-?felt(?:et)?',
  preposition: 'for|til|av|med|i|på|når|hvis|ved|slik|over|mellom|fra|under|øverst|nederst',
  adverbial: [
    '(?:i|på|under|fra|for|med|øverst|nederst)\\s(?:(?!felt|kolonne)[^,.]){3,120}?,? (?<!(?:å|',
    'kan|skal|må|bør|og|eller|som|vil) )(?=INVERTED)',
  ].join(''),
  glued: 'velg',
  and: 'og',
  lastPress: { joins: 'og deretter', told: 'og klikk' },
  relative: 'som|du',
  ofYours: 'som du',
  types: 'skriv(?:er du)?(?: inn)?',
  within: 'i',
  fillers: [
    'bruk følgende filtre?:|også|i (?-i:\\p{Lu})[^,\\uE000-\\uF8FF]{1,40}?(?= på (?:siden|',
    'skjemaet) )|(?:kan|må|skal|bør) du|i dette eksempelet,|i dette eksemplet,|for eksempel|',
    '(?:og|eller)(?= (?:angi|skriv|velg|merk|klikk|åpne)\\b)|deretter|så|nå|du (?:må|kan|skal|',
    'bør)',
  ].join(''),
  goal: [
    '(?:hvis du vil|for å|for (?:den|det)) [^,]{3,200}?(?:,? (?=INVERTED)|, (?=(?:aktiver|',
    'deaktiver|fyll ut|endre|gå til)\\b)| (?=gå til (?:[\\uE000-\\uF8FF]|(?-i:\\p{Lu}))))',
  ].join(''),
  means: [
    '.{3,140}?(?<!, som \\p{L}+s) ved å (?=(?:dobbelt?|høyre)?klikke|velge|trykke|merke av|angi|',
    'fylle (?:ut|inn) feltet|åpne|gå til|aktivere|endre|sette|fjerne merket)',
  ].join(''),
  onlyIf: 'hvis',
  otherwise: 'ellers|i motsatt fall',
  conditional: 'hvis|når|(?:er|vil|har|trenger) du',
  condition: [
    '(?:hvis|når) [^,]{3,160}?(?:,? (?=INVERTED)|, [^,]{3,80}?, (?=INVERTED)|, (?=(?:aktiver|',
    'deaktiver|fyll ut|endre|gå til)\\b))',
  ].join(''),
  fixtures: [
    'hurtigfilteret|generelle|den generelle (?:delen|fanen|hurtigfanen)|[^,.]{2,40}-felt(?:et)?|',
    '\\p{L}{3,}feltet|handlingsruten?|navigasjonsruten?|listen|treet',
  ].join(''),
  buttons: [
    'ny|nytt|lagre|rediger|slett|legg til|fjern|poster|legg til linje|send|oppdater|opprett|',
    'importer|eksporter|bekreft|bruk|neste|fullfør|ferdig|kjør|skriv ut|valider',
  ].join(''),
  link: 'koblingen|lenken',
  tells: [
    '(?:hvis du vil (?:vite|ha|få|lese|finne ut|lære) (?:mer|ytterligere|flere)|mer informasjon|',
    'for mer informasjon|les mer|finn ut mer|lær mer|for å (?:finne ut|lære|lese|få vite|',
    'vite) mer)(?!\\p{L})|(?:obs|merk at|merk(?=:)|legg merke til|vær oppmerksom på|husk)\\b|',
    'merk deg\\b|du blir bedt om\\b|(?:dialogboksen|siden) [^.]{1,60} åpnes(?!\\p{L}|, (?:angi|',
    'velg|klikk|skriv|merk)\\s)|(?:dette|denne) (?:er|åpner|viser)\\b',
  ].join(''),
  joins:
    '(?<!finn|søk etter|søke etter|søk|finner|søker du etter|søker du),? og(?: deretter| så)?|, deretter|, så',
  or: 'eller',
  whether: 'om|hvordan|hvilken|hvilket|hvilke',
  filters: [
    'filtrer kolonnen {name}(?:,? slik at .*)?',
    [
      'bruke? (?:et|dette) filter(?:et)? (?:på|i) (?:feltet )?{name}(?:-feltet)?,? med (?:verdien|',
      'en verdi(?: (?:lik|på|av))?) {value}(?:,? (?:ved hjelp av|med) filteroperatoren .*)?',
    ].join(''),
    [
      '(?:bruk følgende filtre?: )?(?:angi|skriv inn) (?:filterverdien|en filterverdi(?: (?:for|',
      'på))?) {value} i (?:feltet )?{name}(?:-feltet)?(?:,? (?:ved hjelp av|',
      'med) filteroperatoren .*)?',
    ].join(''),
    [
      'bruk hurtigfilter(?:et)? (?:til|for) å filtrere(?: (?:på|etter|',
      'i))? (?:feltet )?{name}(?:-feltet)? med (?:verdien|en verdi(?: (?:lik|på|av))?) {value}',
    ].join(''),
  ],
  closing: '-felt(?:et|ene)',
  endOfPath: [
    ',? og \\p{Ll}+ (?:inn|ut|opp|av|ned)\\s|,? og (?:deretter )?(?:start|opprett|kopier|følg|',
    'gjør|gå gjennom|sørg for|se til|kontroller|kontrollerer)\\b| i (?:Dynamics 365 [\\p{L} ]+|',
    'Finance|Commerce|Human Resources|nettleseren|\\p{Ll}+(?:en|et|a) (?:din|ditt))$|, (?=(?:på|',
    'i|for|deretter|og|velg|klikk|åpne|gjør)\\b)',
  ].join(''),
  yesFor: 'for(?! å)|i|på|under',
  purpose: [
    ' i de[nt] \\p{Ll}+ (?:ruten|listen|menyen|vinduet|hjørnet|panelet|feltet)(?!\\p{L})| for å |',
    ' til å | og (?:under|på|i) | (?:i|for) (?:dette|denne) (?:eksemp|prosedyr|demonstrasj|',
    'fremgangsm|aktivitet|oppgave)|, hvis | og (?:se|gå) gjennom | og legg (?:til|inn) |',
    ' og bruk filteroperat|, (?:f\\.eks\\.|for eksempel) |, som | som er | bare hvis | hvis |',
    ' med filteroperator| ved hjelp av | slik at | to ganger|, eller (?=velg|angi|skriv|klikk)|',
    ' hvis (?:du|det|den|de|en|et) | fra denne (?:siden|listen|visningen|ruten|menyen|fanen|',
    'dialogboksen|tabellen|plasseringen)(?!\\p{L})|,? der du |, der | ig(?:en|jen)(?= til)|',
    ' som (?:(?:en )?(?:verdi|leverandør|kunde|kilde|datakilde|eier|mottaker)(?:en|n)?|(?:første|',
    'siste|neste) \\p{Ll}+)(?!\\p{L})| for versjon \\d| for (?:denne|dette|de[nt] (?:første|',
    'andre|siste|neste)) \\p{Ll}+$| for både | både (?:til|for|i) | ved siden av | til (?:høyre|',
    'venstre) for (?:de[nt]|dette|denne) |,? og (?:logg(?:e|er)? (?:på|av|deg (?:på|',
    'av))(?!\\p{L})|(?:fullfør|filtrer|filtrerer|last ned|last opp|kontroller|kontrollerer|',
    'utfør) \\p{Ll})| (?:lengst|øverst|nederst) (?:ned|opp|til|i|på) | for (?:(?:de|den|',
    'det) )?\\p{Ll}+ som | og deretter | (?:for|på|i|av) (?:den|det) (?:første|andre|tredje|nye|',
    'valgte|gjeldende) |, og | når (?:du|det|den|de|alle) | fordi | ved å ',
  ].join(''),
  tail: [
    'og (?:deretter|så)|og \\p{Ll}+(?=\\s(?![\\uE000-\\uF8FF])|$)|option|over|øverst|nederst|',
    'etter|før|uten|for|hvis|slik|som|når|til|i|på|fra|ved|under|bare|igjen|to ganger|med|posten|',
    'noden|raden',
  ].join(''),
  infinitive: 'å',
  determiner: 'et|en|ei|den|det|de|din|ditt|dine',
  describes: [
    '(?:alternativet(?=$)|ulike|forskjellige|øverst|lengst|nederst|begge|dem|og|eller|å|din|ditt|',
    'dine|her|feltene|resten|neste|forrige|hvorvidt|avmerkingsboks(?:en|ene) for|den|det|de|en|',
    'et|ei|alle|noen|hvilken|hvilket|hvilke|hver|hvert|ønsket|ønskede|relevant|aktuelle?|',
    'nødvendige?|eksisterende|gjeldende|obligatoriske|relevante|koblingen|pilen|raden|rad|ikonet|',
    'knappen|minst|om|hvordan|hva|denne|dette|disse|ny|nytt|nye|plusstegnet|plussikonet|linjen|',
    'linjene|noden|nodene|gruppen|navigasjonsruten|navigeringsruten|du|på|som|deg|samme|andre|',
    'første|følgende)(?!\\p{L})|for å ',
  ].join(''),
  suitable: 'aktuelle?|ønske(?:t|de)|passende|egnede?|relevante?|riktige?|korrekte?|nødvendige?',
  number: [
    '(?:et (?:tall|beløp|antall|nummer)|en prosent\\p{L}*|antall(?:et)?|intervall(?:et)?|',
    'beløp(?:et)?|prosent\\p{L}*)\\b',
  ].join(''),
  date: '(?:en |den )?(?:\\p{Ll}+ )?\\p{Ll}*dato(?:en)?\\b',
  yes: 'ja|yes|på|sann',
  no: 'nei|no|av|usann',
  answers: 'ok|ja|nei|yes|no|lukk|avbryt|fortsett',
  to: 'til verdien|verdien|til|som|på|=',
  typically: 'vanligvis|normalt|som regel',
}
