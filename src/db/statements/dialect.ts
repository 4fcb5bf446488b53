import { PostgresDialect, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { QueryWithRows, type CopiedRows, type Statement } from './query-with-rows.ts'
import { isOutdatedPlan, StatementNames } from './statement-names.ts'
import { TimeAtBegin } from './time-at-begin.ts'

export interface DialectOptions {
  /** False behind a pooler that hands a connection to somebody else after each transaction: names would get lost. */
  readonly prepared?: boolean
}

/**
 * Kysely on a pool whose connections also take rows by COPY (the first value of the statement are the rows) and keep
 * statements that come often prepared. The time of a transaction comes with its beginning; rows go with whatever the transaction says
 * next, its end at the latest, in one message, and fail with it.
 */
export function dialectOn(pool: pg.Pool, { prepared = true }: DialectOptions = {}): PostgresDialect {
  const names = prepared ? new StatementNames() : null
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return new PostgresDialect({
    pool: {
      async connect() {
        const client = await pool.connect()
        const before = known.get(client)
        if (before) return before
        const ours = ourClient(client, names)
        known.set(client, ours)
        return ours
      },
      end: () => pool.end(),
    },
  })
}

function ourClient(client: pg.PoolClient, names: StatementNames | null): PostgresPoolClient {
  const time = new TimeAtBegin()
  let copied: CopiedRows[] = []
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    if (text === 'begin' || text === 'rollback') copied = []
    if (text === 'begin') return time.begin((both) => client.query(both))
    const known = time.take(text)
    if (known !== null) return known
    if (text.startsWith('copy ')) {
      copied.push({ text, rows: String(values[0]) })
      return { command: 'COPY', rowCount: 0, rows: [] }
    }
    const before = copied
    copied = []
    // What takes no values has nothing to prepare: `commit`, savepoints. Without rows it goes by the simple protocol.
    const name = values.length === 0 ? undefined : names?.nameOf(text)
    const statement = { text, values: [...values], ...(name !== undefined && { name }) }
    try {
      return await send(client, before, statement)
    } catch (error) {
      if (name === undefined || !isOutdatedPlan(error)) throw error
      names?.forget()
      // Outside of a transaction nothing is lost by it; inside, whoever began it has to begin anew.
      return client.query(text, [...values]).catch(() => {
        throw error
      })
    }
  }
  return { query: query as PostgresPoolClient['query'], release: () => client.release() }
}

function send(client: pg.PoolClient, copied: readonly CopiedRows[], statement: Statement): Promise<unknown> {
  if (copied.length === 0) return client.query(statement)
  const together = new QueryWithRows(copied, statement)
  client.query(together)
  return together.done
}
