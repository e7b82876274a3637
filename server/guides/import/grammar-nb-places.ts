import type { Grammar } from './grammar.ts'

/** Where Norwegian sentences say that something is done. */
export const norwegianPlaces: Grammar['places'] = [
  [
    'field',
    [
      '(?:i|på|fra) rullegardin(?:menyen|listen) for {}-feltet',
      '(?:i|på|fra) rullegardin(?:menyen|listen) for feltet {}',
      '(?:i|på) feltet (?<name>[\\uE000-\\uF8FF]) ?-?felt(?:et)?',
      [
        '(?:i|på|(?<!raden )for) (?:(?:det|alle) )?(?:felt(?:et)?|',
        'feltene(?= [\\uE000-\\uF8FF]))(?: for(?: egenskapen)?| kalt| med navnet)? (?!(?-i:som|på|i|',
        'etter|under|der|nedenfor|hvis|når|eller|og|øverst|lengst|nederst|til|endres|vises|er|har|',
        'skal|kan|må)(?!\\p{L})){}',
      ].join(''),
      '(?<!.)(?=feltet [^.]* (?:velger|angir|skriver|setter|endrer) du\\b)feltet {}',
      '(?<=, )for (?=[\\uE000-\\uF8FF]){}',
      [
        'i (?:(?:dette|denne|det) (?=[\\uE000-\\uF8FF]))?(?!(?:dette|denne) \\p{Ll}){} ?- ?felt(?:et|',
        'ene)?(?: (?:i|for|på|til|der|som|hvis) [^,]{1,60}(?=$))?',
      ].join(''),
      'på {}-felt(?:et|ene)',
      '(?<=(?:verdier|verdi|\\d) )feltet {}',
      '(?<=verdi ){}-feltet',
      '(?<=(?:(?<!etter )verdi|alternativ) )for (?=[\\uE000-\\uF8FF]){}',
      'for (?!.*\\sog\\s){}-felt(?:et|ene)',
      '(?<!.)(?:for|i) egenskapen {}',
      'i den (?=[\\uE000-\\uF8FF]|(?-i:\\p{Lu})){} kolonnen',
      '(?:i|på) kolonnene (?=[\\uE000-\\uF8FF]){}',
      '(?:i|på) feltet (?<name>[\\uE000-\\uF8FF](?:-(?!felt)\\p{Ll}{3,}| på nytt))',
      '(?:i|på) (?:kolonnen|boksen|cellen|filteret) (?=[\\uE000-\\uF8FF]|(?-i:\\p{Lu})){}',
      [
        '(?:i|på) (?:(?:dette|denne|den) (?=[\\uE000-\\uF8FF]))?{}-(?:(?:redigerings|rullegardin|',
        'tekst|kombinasjons|liste)?boksen|kolonnen|cellen)',
      ].join(''),
      '(?:i|på|fra) (?:redigerings|rullegardin|tekst|kombinasjons|liste)boksen (?=[\\uE000-\\uF8FF]|(?-i:\\p{Lu})){}',
      'i (?!handlings|verktøy|søk)(?:\\p{L}+-)?\\p{L}{2,}feltet (?=[\\uE000-\\uF8FF]|(?-i:\\p{Lu})){}',
      [
        'i (?!handlings|verktøy|sidefelt|oppslags|(?:dato|prosent|tall|tekst|verdi)felt(?:et)? for |',
        'app(?:-)?felt|meldings|varslings|meny|kommando|',
        'navigasjons)(?<compound>(?:\\p{L}+-)?\\p{L}{3,})feltet(?: (?:for|på|',
        'til) [^,\\uE000-\\uF8FF]{1,60}(?=$))?',
      ].join(''),
    ],
  ],
  ['pane', ['(?:i|fra) listen (?:over|med) koblinger(?: [^,\\uE000-\\uF8FF]{1,60}(?=$))?']],
  [
    'namedList',
    [
      '(?:i|fra) listen (?!(?:velger|finner|søker|finn|merk|klikk|velg|åpne|utvid|merker|klikker)\\b){}',
      '(?:(?:i|fra) rullegardin(?:listen|menyen)|på rullegardinlisten)(?: for)? (?=[\\uE000-\\uF8FF]){}',
    ],
  ],
  [
    'list',
    [
      [
        '(?:i|fra|på) (?:listen over [^,]{1,60}?(?=,| velger)|listen|rullegardinlisten|',
        'rullegardinmenyen|rutenettet|tabellen)',
      ].join(''),
      '(?:i|fra|på) oppslaget',
    ],
  ],
  [
    'namedList',
    [
      '(?:i|fra) (?:listen|rullegardinlisten) {}',
      '(?:i|fra|på) rullegardinmenyen(?: for)? {}',
      '(?:i|fra) {}-(?:listen|rullegardinlisten)',
    ],
  ],
  [
    'tree',
    [
      [
        '(?:i|på) (?:[^,]{1,30}-)?(?:konfigurasjons|konsoll)?treet(?: i (?:den )?(?:venstre|',
        'høyre) ruten?)?(?: (?!i |på |til |under |velger |utvider |viser |merker |',
        'finner )[^,]{1,40}?(?=,| velger))?',
      ].join(''),
    ],
  ],
  ['tab', ['(?:på|i|under) (?:fanen|kategorien) {}', '(?:på|i|under) {}-(?:fanen|kategorien)']],
  [
    'section',
    [
      [
        '(?:i|på|under) (?:delen|hurtigfanen|hurtigkategorien|området|gruppen|inndelingen|seksjonen|',
        'faktaboksen|nivået|modulen) {}',
      ].join(''),
      '(?:i|på|under) {}-(?:delen|hurtigfanen|området|gruppen|inndelingen|seksjonen|faktaboksen)',
    ],
  ],
  [
    'pane',
    [
      [
        '(?:i|på|fra|gå til|går du til) (?:handlingsruten?|(?:handlings|app|side|kommando)feltet|',
        '(?:handlings|app|verktøy|kommando|meldings)linjen|',
        'den \\p{Ll}+ linjen)(?: øverst(?: i grensesnittet| på siden)?)?',
      ].join(''),
      '(?<=[\\uE000-\\uF8FF] )handlingsruten',
      '(?:i|på|fra) handlingsruten (?-i:\\p{Lu})[\\p{L}\\s]{2,30}(?=$)',
      '(?:i|på|fra) menyen {}',
      '(?:i|på|fra) {}-menyen',
      '(?:i|på) \\p{Ll}{4,}(?:en|et)(?= i (?:feltet [\\uE000-\\uF8FF]|[\\uE000-\\uF8FF]-feltet))',
      '(?:på|fra) (?:startsiden|hjemmesiden|(?:standard ?)?instrumentbord(?:et)?)',
    ],
  ],
  [
    'navigation',
    ['i (?:den (?:venstre|høyre) )?(?:navigasjons|navigerings)ruten', 'på hovedkontoret', 'i hovedkontoret'],
  ],
  [
    'page',
    [
      '(?:på|i|fra) (?:siden|skjemaet|dialogboksen|arbeidsområdet|vinduet|ruten|panelet|listesiden) {}',
      '(?:på|i|fra) {}-(?:siden|skjemaet|dialogboksen|arbeidsområdet|vinduet|ruten|\\p{Ll}*flisen)',
    ],
  ],
  ['part', ['(?:på|i|fra|under) \\p{L}{2,}(?:en|et|ene) (?=[\\uE000-\\uF8FF]){}']],
  ['place', ['(?:i|på|under|fra) {}', 'for (?=[\\uE000-\\uF8FF]){}']],
]
