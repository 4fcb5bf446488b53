import type { Socket } from 'node:net'
import pg from 'pg'
import { QueryWithRows } from './statements/query-with-rows.ts'

/**
 * A client whose connection ends with the first statement that is not answered in time. A line that is only half there
 * (the other machine lost its power, a firewall forgot us) says nothing; without this whoever waits on it waits for good,
 * and the pool would hand it to the next.
 */
export class ImpatientClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const query = this.query.bind(this) as (...given: unknown[]) => unknown
    this.query = ((...given: unknown[]): unknown => {
      const answer = query(...given)
      const settled = answer instanceof QueryWithRows ? answer.done : answer
      if (settled instanceof Promise) settled.catch((error: unknown) => this.#hearOf(error))
      return answer
    }) as typeof this.query
  }

  #hearOf(error: unknown): void {
    if (!(error instanceof Error) || error.message !== 'Query read timeout') return
    const { connection } = this as unknown as { connection: { stream: Socket } }
    connection.stream.destroy()
  }
}
