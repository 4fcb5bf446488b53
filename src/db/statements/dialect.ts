import { PostgresDialect, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { CopyIn } from './copy-in.ts'

/** Kysely on a pool whose connections also take rows by COPY: the first value of the statement are the rows. */
export function dialectOn(pool: pg.Pool): PostgresDialect {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return new PostgresDialect({
    pool: {
      async connect() {
        const client = await pool.connect()
        const before = known.get(client)
        if (before) return before
        const copying = withCopy(client)
        known.set(client, copying)
        return copying
      },
      end: () => pool.end(),
    },
  })
}

function withCopy(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[]): Promise<unknown> =>
    text.startsWith('copy ') ? copy(client, text, String(values[0])) : client.query(text, [...values])
  return { query: query as PostgresPoolClient['query'], release: () => client.release() }
}

async function copy(client: pg.PoolClient, text: string, rows: string): Promise<unknown> {
  const copying = new CopyIn(text, rows)
  client.query(copying)
  await copying.done
  return { command: 'COPY', rowCount: 0, rows: [] }
}
