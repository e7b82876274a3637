import { markClass } from './marked-text.ts'
import { pattern } from './pattern.ts'

const month = 'January|February|March|April|May|June|July|August|September|October|November|December'

/** What English sentences leave out or go on to tell behind what is done, and how the patterns expect it. */
export const englishSlips: readonly (readonly [RegExp, string])[] = [
  // `Click **A** and then **B**`: both are clicked.
  [
    pattern(
      `(?<=(?:^|\\s)(click|select|choose|tap|press) (?:the )?${markClass}(?: action| button)?)(,? and then|, then) (?=${markClass}(?:[.,]|$| to ))`,
      'iu',
    ),
    '$2 $1 ',
  ],
  // `**A**, and the choose **B**`: a letter of `then` that was lost or became another.
  [/(?<=[^.]*\S,? and )(?:the|them) (?=(?:choose|click|select|enter) )/iu, 'then '],
  // `fill in **A**, **B**, and so on`: what is not told has no name.
  [/,? and so (?:on|forth)(?=[.]?$)/iu, ''],
  // `**A** >**B**`: a way from one to the other.
  [new RegExp(`(?<=${markClass}) ?> ?(?=${markClass})`, 'gu'), ' > '],
  // `use the **A** function`: what is used so is pressed.
  [pattern(`(?<=(?:^|\\s)use the ${markClass}) function(?=$|[.,]| (?:to|on|from|for|in) )`, 'iu'), ' action'],
  // `Navigate to: **A** > **B**`: the way itself.
  [/^(go|navigate|browse) to: ?(?=\S)/iu, '$1 to '],
  // `click **A**, Alternatively, click **B**`: another way.
  [/, Alternatively, .*$/u, ''],
  // `clicking on **A** look up field`: the noun is the field's.
  [new RegExp(`(?<=${markClass}) look ?up(?= field)`, 'giu'), ''],
  // `Int the **A** tab`: a letter that got to another word.
  [/^int (?=the )/iu, 'In '],
  // `from the A list and move them to the B list`: what is done with what was selected names no list.
  [/(?<=\slist),? and move (?:them|it) to .*$/iu, ''],
  // `set **A** to 1 and **B** to 2`: the verb is meant twice.
  [
    pattern(
      `(?<=(?:^|,\\s|\\s(?:can|should|must)\\s)set [^.]{2,60} to [^.]{1,60})(?<!\\sset [^.]*\\sset .*),? and (?=(?:the )?(?:${markClass}|(?-i:\\p{Lu})[^,.\\uE000-\\uF8FF]{1,40}) to \\S)`,
      'iu',
    ),
    ' and set ',
  ],
  // `May 1 in the valid year`: where a day is found is no part of it.
  [pattern(`(?<=\\s(?:${month}) \\d{1,2}(?:, \\d{4})?) in the (?-i:\\p{Ll})[^,.]*(?=[.]?$)`, 'iu'), ''],
]
