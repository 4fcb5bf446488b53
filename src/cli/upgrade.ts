import { existsSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { migrations } from '../../migrations/index.ts'
import { writeBackup } from '../db/backup/write-backup.ts'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { countMigrations, LaterReleaseError, migrate } from '../db/migrate.ts'
import { readEnvironment } from '../environment.ts'
import { backupName } from './backup.ts'

/** The major of the PostgreSQL that comes with this release. */
const EMBEDDED_MAJOR = '17'
/** The oldest server whose SQL we speak. */
const OLDEST = 150_000

interface Output {
  readonly output: NodeJS.WritableStream
  readonly diagnostics: NodeJS.WritableStream
}

/**
 * `sundial upgrade`: a backup first, then the database is brought to this release. What it cannot convert it refuses before
 * it touches anything. Resolves to the exit status: 1 if it was refused.
 */
export async function upgrade(
  env: NodeJS.ProcessEnv,
  { output, diagnostics }: Output,
  now: number,
): Promise<number> {
  const { databaseUrl, dataDir } = readEnvironment(env)
  const cluster = path.join(dataDir, 'postgres')
  const refusal = databaseUrl === null ? otherMajor(cluster) : null
  if (refusal !== null) return refuse(diagnostics, refusal)
  const embedded =
    databaseUrl === null ? await startEmbedded({ dataDir: cluster, database: 'sundial' }) : null
  const url = databaseUrl ?? embedded!.url
  try {
    const found = await examine(url)
    if (typeof found === 'string') return refuse(diagnostics, found)
    if (found.run > 0) {
      const file = path.join(dataDir, 'backups', backupName(now))
      await mkdir(path.dirname(file), { recursive: true })
      const pool = new pg.Pool({ connectionString: url, max: 1 })
      await writeBackup(pool, file).finally(() => pool.end())
      output.write(`Backed up to ${file}.\n`)
    }
    await migrate(url)
    const steps = Object.keys(migrations).length - found.run
    output.write(
      steps === 0
        ? 'The database was up to date.\n'
        : `The database is up to date: ${steps} migrations were run.\n`,
    )
    return 0
  } finally {
    await embedded?.stop()
  }
}

function refuse(diagnostics: NodeJS.WritableStream, why: string): number {
  diagnostics.write(`${why}\nNothing was changed.\n`)
  return 1
}

/** PostgreSQL cannot read the files of another major. */
function otherMajor(cluster: string): string | null {
  const file = path.join(cluster, 'PG_VERSION')
  const major = existsSync(file) ? readFileSync(file, 'utf8').trim() : EMBEDDED_MAJOR
  if (major === EMBEDDED_MAJOR) return null
  return (
    `${cluster} was written by PostgreSQL ${major}, and this release comes with ${EMBEDDED_MAJOR}, which cannot read it. ` +
    `With the release that wrote it: "sundial backup FILE". Then move ${cluster} away, and with this one: "sundial restore FILE".`
  )
}

async function examine(url: string): Promise<string | { readonly run: number }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    )
    const { version } = rows[0]!
    if (version < OLDEST)
      return `This release needs PostgreSQL 15 or newer; the server is ${Math.trunc(version / 10_000)}.`
    return { run: await countMigrations(client) }
  } catch (error) {
    if (error instanceof LaterReleaseError) return error.message
    throw error
  } finally {
    await client.end()
  }
}
