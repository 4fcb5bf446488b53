/**
 * A backup is a gzipped file of JSON lines: a head, then rows by table, then the end with counts and a digest of all
 * before it. It needs no program of PostgreSQL's and can be read by any later major of it.
 */
export interface Head {
  readonly sundial_backup: 1
  readonly made_at: string
  /** `server_version_num` of the server that it was read from. */
  readonly postgres: number
  /** Names of the migrations that had been run, in order. */
  readonly migrations: readonly string[]
  readonly queue_migrations: number
}

export interface Rows {
  readonly table: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

export interface End {
  readonly end: true
  readonly counts: Readonly<Record<string, number>>
  /** SHA-256 of every line before this one, with its line break, in hex. */
  readonly sha256: string
}

/** What is wrong with a backup or with the database that it is to go into, and what to do. */
export class BackupError extends Error {
  override name = 'BackupError'
}

/** Signed-in browsers, links under way, living nodes and counted tries mean nothing later, or elsewhere. */
export const leftOut = [
  'session',
  'sign_in_link',
  'second_step',
  'rate_limit',
  'node',
  'kysely_migration',
  'kysely_migration_lock',
]

/** Of the queue only what it has yet to do; the rest is made by its own migrations. */
export const queueTables = [
  '_private_job_queues',
  '_private_tasks',
  '_private_jobs',
  '_private_known_crontabs',
]
