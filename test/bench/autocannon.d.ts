/** What the benchmarks use of autocannon, which brings no types. */
declare module 'autocannon' {
  interface Options {
    readonly url: string
    readonly method: 'GET' | 'POST'
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
    readonly connections: number
    /** Requests a second, of all connections together. */
    readonly overallRate: number
    /** Seconds. */
    readonly duration: number
  }

  export interface Result {
    readonly latency: { readonly p50: number; readonly p99: number; readonly max: number }
    readonly requests: { readonly total: number }
    readonly errors: number
    readonly non2xx: number
    /** Seconds. */
    readonly duration: number
  }

  /** A run that can be ended before its duration is over. */
  interface Instance extends Promise<Result> {
    stop(): void
  }

  export default function autocannon(options: Options): Instance
}
