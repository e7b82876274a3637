/** A line of a run's timeline: words, and where its bar lies, if it has one. */
export interface TimelineLine {
  readonly id: string
  readonly name: string
  /** What the bar shows, in words. */
  readonly text: string
  readonly bar?: TimelineBar
  /** The lines that it is made up of. */
  readonly within: readonly TimelineLine[]
}

/** Both ends in milliseconds since 1970. */
export interface TimelineBar {
  readonly from: number
  readonly to: number
  readonly tone: 'good' | 'bad' | 'busy' | 'neutral' | 'work'
  /** The share of that time that it stands for, from 0 to 1: it is drawn so thick. */
  readonly share: number
}

/** The lines with all that they are made up of. */
export function allLines(lines: readonly TimelineLine[]): readonly TimelineLine[] {
  return lines.flatMap((line) => [line, ...allLines(line.within)])
}
