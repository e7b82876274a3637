import type { Grammar } from './grammar.ts'

/** The parts of the screen that Norwegian sentences name as the object of their verb. */
export const norwegianObjects: Grammar['objects'] = [
  [
    'tab',
    [
      'fanen (?:for|om|med) (?<topic>[^,\\uE000-\\uF8FF]+)',
      '(?:fanen|kategorien|(?:\\p{Ll}+s )?fane) {}',
      '{}-(?:fanen|kategorien)',
      '\\p{L}{3,}fanen (?=[\\uE000-\\uF8FF]){}',
      '(?!hurtig)(?<compound>\\p{L}{3,}?)(?:hurtig)?fanen',
    ],
  ],
  [
    'section',
    [
      [
        '(?:delen|hurtigfanen|hurtigkategorien|seksjonen|inndelingen|faktabokse?n?) (?:for|om|',
        'med) (?!å )(?<topic>[^,\\uE000-\\uF8FF]+)',
      ].join(''),
      '(?:delen|hurtigfanen|hurtigkategorien|seksjonen|inndelingen|faktabokse?n?) (?:for|om|med) {}',
      '(?:delen|hurtigfanen) (?<whole>[\\uE000-\\uF8FF]-hode)',
      [
        '(?:delen|\\p{L}*noden|hurtigfanen|hurtigkategorien|seksjonen|inndelingen|faktabokse?n?|',
        'faktaboksområdet|gruppen|delene|området) {}',
      ].join(''),
      'kolonnefilter(?:et)?(?: for)? {}',
      '(?<compound>\\p{L}{3,}?)kolonnefilteret',
      '(?<general>den generelle (?:delen|fanen|hurtigfanen))',
      '{}-(?:delen|hurtigfanen|seksjonen|inndelingen|faktaboksen|gruppen|området)',
      '(?<compound>\\p{L}{3,}?)(?<!for|an)delen',
      '(?<compound>\\p{L}{3,}?)(?<!arbeids|virksomhets|fag|faktaboks)området(?! (?:[\\uE000-\\uF8FF]|(?-i:\\p{Lu})))',
    ],
  ],
  [
    'checkbox',
    [
      '(?:i )?avmerkingsboks(?:en|ene)(?: for(?! å))? {}',
      '{}-(?:avmerkings)?boksen',
      '(?:i )?boksen i (?:overskriften|hodet) (?:for|til) (?=[\\uE000-\\uF8FF]){}',
      '(?:i )?boksen(?: for)? {}',
    ],
  ],
  ['option', ['alternativet(?: for(?= [\\uE000-\\uF8FF]))? {}', '{}-alternativet', 'alternativknappen {}']],
  [
    'switch',
    ['(?:vekslebryteren|veksleknappen|glidebryteren|bryteren)(?: for)? {}', '{}-(?:vekslebryteren|bryteren)'],
  ],
  [
    'page',
    [
      'arbeidsområdet for (?<topic>[^,\\uE000-\\uF8FF]+)',
      '(?:siden|skjemaet|dialogboksen|arbeidsområdet|vinduet|ruten|menyen|listesiden) {}',
      '{}-(?:siden|skjemaet|dialogboksen|arbeidsområdet|vinduet|ruten|menyen|listen|skjermbildet|skjermen)',
    ],
  ],
  [
    'lookup',
    [
      '(?:rullegardin(?:listen|menyen)|nedtrekkslisten) (?=[\\uE000-\\uF8FF]){}',
      'rullegardin(?:knappen|pilen|listen|menyen)',
      'oppslaget',
      'oppslagsknappen',
    ],
  ],
  [
    'button',
    [
      [
        '(?:de[nt] \\p{Ll}+e (?=(?:knappen|ikonet|koblingen|handlingen) (?:[\\uE000-\\uF8FF]|',
        '(?-i:\\p{Lu}))))?(?:knappen|ikonet|koblingen|kommandoen|menyelementet|handling(?:en)?|',
        'flisen) {}',
      ].join(''),
      '(?<name>[\\uE000-\\uF8FF]) (?:knappen|ikonet|handlingen|koblingen|kommandoen)',
      '{}-(?:tasten|knappen|ikonet|koblingen|kommandoen|flisen|handling(?:en)?|funksjonen|menyelementet)',
      '(?<compound>pluss)ikonet',
    ],
  ],
  [
    'record',
    [
      '{}-(?:filen|konfigurasjonen|leverandør(?:en)?)',
      '(?:\\p{Lu}+\\p{Ll}* )?\\p{Lu}\\p{L}*-\\p{Ll}+(?:en|et) (?<name>[^\\s\\uE000-\\uF8FF]+\\.\\p{Ll}{3}x?)(?=$)',
      [
        '(?:posten|raden|\\p{L}*konfigurasjonen|leverandøren|',
        'referansen) (?![^\\uE000-\\uF8FF](?:\\([^)]*\\)|[^(])*\\s(?:i|på|fra|men|som|du)\\s){}',
      ].join(''),
    ],
  ],
  [
    'named',
    [
      '\\p{L}{2,}(?:en|et) (?:ved navn|med navnet|som heter) (?=[\\uE000-\\uF8FF]){}',
      [
        '(?!(?:raden|posten|feltet|enten|noen|uten)\\b)\\p{L}{2,}(?:en|',
        'et) (?![^\\uE000-\\uF8FF].*\\s(?:i|på|fra|men|som|du)\\s){}',
      ].join(''),
      [
        '(?!(?:felt(?:et|ene)?|deretter|mellom|enten|uten|blant|under|fra|for|med|til|ikke|både|bare|',
        'samt|eller|over|etter|mot|igjen)\\b)\\p{L}{3,} (?=[\\uE000-\\uF8FF]){}',
      ].join(''),
      '{}-(?!felt|verdien|og)\\p{Ll}{3,}',
    ],
  ],
  [
    'field',
    [
      'felt(?:et(?! (?-i:etter|som|hvis|når|der|med|uten|slik)\\s)|(?= [\\uE000-\\uF8FF])) {}',
      '{}-feltet',
      '(?<name>(?-i:\\p{Lu})\\p{L}{1,20}|[\\uE000-\\uF8FF])-verdien',
      '(?<compound>(?:\\p{L}+-)?\\p{L}{3,})feltet(?! [\\uE000-\\uF8FF])',
    ],
  ],
]
