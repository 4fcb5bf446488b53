import { runMigrations } from 'graphile-worker'
import { Kysely, Migrator, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { migrations } from '../../migrations/index.ts'
import { openPool } from './pool.ts'

/** The database is ahead of this release. */
export class LaterReleaseError extends Error {
  constructor(names: readonly string[]) {
    super(
      `A later release has used this database (it has ${names.join(', ')}): go on with that one, or restore a backup of this one.`,
    )
  }
}

/** How many of this release's migrations have been run. Throws a LaterReleaseError where others were run too. */
export async function countMigrations(on: Pick<pg.Pool, 'query'>): Promise<number> {
  const { rows } = await on.query<{ there: boolean }>(
    `select to_regclass('public.kysely_migration') is not null as there`,
  )
  if (!rows[0]!.there) return 0
  const run = await on.query<{ name: string }>('select name from kysely_migration order by name')
  const unknown = run.rows.map(({ name }) => name).filter((name) => !(name in migrations))
  if (unknown.length > 0) throw new LaterReleaseError(unknown)
  return run.rows.length
}

/** Brings the schema (ours and the job queue's) to this release, or ours to that of an older migration. Safe to run from several nodes at once. Throws a LaterReleaseError. */
export async function migrate(
  url: string,
  { upTo }: { readonly upTo?: string | undefined } = {},
): Promise<void> {
  const pool = openPool(url, { max: 2, onError: () => undefined })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await countMigrations(pool)
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => Promise.resolve(migrations) },
    })
    const { error, results } = await (upTo === undefined
      ? migrator.migrateToLatest()
      : migrator.migrateTo(upTo))
    if (error) {
      const failed = results?.find(({ status }) => status === 'Error')?.migrationName
      throw new Error(`the database could not be migrated${failed ? `: ${failed} failed` : ''}`, {
        cause: error,
      })
    }
    await runMigrations({ pgPool: pool })
  } finally {
    await db.destroy()
  }
}
