/**
 * The rules that a guide is compiled by (architecture 8); `form` is a file that cannot be read at all,
 * `names` one that the console has no address for.
 */
export type Rule = 'form' | 'names' | 'coordinates' | 'required-inputs' | 'parity' | 'labels'

/** A break of a rule: nothing is shown until it is mended. */
export interface Fault {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly rule: Rule
  /** What is wrong and what to do, for the writer of the guide, in English. */
  readonly message: string
}

/** A fault as one line of a terminal: `locales/guides/run-p-job.yaml:12 coordinates: …`. */
export function printFault({ file, line, rule, message }: Fault): string {
  return `${file}:${line} ${rule}: ${message}`
}
