import pg from 'pg'
import { ImpatientClient } from './impatient-client.ts'
import { PooledClient } from './pooled-client.ts'

pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface PoolOptions {
  readonly max?: number
  readonly onError: (error: Error) => void
  /** A connection that answers nothing for so long is given up; without it, never. Milliseconds. */
  readonly answersWithin?: number
  /** Whoever asks for a connection waits so long for a free one, then is refused; without it, for ever. Milliseconds. */
  readonly waitsFor?: number
  /** Behind a pooler that hands a connection to somebody else after each transaction: it takes no settings for a session and knows no names of statements. */
  readonly pooled?: boolean
}

/** A pool whose idle clients' errors are reported rather than thrown: a restarted server must not end the process. */
export function openPool(url: string, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: 'sundial',
    Client: options.pooled ? PooledClient : ImpatientClient,
    keepAlive: true,
    query_timeout: options.answersWithin,
    ...(options.waitsFor !== undefined && { connectionTimeoutMillis: options.waitsFor }),
    // Our statements are short; compiling one costs more than running it.
    ...(!options.pooled && { options: '-c jit=off' }),
  })
  pool.on('error', options.onError)
  pool.on('connect', (client) => client.on('error', options.onError))
  return pool
}
