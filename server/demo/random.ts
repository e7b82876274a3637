/** A source of reproducible chance: the same seed always gives the same sequence, on every machine. */
export interface Random {
  /** An integer from `low` to `high`, both included. */
  integer(low: number, high: number): number
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean
  /** One of the values, each equally likely. */
  pick<Value>(values: readonly Value[]): Value
  /** One of the values, likely in proportion to its weight (a whole number). */
  pickWeighted<Value extends { readonly weight: number }>(values: readonly Value[]): Value
  /** `length` characters of an alphabet that cannot be misread over the telephone. */
  code(length: number): string
  /** A random UUID (version 4). */
  uuid(): string
}

const legibleAlphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

/**
 * Makes a reproducible source of chance from a text: the small fast counting generator (sfc32), seeded by
 * hashing the text. Streams with different texts do not influence each other, so that adding a shop does not
 * change what the other shops sell.
 */
export function createRandom(seed: string): Random {
  let [a, b, c, counter] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1]

  function next(): number {
    const result = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + result
    return result >>> 0
  }

  function integer(low: number, high: number): number {
    return low + Math.floor((next() / 0x1_0000_0000) * (high - low + 1))
  }

  function pick<Value>(values: readonly Value[]): Value {
    const value = values[integer(0, values.length - 1)]
    if (value === undefined) throw new Error('There is nothing to pick from.')
    return value
  }

  function code(length: number): string {
    let text = ''
    for (let index = 0; index < length; index++) text += legibleAlphabet[next() % legibleAlphabet.length]
    return text
  }

  // The first draws of neighbouring seeds resemble each other; a few empty rounds part them.
  for (let round = 0; round < 12; round++) next()

  return {
    integer,
    pick,
    code,
    chance: (percent) => next() % 100_000 < percent * 1_000,
    pickWeighted(values) {
      let remaining = integer(
        1,
        values.reduce((sum, value) => sum + value.weight, 0),
      )
      for (const value of values) {
        remaining -= value.weight
        if (remaining <= 0) return value
      }
      throw new Error('There is nothing to pick from.')
    },
    uuid() {
      const hex = Array.from({ length: 4 }, () => next().toString(16).padStart(8, '0')).join('')
      const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4]
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
    },
  }
}

/** FNV-1a over the text, begun differently for each of the generator's words. */
function hash(text: string, word: number): number {
  let value = 0x811c9dc5 ^ Math.imul(word, 0x9e3779b1)
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value | 0
}
