/** What every transaction of ours asks first: the time by which it goes, which is the database's. */
export const askTime = `select date_trunc('milliseconds', statement_timestamp()) as now`

/** The server's answer to it comes with the beginning of a transaction, and is kept until it or anything else is asked: one way to the server less. */
export class TimeAtBegin {
  #answer: unknown = null

  /** `ask` sends statements in one message, and answers with a result for each. */
  async begin(ask: (statements: string) => Promise<unknown>): Promise<unknown> {
    const [begun, time] = (await ask(`begin; ${askTime}`)) as readonly unknown[]
    this.#answer = time
    return begun
  }

  /** Null where it has to be asked for. */
  take(text: string): unknown {
    const answer = text === askTime ? this.#answer : null
    this.#answer = null
    return answer
  }
}
