import { PostgresDialect, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { CopyIn } from './copy-in.ts'
import { isOutdatedPlan, StatementNames } from './statement-names.ts'
import { TimeAtBegin } from './time-at-begin.ts'

export interface DialectOptions {
  /** False behind a pooler that hands a connection to somebody else after each transaction: names would get lost. */
  readonly prepared?: boolean
}

/**
 * Kysely on a pool whose connections also take rows by COPY (the first value of the statement are the rows) and keep
 * statements that come often prepared. The time of a transaction comes with its beginning.
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
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    if (text === 'begin') return time.begin((both) => client.query(both))
    const known = time.take(text)
    if (known !== null) return known
    if (text.startsWith('copy ')) return copy(client, text, String(values[0]))
    // What takes no values goes by the simple protocol, in one message: `commit`, savepoints.
    const name = values.length === 0 ? undefined : names?.nameOf(text)
    if (name === undefined) return client.query(text, [...values])
    try {
      return await client.query({ name, text, values: [...values] })
    } catch (error) {
      if (!isOutdatedPlan(error)) throw error
      names?.forget()
      // Outside of a transaction nothing is lost by it; inside, whoever began it has to begin anew.
      return client.query(text, [...values]).catch(() => {
        throw error
      })
    }
  }
  return { query: query as PostgresPoolClient['query'], release: () => client.release() }
}

async function copy(client: pg.PoolClient, text: string, rows: string): Promise<unknown> {
  const copying = new CopyIn(text, rows)
  client.query(copying)
  await copying.done
  return { command: 'COPY', rowCount: 0, rows: [] }
}
