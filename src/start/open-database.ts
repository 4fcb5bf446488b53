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
  readonly url: string
  readonly pool: pg.Pool
  readonly db: Kysely<DB>
  /** Closes the pool, and ends the embedded server when nobody else uses it. */
  close(): Promise<void>
}

/** The database that was named, or the real one that comes with npm install; migrated either way. */
export async function openDatabase(
  { databaseUrl, dataDir }: { readonly databaseUrl: string | null; readonly dataDir: string },
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
  const url = databaseUrl ?? embedded!.url
  await migrate(url)
  const pool = openPool(url, {
    max: 20,
    answersWithin: 60_000,
    waitsFor: 10_000,
    onError: (error) => log.warn({ err: error }, 'a database connection broke'),
  })
  const db = new Kysely<DB>({ dialect: dialectOn(pool) })
  return {
    url,
    pool,
    db,
    async close() {
      await db.destroy()
      await embedded?.stop()
    },
  }
}
