import type { Grammar } from './grammar.ts'

/** The parts of the screen that Swedish sentences name as the object of their verb. */
export const swedishObjects: Grammar['objects'] = [
  [
    'tab',
    [
      'fliken (?:för|om|med) (?<topic>[^,\\uE000-\\uF8FF]+)',
      '(?:fliken|(?:\\p{Ll}+s )?flik) {}',
      '{}-fliken',
      '\\p{L}{3,}fliken (?=[\\uE000-\\uF8FF]){}',
      '(?!snabb)(?<compound>\\p{L}{3,}?)(?:snabb)?fliken',
    ],
  ],
  [
    'section',
    [
      [
        '(?:avsnittet|snabbfliken|fast ?tab|faktaboxen|faktarutan) (?:för|om|med)',
        ' (?!att )(?<topic>[^,\\uE000-\\uF8FF]+)',
      ].join(''),
      '(?:avsnittet|snabbfliken|fast ?tab|faktaboxen|faktarutan) (?:för|om|med) {}',
      '(?<name>[^\\uE000-\\uF8FF]{2,40}) avsnitt(?=$)',
      [
        '(?:avsnitt(?:et|en)|fast ?tab|\\p{L}*noden|snabbflik(?:en|arna)|faktaboxen|faktarutan',
        '|valet|gruppen|sektionen|området) {}',
      ].join(''),
      'kolumnfilt(?:er|ret)(?: för)? {}',
      '(?<compound>\\p{L}{3,}?)(?:kolumnfiltret|faktarutan|faktaboxen)',
      '(?<general>den allmänna (?:delen|fliken|snabbfliken)|det allmänna avsnittet)',
      '{}-(?:avsnittet|snabbfliken|faktaboxen|faktarutan|gruppen|området)',
      '(?<name>[\\uE000-\\uF8FF]) (?:snabbflik(?:en)?|avsnittet|delen)',
      '\\p{L}{3,}avsnittet (?=[\\uE000-\\uF8FF]|(?-i:\\p{Lu})){}',
      '(?<compound>(?:\\p{L}+- och )?\\p{L}{3,}?)avsnittet',
    ],
  ],
  [
    'checkbox',
    [
      '(?:kryssrutan|rutan) i (?:rubriken|huvudet) (?:för|till) (?=[\\uE000-\\uF8FF]|(?-i:\\p{Lu})){}',
      '(?:kryssrut(?:an|orna)|rutan)(?: för(?! att)(?: egenskapen)?)? {}',
    ],
  ],
  [
    'option',
    [
      'alternativet(?: för(?: funktionen)?(?= [\\uE000-\\uF8FF]))? {}',
      '{}-alternativet',
      'alternativknappen {}',
    ],
  ],
  [
    'switch',
    ['(?:växlingsknappen|växlingskontrollen|växlingsreglaget|skjutreglaget|reglaget|växeln)(?: för)? {}'],
  ],
  [
    'page',
    [
      'arbetsytan? för (?<topic>[^,\\uE000-\\uF8FF]+)',
      '(?:fönstret|panelen) för \\p{L}+(?:en|et) (?=[\\uE000-\\uF8FF]){}',
      '(?:sidan|formuläret|dialogrutan|arbetsytan|fönstret|panelen|menyn|listsidan|skärmen) {}',
      '{}-(?:sidan|formuläret|dialogrutan|arbetsytan|fönstret|panelen|menyn|skärmen)',
    ],
  ],
  [
    'lookup',
    [
      'sökningen genom att (?:klicka|trycka) på den nedrullningsbara knappen (?:i )?{}',
      '(?:den )?nedrullningsbara knappen',
      'knappen för (?:listruta|nedrullningsbar lista)',
      '(?:den )?nedrullningsbara (?:menyn|listan)',
      'rullgardinsmenyn',
      'listrut(?:an|eknappen|epilen)',
      'knappen för att öppna sök',
      '(?:sökningen|uppslaget|nedrullningsknappen)',
    ],
  ],
  [
    'button',
    [
      '{}-tangenten',
      '(?<name>(?-i:\\p{Lu})[^\\uE000-\\uF8FF]{0,60}?)-(?:knappen|ikonen|länken|åtgärden)',
      '(?<compound>plus)ikonen',
      [
        '(?:den \\p{Ll}+a (?=(?:knappen|ikonen|länken|åtgärden) (?:[\\uE000-\\uF8FF]|(?-i:\\p{Lu}))))?',
        '(?:knappen|ikonen|länken|funktionen|kommandot|menyalternativet|åtgärd(?:en)?|ikonrutan',
        '|pilen(?= (?:[\\uE000-\\uF8FF]|(?-i:\\p{Lu})))) {}',
      ].join(''),
      '(?<name>[\\uE000-\\uF8FF])(?:-| )(?:knappen|ikonen|åtgärden|länken)',
    ],
  ],
  [
    'record',
    [
      '\\p{L}*konfiguration av (?=[\\uE000-\\uF8FF]){}',
      '(?<name>(?-i:\\p{Lu})[^,\\uE000-\\uF8FF]{1,40}, (?:Inc\\u2024|Ltd\\u2024|AB)) leverantör(?=$)',
      '(?:\\p{Lu}+ )?\\p{Lu}+-\\p{Ll}+(?:en|et|an) (?<name>[^\\s\\uE000-\\uF8FF]+\\.\\p{Ll}{3}x?)(?=$)',
      '(?:posten|raden) för (?:fältet )?(?=[\\uE000-\\uF8FF]|(?-i:\\p{Lu})){}',
      [
        '(?:posten|raden|\\p{L}*konfigurationen|leverantören|referensen) ',
        '(?![^\\uE000-\\uF8FF](?:\\([^)]*\\)|[^(])*\\s(?:i|på|från|men|som|du)\\s){}',
      ].join(''),
    ],
  ],
  [
    'named',
    [
      '\\p{L}{2,}(?:en|et|an) (?:vid namn|med namnet|som heter) (?=[\\uE000-\\uF8FF]){}',
      [
        '(?!(?:raden|posten|fältet|sedan|mellan|antingen|utan)\\b)\\p{L}{2,}(?:en|et|an) ',
        '(?![^\\uE000-\\uF8FF].*\\s(?:i|på|från|men|som|du)\\s){}',
      ].join(''),
      [
        '(?!(?:fält(?:et|en)?|sedan|mellan|antingen|utan|bland|under|från|för|med|till|inte|både|bara|endast',
        '|samt|eller|och|genom|mot|efter|över|igen)\\b)\\p{L}{3,} (?=[\\uE000-\\uF8FF]){}',
      ].join(''),
      '{}-(?!fält|och)\\p{Ll}{3,}',
    ],
  ],
  [
    'field',
    [
      [
        'fält(?:en(?= [\\uE000-\\uF8FF]$)|et(?! (?-i:enligt|efter|som|om|när|där|med|utan)\\s)|',
        '(?= [\\uE000-\\uF8FF])) {}',
      ].join(''),
      '{}-fältet',
      '(?<compound>(?:\\p{L}+-)?\\p{L}{3,})fältet(?! [\\uE000-\\uF8FF])',
    ],
  ],
]
