/** How far a pull has come, in rows. */
export interface RowsDone {
  readonly done: number
  readonly total: number
}

/**
 * Counts the rows of one pull. Where they are copied first, a copied row is half done: copying takes about as long as
 * applying.
 */
export class RowProgress {
  readonly #tell: (rows: RowsDone) => void
  #expected = 0
  #copied = 0
  #applied = 0
  #areCopied = false

  /** @param tell told at every step; it is called often. */
  constructor(tell: (rows: RowsDone) => void = () => {}) {
    this.#tell = tell
  }

  /** So many rows more are there to be pulled. */
  expect(rows: number): void {
    this.#expected += rows
    this.#change()
  }

  /** So many rows more stand in the package. */
  copied(rows: number): void {
    this.#areCopied = true
    this.#copied += rows
    this.#change()
  }

  /** So many rows more were looked at and staged, or put into quarantine. */
  applied(rows: number): void {
    this.#applied += rows
    this.#change()
  }

  /** The pull has ended: rows that came or went since they were counted are no longer waited for. */
  end(): void {
    this.#tell({ done: this.#applied, total: this.#applied })
  }

  #change(): void {
    // The shop may have written more since its rows were counted.
    const total = Math.max(this.#expected, this.#copied, this.#applied)
    const done = this.#areCopied ? Math.floor((this.#copied + this.#applied) / 2) : this.#applied
    this.#tell({ done, total })
  }
}
