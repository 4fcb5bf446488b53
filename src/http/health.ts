import { sql } from 'kysely'
import { migrations } from '../../migrations/index.ts'
import type { HttpDeps } from './deps.ts'

/** Reasons why traffic should not come yet, by what they are about; empty: come. */
export async function unready(
  deps: Pick<HttpDeps, 'db' | 'readiness'>,
): Promise<Readonly<Record<string, string>>> {
  const reasons: Record<string, string> = {}
  const database = await missingMigrations(deps).catch((error: unknown) => describe(error))
  if (database) reasons['database'] = database
  for (const [part, check] of Object.entries(deps.readiness)) {
    const reason = await Promise.resolve(check()).catch((error: unknown) => describe(error))
    if (reason) reasons[part] = reason
  }
  return reasons
}

async function missingMigrations({ db }: Pick<HttpDeps, 'db'>): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const done = new Set(rows.map(({ name }) => name))
  const missing = Object.keys(migrations).filter((name) => !done.has(name))
  return missing.length === 0 ? null : `migrations are missing: ${missing.join(', ')}`
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}
