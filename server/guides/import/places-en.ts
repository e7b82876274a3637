import { markClass } from './marked-text.ts'

/** Where a thing may stand: `the upper pane`, `the **Lines** FastTab`. */
const container =
  '(?:action ?pane|pane|panel|(?:tool)?bar|ribbon|navigation|section|group|fact ?box|fast ?tab|tab|page|form|' +
  '(?:dialog|message) box|dialog|window|area|workspace|card|menu|slot|designer|editor|corner|side|header|portal)'

/** What is filled in or chosen of: a clause that names one is more than a place. */
const control =
  '(?:(?<!(?:dialog|message) )box(?:es)?|fields?|columns?|cells?|lists?|grid|drop-?downs?|options?|parameters?|' +
  'settings?|toggles?|sliders?|values?|propert(?:y|ies)|tree)'

/** Words of such a clause, up to its comma. */
const words = `(?:(?!\\b${control}\\b)[^,])`

/** What tells more of a container: `of the **Lines** FastTab`, `of an existing task list`, `above the grid`. */
const further = `(?: (?:of|for) an? (?:\\p{Ll}+ ){1,3}list| (?:of|for|on|in|under|at|to|that|which|where) ${words}{1,120}| (?:above|below) [^,]{3,60})`

/**
 * `In the left pane of **Plan**, …`, `In the **A** section of the **B** FastTab, …`, `For the bus **12**, …`: where something
 * is done, by more than one name, so that it bears none here.
 */
export const furtherPlaces: readonly string[] = [
  `(?:in|on|under|from|at|within) (?:the|your) ${words}{0,80}?${container}(?:${further}(?=,))?(?=,)`,
  `for (?!example|(?:the |each |all )?${markClass})(?:(?!>|\\belements?\\b)${words}){3,100}(?=,)`,
]

/**
 * `On the toolbar of the **Lines** FastTab, …`, `On the **Lines** menu above the grid, …`: what stands there is pressed.
 */
export const pressingPlaces: readonly string[] = [
  `(?:on|in|from) the (?:${words}{1,40} )?(?:action ?pane|toolbar|action bar|menu|ribbon)(?:${further}(?=,))?(?=,)`,
]
