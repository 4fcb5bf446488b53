import pg from 'pg'
import { QueryWithRows } from '../../src/db/statements/query-with-rows.ts'
import type { Part, Statement } from './recorded.ts'

type Query = (...given: unknown[]) => unknown
export interface ListeningIn {
  readonly heard: Statement[]
  /** What comes from now on belongs to this part; null: to none. */
  part: Part | null
  stop(): void
}

/** Hears every statement of every connection of this process, when it has been answered. */
export function listenIn(): ListeningIn {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- each call names its client
  const original = pg.Client.prototype.query as Query
  const numbers = new WeakMap<object, number>()
  const listening: ListeningIn = {
    heard: [],
    part: null,
    stop: () => {
      pg.Client.prototype.query = original as typeof pg.Client.prototype.query
    },
  }
  let connections = 0
  const note = (client: object, said: Pick<Statement, 'text' | 'values' | 'copied'>) => {
    if (listening.part === null || /^\s*(create|drop|alter) database/i.test(said.text)) return
    if (!numbers.has(client)) numbers.set(client, (connections += 1))
    listening.heard.push({ part: listening.part, on: numbers.get(client)!, ...said })
  }
  pg.Client.prototype.query = function query(this: pg.Client, ...given: unknown[]): unknown {
    const [first] = given
    if (first instanceof QueryWithRows) {
      const { text, values = [], copied, done } = first
      const result = original.apply(this, given)
      done.then(
        () => {
          for (const { text, rows } of copied) note(this, { text, copied: rows })
          note(this, values.length > 0 ? { text, values } : { text })
        },
        () => undefined,
      )
      return result
    }
    const text = typeof first === 'string' ? first : (first as { text: string }).text
    const values = (Array.isArray(given[1]) ? given[1] : (first as { values?: unknown[] }).values) ?? []
    const said = values.length > 0 ? { text, values } : { text }
    const last = given.at(-1)
    if (typeof last === 'function') {
      const answer = last as (error: unknown, result: unknown) => void
      return original.apply(this, [
        ...given.slice(0, -1),
        (error: unknown, result: unknown) => {
          if (!error) note(this, said)
          answer(error, result)
        },
      ])
    }
    const promised = original.apply(this, given) as Promise<unknown>
    return promised.then((result) => {
      note(this, said)
      return result
    })
  } as typeof pg.Client.prototype.query
  return listening
}
