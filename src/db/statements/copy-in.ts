import type pg from 'pg'

/** What pg's own types leave out of its connection. */
interface CopyingConnection extends pg.Connection {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/**
 * A `copy ... from stdin` with its rows, sent in one go: the server takes rows in bulk, a page at a time, for a good part
 * less work than an insert. What fails (a key that exists) fails as an insert does, and ends the transaction.
 */
export class CopyIn implements pg.Submittable {
  readonly done: Promise<void>
  readonly #text: string
  readonly #rows: string
  #resolve!: () => void
  #reject!: (error: Error) => void

  constructor(text: string, rows: string) {
    this.#text = text
    this.#rows = rows
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  submit(connection: pg.Connection): void {
    const line = connection as CopyingConnection
    line.stream.cork()
    line.query(this.#text)
    line.sendCopyFromChunk(Buffer.from(this.#rows))
    line.endCopyFrom()
    line.stream.uncork()
  }

  /** The rows are under way already; a server that has refused the statement drops them. */
  handleCopyInResponse(): void {
    return
  }

  handleCommandComplete(): void {
    return
  }

  handleReadyForQuery(): void {
    this.#resolve()
  }

  handleError(error: Error): void {
    this.#reject(error)
  }
}
