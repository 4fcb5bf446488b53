import { runMigrations } from 'graphile-worker'
import { Kysely, Migrator, PostgresDialect } from 'kysely'
import { migrations } from '../../migrations/index.ts'
import { openPool } from './pool.ts'

/** Brings the schema (ours and the job queue's) to this release, or ours to that of an older migration. Safe to run from several nodes at once. */
export async function migrate(
  url: string,
  { upTo }: { readonly upTo?: string | undefined } = {},
): Promise<void> {
  const pool = openPool(url, { max: 2, onError: () => undefined })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
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
