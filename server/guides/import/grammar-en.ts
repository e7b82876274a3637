import type { Grammar } from './grammar.ts'
import { furtherPlaces, pressingPlaces } from './places-en.ts'

export const english: Grammar = {
  verbs: [
    ['go', '(?:go|navigate|browse) to'],
    ['checkOrClear', '(?:select|check|mark|set) or (?:clear|uncheck|unmark|de-?select)'],
    ['enterOrSelect', '(?:enter|type|specify) or (?:select|choose)|(?:select|choose) or (?:enter|type)'],
    ['find', '(?:find|locate)(?: (?:and|or) (?:select|choose|mark|open))?'],
    ['enable', 'toggle on'],
    ['disable', 'toggle off'],
    [
      'set',
      '(?:toggle|turn|switch)(?=.*\\s(?:on|off)$|\\s(?!to\\s).*\\sto\\s(?:yes|no|on|off|true|false|[\\uE000-\\uF8FF]))',
    ],
    ['expandOrCollapse', '(?:click the arrow to )?(?:expand or collapse)|toggle the expansion of|toggle'],
    ['filter', 'use the quick ?filter'],
    ['press', '(?:double|right)[- ]?click(?:ing)?(?: on)?|click(?:ing)? on|click(?:ing)?|press|tap'],
    ['select', 'selecting|choosing|select|choose|pick|mark|highlight'],
    [
      'enter',
      '(?:manually )?(?:enter|write(?! (?:off|down))|type in|type(?! fields?\\b))|specify|fill (?:in|out)|provide|give',
    ],
    // `Use the **Print** action to …`: a button is used by being pressed.
    [
      'use',
      'use(?=\\s[\\p{L}-]*\\d[\\p{L}\\d-]*$|\\sthe\\s[\\uE000-\\uF8FF]\\s(?:action|button|command)(?!\\p{L}))',
    ],
    ['open', 'open'],
    ['expand', 'expand|collapse'],
    ['close', 'close'],
    ['set', '(?:change|set) the value (?:of|in|for)(?= .* to )|change the value of|set(?! up\\b)|change'],
    ['define', 'define|configure|add(?= an? )'],
    ['enable', 'enable|activate|turn on|switch on'],
    ['disable', 'disable|deactivate|turn off|switch off'],
    ['check', 'check(?! (?:that|whether|if|for)\\b)(?!.* to (?:understand|see|learn|find out)\\b)'],
    ['clear', 'clear|uncheck|unmark|de-?select'],
    ['refresh', 'refresh'],
  ],
  places: [
    [
      'field',
      [
        '(?:in|from) the drop[- ]?down (?:list|menu|box) (?:of|in|for) the {} field',
        '(?:in|on) the \\p{Ll}+ (?=[\\uE000-\\uF8FF]){} field',
        'from the lookup (?:of|in|for) the {} field',
        '(?:in|on) (?:the |all (?=[\\uE000-\\uF8FF])|(?!the )){} fields?(?:,? (?:of|in|on|for) [^,]{1,60}(?=,|$))?',
        '(?<!(?:row|line) )(?:for|using) the {} field',
        '(?:in|on|(?<!(?:row|line) )for) the field (?=[\\uE000-\\uF8FF]){}',
        // `**Lund** in Stop Type`: a field without its noun has a name that tells what it holds.
        'in {}(?<= in (?-i:(?:\\p{Lu}[\\p{L}./-]* ){1,3}(?:Type|Method|Status|Category)))',
        // `In the left column`: where it stands is not its name.
        'in(?:to)? the (?!(?:left|right|first|last|next|same)\\b){} (?:column(?: (?:of|for) [^,]{1,60}(?=,|$))?|cell|(?<!(?:dialog|check|message|warning) )(?:text )?box)',
      ],
    ],
    [
      'namedList',
      [
        '(?:in|from) the {} (?:(?:drop[- ]?down )?list|drop[- ]?down menu|drop[- ]?down(?! (?:dialog|arrow|button)))',
        'in the (?=[\\uE000-\\uF8FF]){} menu',
      ],
    ],
    [
      'list',
      [
        '(?:in|from|on) the (?:list of [^,]{1,60}(?=,)|list(?: pane)?|drop-down list|drop-down menu|grid|table)',
      ],
    ],
    ['tree', ['(?:in|on) the (?:configurations? |data model |format |[^,]{1,30} )?tree']],
    ['tab', ['(?:on|in|under) the {} tab']],
    [
      'section',
      ['(?:in|on|under|within|from) the {} (?:section|fast ?tab|group|area|fact ?box|level|module)'],
    ],
    [
      'pane',
      [
        '(?:on|in|from) the (?:[^,]{1,30} )?(?:action ?pane|toolbar|action bar|(?:message|notification|blue|yellow) bar)(?: at the top of [^,]{1,40}(?=,))?',
        '(?:on|from|in) (?:the|your) (?:home page|(?:default )?dashboard)',
        ...pressingPlaces,
      ],
    ],
    ['navigation', ['in the navigation (?:pane|bar)', 'in (?:commerce )?headquarters']],
    [
      'page',
      [
        '(?:back )?(?:on|in|from|(?:at|on|in) the (?:top|bottom|header) of) the {} (?:page|form|dialog(?: box)?|workspace|window|pane|tile|list page)',
      ],
    ],
    [
      'part',
      [
        '(?:in|on) the (?:row|line) (?:for|of) (?:the )?{}',
        'in (?=[\\uE000-\\uF8FF] mode){} mode',
        '(?:in|on|from|under) the (?=[\\uE000-\\uF8FF]){} (?!fields?\\b|columns?\\b|and\\b|or\\b)(?:(?!of )[\\p{Ll}-]+ ){0,2}(?!of )[\\p{Ll}-]+',
      ],
    ],
    [
      'place',
      [
        ...furtherPlaces,
        '(?:in|on|under|from|at|next to) the {}',
        '(?:in|on|under|from|at|next to) {}',
        'for (?=[\\uE000-\\uF8FF]){}',
      ],
    ],
  ],
  objects: [
    [
      'section',
      [
        '(?:the )?{} (?:header )?(?:section|fast ?tab|fact ?box|column filter)s?',
        // `**New** category node`: without an article, only a noun close to its name is none of it.
        '(?:the |(?!\\S \\p{Ll}+ node)){} nodes?',
        'the node {}',
      ],
    ],
    ['tab', ['(?:the )?{} tab']],
    [
      'checkbox',
      [
        '(?:the )?(?:check ?box |box ){}',
        '(?:the )?{} (?:check ?box|(?<!(?:text|dialog|message) )box)',
        'the (?:check ?)?box (?:next to|beside|for|on the header of) (?:the )?{} settings',
        'the (?:check ?)?box (?:next to|beside|for|on the header of) (?:the )?{}',
      ],
    ],
    ['option', ['(?:the )?{} (?:option|parameter|radio button)', '(?:the )?option {}']],
    [
      'switch',
      [
        '(?:the )?(?:toggle(?: switch)?|switch) {}',
        '(?:the )?{} (?:toggle(?: switch| button)?|switch|slider)',
      ],
    ],
    [
      'page',
      ['(?:the )?{} (?:page|form|dialog(?: box)?|workspace|window|pane|menu(?! items?\\b)|list page)'],
    ],
    ['lookup', ['the (?:drop[- ]?down|lookup) (?:button|arrow|list|menu)']],
    [
      'button',
      [
        '(?:the )?{} (?:(?:external|related) )?(?:button|icon|link|command|menu item|tile|action)',
        '(?:the )?button {}',
      ],
    ],
    ['record', ['the {} row']],
    ['field', ['(?:the )?{} field', 'the field (?=[\\uE000-\\uF8FF]){}']],
  ],
  isTranslated: false,
  inverted: '',
  present: '',
  mainVerb: '',
  announces: '',
  circumstance: '',
  subordinate: '',
  example: '',
  optional: {
    before:
      'optional(?:ly)?[:,]|(?:if|when) (?:required|relevant|needed|necessary|applicable|desired|you (?:want|like))(?: to)?,',
    after:
      ",? ?\\(?(?:if|as|when|where) (?:it is |it's )?(?:required|relevant|needed|necessary|applicable|desired)\\)?",
  },
  afterVerb: 'then|also|now',
  general: 'General',
  partsOfScreen: '',
  wholeField: '(.+) field',
  preposition: 'for|of|to|on|in|when|if|by|such as',
  adverbial: '',
  glued: '',
  and: 'and',
  lastPress: null,
  relative: 'that|which|you',
  ofYours: 'that you|which you',
  types: '',
  within: 'in',
  fillers: [
    'note:|optional:',
    'in addition(?: to [^,]{3,80})?,|for each [^,]{3,80},',
    'apply the following filters?:',
    'in this example(?=\\syou\\s)',
    'then,?|now|next,|finally,',
    'for example[,:]',
    'for (?:this|the) (?:example |demo |sample )?(?:example|demo|exercise|task(?: guide)?|procedure|scenario|tutorial),',
    "you(?:['’]ll| will)(?=\\s(?:select|enter|click)\\b)",
    'for the (?:currently )?selected [^,]{3,80},',
    'with (?:your|the) [^,]{3,60} (?:still )?(?:open|selected),',
    'you (?:must|can|should)',
    'to (?:do so|do this),|please',
  ].join('|'),
  goal: [
    '(?:(?:in order )?to|(?:after|once) you) [^,.]{3,160}(?:, (?!(?:in|on|from|under) |VERB)[^,.]{3,120}){0,4}, (?=VERB)',
    '(?:(?:in order )?to|(?:after|once) you) [^,.]{3,120}, (?=\\p{L})',
    '(?:while|after|once|before|as soon as|now that) [^,.]{3,140}, (?=(?:(?:in|on|from|under|at) [^,]{2,80}, ){0,2}VERB)',
  ].join('|'),
  // `Drivers can see it by selecting **Map**` tells what others may do.
  means: '(?!(?!you )[^,.]* can (?!be )).{3,120}? by (?=(?:click|select|choos)ing)',
  fixtures: 'quick ?filter|[^,.]{2,60} (?:section|fast ?tab)|(?:action|navigation) ?pane|list|tree',
  onlyIf: 'if',
  otherwise: 'otherwise',
  conditional: 'if|when',
  condition: '(?:if|when) [^,]{3,160}, (?:then )?',
  buttons:
    'new|save|edit|delete|add|remove|post|add line|submit|update|create|import|export|confirm|apply|next|finish|done|run|print|validate',
  link: 'the (?:hyper)?link|the linked',
  tells: [
    'example:|(?:to )?learn more\\b|for more (?:information|details)\\b',
    '(?:(?:if|when) [^,]*, )?(?:selecting|clicking|choosing|pressing)\\b',
    '(?:please )?(?:note(?!: (?:set|select|click|enter) )|notice|observe|be aware|remember)\\b',
    'you(?:.?re| are) prompted\\b',
    'the [^.]{1,60} (?:dialog(?: box)?|page|pane|form) (?:opens|appears)\\b',
    'this (?:is|opens|shows|displays|step)\\b',
  ].join('|'),
  joins:
    '(?<!find|locate),? and(?: then| afterwards?)?|, then|(?<=[\\uE000-\\uF8FF](?: action| button)?),|,(?=\\s(?:select|choose|click|enter)\\s(?!it\\b|them\\b))',
  or: 'or',
  whether: 'whether|how',
  filters: [
    'filter (?:on |by )?the {name} column(?:,? (?:so that|to|for) .*)?',
    '(?:for example, )?(?:use the quick ?filter to )?filter (?:on|by) the {name} field with (?:a|the) value (?:of )?{value}',
    '(?:apply the following filters?: )?enter a filter value (?:of|for) {value} on the {name} field using the .*',
    'apply a filter on the {name} field,? with a value of {value}(?:,? using the .*)?',
    'in the {name} field, enter the (?:filter )?value,? {value},? (?:and )?(?:use|select) the .*filter operator.*',
  ],
  closing: 'fields?|column|cell|box',
  endOfPath:
    ',? and (?:then )?(?:start (?=an? |the )|follow|do|set up|sign in|notice|review)\\b|, (?=(?:and|on|in|for|then|select|click|choose|open)\\b)',
  yesFor: 'for|in|on',
  purpose:
    ' (?:in order )?to (?:open|create|view|see|show|display|add|be able|make|narrow|mark|print|preview|calculate|record|register|load|search|filter|proceed|perform|submit|approve|expand|hide|identify|determine|help|ensure|prevent|specify|check|launch|refresh|test|transfer|move|exit|attach|send|receive|release|reserve|compare|evaluate|initiate|associate|connect|apply|complete|close|edit|follow|save|start|return|go|insert|confirm|process|begin|continue|select|assign|post|update|set|access|define|generate|copy|run|verify|validate|use|allow|find|get|import|export|change|enable|enter|finish|remove|review|indicate|activate)\\b| (?:and|then) (?:review|verify|check|create|confirm|enter|make|ensure|note|use) (?:the|a|an|new|any|all|that|it|your)\\b| to \\p{Ll}+(?: (?!to )\\p{Ll}+){0,3} (?:the|a|an|this|your|its|their)\\b| by \\p{Ll}+ing\\b| as (?:the|an?)\\b| only if |, (?:such as|for example) | using the | so that | so the | twice\\b| at the (?:top|bottom)\\b|, and | for (?:the|a|an|each|which|this|your)\\b| for \\p{Ll}+ \\d| (?:if|when|until|that|which|where|because) ',
  tail: 'above|below|by|and (?:ensure|verify|make sure|review|browse|confirm)|to|for|only|so|if|when|that|which|on|in|at|as|from|until|again|twice|or press|button|icon|link|command|menu|action|tile|workspace|record|node|row|line|entry',
  infinitive: 'to',
  determiner: 'the|an?|your',
  describes:
    '(?:the|a|an|any|all|both|one|each|this|these|your|another|some|at least|whether|how|which|what|row|to|following|selected|other|remaining|relevant|required|appropriate|corresponding|desired)\\b',
  suitable: '(?:the )?(?:specific|adequate|appropriate|relevant|suitable|proper|correct|required|desired)',
  number:
    '(?:a number(?! (?:sequence|series))|the number of|an? (?:amount|quantity|percentage)|the (?:amount|quantity|percentage|interval))\\b',
  date: '(?:a|the) (?:\\p{L}+ )?date\\b',
  yes: 'yes|on|true',
  no: 'no|off|false',
  answers: 'ok|yes|no|close|cancel|continue',
  to: 'to|(?<!such )as|=',
  typically: 'typically|usually|normally|generally',
}
