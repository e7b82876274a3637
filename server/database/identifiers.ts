import { randomBytes, randomFillSync } from 'node:crypto'

declare const idBrand: unique symbol

/** The id of one kind of record, such as `Id<'BatchJob'>`: a UUIDv7, opaque, rising with time. */
export type Id<Kind extends string> = string & { readonly [idBrand]: Kind }

let lastMillisecond = 0
let lastSequence = 0

/**
 * A new UUIDv7 (RFC 9562). Ids made by one process rise strictly, also within a millisecond: the twelve bits
 * behind the version count up, and a full count borrows the next millisecond.
 */
export function newUuid(): string {
  const present = Date.now()
  if (present > lastMillisecond) {
    lastMillisecond = present
    lastSequence = randomBytes(2).readUInt16BE() & 0x3ff
  } else if (++lastSequence > 0xfff) {
    lastMillisecond += 1
    lastSequence = 0
  }
  const time = lastMillisecond.toString(16).padStart(12, '0')
  const sequence = lastSequence.toString(16).padStart(3, '0')
  const tail = randomTail()
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

const tailBytes = 8
/** Random bytes are drawn for many ids at once: a pull makes one id a transaction, and each draw costs more than the rest of the id. */
const drawn = Buffer.alloc(1024 * tailBytes)
let used = drawn.length

/** The last sixteen digits of an id: the variant, and random bits. */
function randomTail(): string {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  drawn[used] = ((drawn[used] ?? 0) & 0x3f) | 0x80
  const start = used
  used += tailBytes
  return drawn.toString('hex', start, used)
}

/** A new id for a record of the given kind. */
export function newId<Kind extends string>(): Id<Kind> {
  return newUuid() as Id<Kind>
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Whether a text has the form of an id; says nothing about a record being there. */
export function isId(text: string): boolean {
  return uuid.test(text)
}
