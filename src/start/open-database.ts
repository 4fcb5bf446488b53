import path from 'node:path'
import { Kysely } from 'kysely'
import type pg from 'pg'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { migrate } from '../db/migrate.ts'
import { openPool } from '../db/pool.ts'
import type { DB } from '../db/schema.ts'
import { dialectOn } from '../db/statements/dialect.ts'
import type { Log } from './log.ts'

export interface OpenDatabase {
  /** Of the server itself, for what needs a session of its own: leases, the claims of timers, the queue. */
  readonly url: string
  /** For work: behind a pooler, where there is one. */
  readonly pool: pg.Pool
  /** To the server itself; the same as `pool` where there is no pooler. */
  readonly direct: pg.Pool
  readonly db: Kysely<DB>
  /** Closes the pool, and ends the embedded server when nobody else uses it. */
  close(): Promise<void>
}

/** The database that was named, or the real one that comes with npm install; migrated either way. */
export async function openDatabase(
  {
    databaseUrl,
    directDatabaseUrl = null,
    dataDir,
  }: {
    readonly databaseUrl: string | null
    /** Null: nothing stands between us and the server. */
    readonly directDatabaseUrl?: string | null
    readonly dataDir: string
  },
  log: Log,
): Promise<OpenDatabase> {
  const embedded =
    databaseUrl === null
      ? await startEmbedded({
          dataDir: path.join(dataDir, 'postgres'),
          database: 'sundial',
          log: (line) => log.debug({}, line),
        })
      : null
  const pooled = directDatabaseUrl !== null
  const url = directDatabaseUrl ?? databaseUrl ?? embedded!.url
  await migrate(url)
  const settings = {
    max: 20,
    answersWithin: 60_000,
    waitsFor: 10_000,
    onError: (error: Error) => log.warn({ err: error }, 'a database connection broke'),
  }
  const pool = openPool(databaseUrl ?? url, { ...settings, pooled })
  const direct = pooled ? openPool(url, settings) : pool
  const db = new Kysely<DB>({ dialect: dialectOn(pool, { prepared: !pooled }) })
  return {
    url,
    pool,
    direct,
    db,
    async close() {
      // Kysely ends the pool only if it was asked for anything.
      await db.destroy()
      if (!pool.ended) await pool.end()
      if (direct !== pool) await direct.end()
      await embedded?.stop()
    },
  }
}
