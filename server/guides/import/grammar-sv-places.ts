import type { Grammar } from './grammar.ts'

/** Where Swedish sentences say that something is done. */
export const swedishPlaces: Grammar['places'] = [
  [
    'field',
    [
      '(?:i|från) (?:den nedrullningsbara (?:menyn|listan)|rullgardinsmenyn|nedrullningslistan) (?:i|för) fältet {}',
      '(?:i|på) fältet (?<name>[\\uE000-\\uF8FF]) ?-?fält(?:et)?',
      'i fältet (?<name>[^,\\uE000-\\uF8FF]{1,60}?) i fältet \\k<name>',
      [
        '(?:i|på|(?<!raden )för|under) (?:(?:det|alla|samtliga) )?(?:fält(?:et)?|',
        'fälten(?= [\\uE000-\\uF8FF]))(?: för(?: egenskapen)?| med namnet)? (?!(?-i:enligt|som|på|i|',
        'efter|under|där|nedan|om|när|eller|och|överst|längst|högst|nederst|till|ändras|visas|är|har|',
        'ska|kan|måste)(?!\\p{L})){}',
      ].join(''),
      [
        '(?<!(?:och|där|att|till|raden för|bredvid|intill|ovanför|om|tomma) )fältet (?!(?-i:att|',
        'för att|är|har|ska|kan|måste|visas|ändras|inte|som|på|i|överst|längst|högst|',
        'nederst)(?!\\p{L})){}',
      ].join(''),
      '(?<=(?:(?<!efter )värde|alternativ) )för (?=[\\uE000-\\uF8FF]){}',
      '(?:i|på) (?:(?:det(?: här)?|detta) (?=[\\uE000-\\uF8FF]))?{}-fält(?:et)?',
      '(?:i|på) {}-(?:text|list|kombinations)rutan',
      '(?:i|från) (?:redigerings|text|kombinations)rutan (?=[\\uE000-\\uF8FF]|(?-i:\\p{Lu})){}',
      '(?<!.)(?:för|i) egenskapen {}',
      'i den (?=[\\uE000-\\uF8FF]|(?-i:\\p{Lu})){} kolumnen',
      '(?:i|på) kolumnerna (?=[\\uE000-\\uF8FF]){}',
      '(?:i|på) fältet (?<name>[\\uE000-\\uF8FF](?:-(?!fält)\\p{Ll}{3,}| på nytt))',
      '(?:i|på) (?:kolumnen|rutan|cellen|(?:kolumn)?filtret) (?=[\\uE000-\\uF8FF]|(?-i:\\p{Lu})){}',
      'i (?!verktygs|åtgärds|sök)(?:\\p{L}+-)?\\p{L}{2,}fältet (?=[\\uE000-\\uF8FF]|(?-i:\\p{Lu})){}',
      [
        'i (?!verktygs|åtgärds|sidofält|app-?fält|meddelande|meny|kommando|',
        'navigerings)(?<compound>(?:\\p{L}+-)?\\p{L}{3,})fältet(?: (?:(?:för|',
        'på) [^,\\uE000-\\uF8FF]{1,60}|förut|tidigare)(?=$))?',
      ].join(''),
      '(?:i|på) (?<name>[\\uE000-\\uF8FF] (?:för|av|till)) -?fält(?:et)?(?=$)',
      '(?:i|på) {}s- fält(?:et)?',
      [
        '(?:i|på) (?!(?:(?!fält)[^,]){1,60} \\p{L}+r du )(?!\\p{Ll}+(?:en|et|',
        'an) som )(?:{}(?<!\\s(?:i|på))(?: -|-? )fält(?:et)?)',
      ].join(''),
    ],
  ],
  ['pane', ['(?:i|från) listan (?:med|över) länkar(?: [^,\\uE000-\\uF8FF]{1,60}(?=$))?']],
  [
    'namedList',
    [
      [
        '(?:i|på|från) (?:listan|listrutan) (?!(?-i:väljer|letar|söker|hitta|hittar|markera|klicka|',
        'välj|öppna|expandera)(?!\\p{L})){}',
      ].join(''),
      [
        '(?:i|från) (?:den nedrullningsbara (?:menyn|listan)|rullgardins(?:menyn|',
        'listan))(?: för)? (?=[\\uE000-\\uF8FF]){}',
      ].join(''),
    ],
  ],
  [
    'list',
    [
      [
        '(?:i|från|på) (?:listan över [^,]{1,60}?(?=,| väljer)|den nedrullningsbara (?:menyn|listan)|',
        'listan|listrutan|rullgardinsmenyn|rullgardinslistan|rutnätet|tabellen)',
      ].join(''),
      '(?:i|från|på) uppslaget',
    ],
  ],
  [
    'tree',
    [
      [
        '(?:i|på) (?:konfigurations)?trädet(?: (?!i |på |till |under |väljer |expanderar |utökar |',
        'markerar )[^,]{1,40}?(?=,| väljer))?',
      ].join(''),
    ],
  ],
  ['tab', ['(?:på|i|under) fliken {}', '(?:på|i) {}-fliken']],
  [
    'section',
    ['(?:i|på|under) (?:avsnittet|snabbfliken|området|gruppen|faktaboxen|nivån|sektionen|delen|modulen) {}'],
  ],
  [
    'pane',
    [
      '(?:i|på|från) {}-åtgärdsfönstret',
      '(?:i|på|från) åtgärds(?:fönstret|rutan) (?-i:\\p{Lu})[\\p{L}\\s]{2,30}(?=$)',
      [
        '(?:i|på|från|gå till|går du till) (?:åtgärds(?:fönstret|fönster|rutan|fältet|panelen)|',
        '(?:verktygs|app|sido|meny|kommando)fältet|fönstret åtgärd)(?: överst i gränssnittet|',
        ' (?!väljer|klicka|välj|markera)[\\p{L}\\uE000-\\uF8FF]+(?=,| väljer))?',
      ].join(''),
      '(?:i|på|från) menyn {}',
      '(?:i|på) snabbflikens verktygsfält [^,]{1,40}(?=,)',
      '(?:i|på) \\p{Ll}{4,}(?:en|et|an)(?= i fältet [\\uE000-\\uF8FF])',
      '(?:på|från) (?:startsidan|hemsidan|(?:standard)?instrumentpanelen)',
    ],
  ],
  [
    'navigation',
    [
      'i (?:det (?:vänstra|högra) )?navigerings(?:fönstret|fönster|rutan|fältet)',
      'i (?:huvudkontor(?:et)?|administrationen)',
    ],
  ],
  ['page', ['(?:på|i|från) (?:sidan|formuläret|dialogrutan|arbetsytan|fönstret|panelen|listsidan) {}']],
  ['part', ['(?:på|i|från|under) \\p{L}{2,}(?:en|et|an|arna) (?=[\\uE000-\\uF8FF]){}']],
  ['place', ['(?:i|på|under|från|in the) {}', 'för (?=[\\uE000-\\uF8FF]){}']],
]
