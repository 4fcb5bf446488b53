import pg from 'pg'
import type { Part, Statement } from './recorded.ts'

type Query = (...given: unknown[]) => unknown
interface Copying {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
}

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
    if (isSubmittable(first)) {
      const said = { text: '', copied: '' }
      const submit = first.submit.bind(first)
      first.submit = (connection: Copying) => submit(overhear(connection, said))
      const result = original.apply(this, given)
      first.done?.then(
        () => note(this, said),
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

function isSubmittable(
  given: unknown,
): given is { submit(connection: Copying): void; readonly done?: Promise<void> } {
  return typeof given === 'object' && given !== null && 'submit' in given
}

function overhear(connection: Copying, said: { text: string; copied: string }): Copying {
  return new Proxy(connection, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => {
        if (name === 'query') said.text = String(given[0])
        if (name === 'sendCopyFromChunk') said.copied += String(given[0])
        return (value as Query).apply(target, given)
      }
    },
  })
}
