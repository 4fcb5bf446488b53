import pg from 'pg'

/** Rows, and the `copy ... from stdin` that takes them. */
export interface CopiedRows {
  readonly text: string
  readonly rows: string
}

export interface Statement {
  readonly text: string
  readonly values?: unknown[]
  readonly name?: string
}

/** What pg's own types leave out of a connection and of a query. */
interface Line {
  readonly submittedNamedStatements: Record<string, string>
  parse(what: { readonly text: string }): void
  bind(what: object): void
  execute(what: object): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

interface LibraryQuery extends pg.Submittable {
  readonly text: string
  readonly values: readonly unknown[] | undefined
  name: string | undefined
  prepare(line: Line): void
  handleCommandComplete(message: unknown, line: Line): void
  handleError(error: Error, line: Line): void
}

const LibraryQuery = pg.Query as unknown as new (
  config: Statement & { readonly queryMode: 'extended' },
  values: undefined,
  settle: Settle,
) => LibraryQuery

type Settle = (error: Error | null, result: pg.QueryResult) => void

/**
 * A statement with the rows that are to be copied before it, all in one message to the server: the protocol for extended queries lets
 * COPY be one of several steps up to a common end (https://www.postgresql.org/docs/current/protocol-flow.html). What fails, a key that
 * exists, fails as an insert does: the server leaves out whatever follows, and the statement is answered by that failure.
 */
export class QueryWithRows extends LibraryQuery {
  readonly done: Promise<pg.QueryResult>
  readonly copied: readonly CopiedRows[]
  #left: number
  #name: string | undefined

  constructor(copied: readonly CopiedRows[], statement: Statement) {
    let settle: Settle = () => undefined
    super({ queryMode: 'extended', ...statement }, undefined, (error, result) => settle(error, result))
    this.done = new Promise((resolve, reject) => {
      settle = (error, result) => (error ? reject(error) : resolve(result))
    })
    this.copied = copied
    this.#left = copied.length
  }

  override prepare(line: Line): void {
    for (const { text, rows } of this.copied) {
      line.parse({ text })
      line.bind({})
      line.execute({})
      line.sendCopyFromChunk(Buffer.from(rows))
      line.endCopyFrom()
    }
    super.prepare(line)
    // The library takes every statement that the server has parsed for the one with this name.
    this.#name = this.name
    if (this.#left > 0) this.name = undefined
  }

  /** The rows are under way already. */
  handleCopyInResponse(): void {
    return
  }

  override handleCommandComplete(message: unknown, line: Line): void {
    if (this.#left === 0) {
      super.handleCommandComplete(message, line)
      return
    }
    this.#left -= 1
    if (this.#left === 0) this.name = this.#name
  }

  override handleError(error: Error, line: Line): void {
    // The server never came to parse the statement itself.
    if (this.#left > 0 && this.#name !== undefined)
      Reflect.deleteProperty(line.submittedNamedStatements, this.#name)
    super.handleError(error, line)
  }
}
