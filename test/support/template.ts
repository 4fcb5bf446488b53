import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { migrate } from '../../src/db/migrate.ts'

/** Any number, the same for all workers that might build the template at once. */
const TEMPLATE_LOCK = 727_001

/** The name of a database with all migrations, built once for as long as the migrations stay the same. */
export async function template(admin: pg.Client, serverUrl: string): Promise<string> {
  const version = versionOfSchema()
  const name = `sundial_template_${version}`
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
  try {
    if (!(await exists(admin, name))) await build(admin, serverUrl, name)
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK])
  }
  return name
}

/** The name appears only when all migrations are in, whoever is killed meanwhile. */
async function build(admin: pg.Client, serverUrl: string, name: string): Promise<void> {
  const building = `${name}_building`
  await admin.query(`drop database if exists ${building} with (force)`)
  await admin.query(`create database ${building} strategy wal_log`)
  await migrate(databaseAt(serverUrl, building))
  await admin.query(`alter database ${building} rename to ${name}`)
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  const found = await admin.query('select 1 from pg_database where datname = $1', [name])
  return found.rowCount === 1
}

/** Migrations and the queue's own tables, which come with its package. */
function versionOfSchema(): string {
  const files = readdirSync('migrations')
    .toSorted()
    .map((file) => path.join('migrations', file))
  const hash = createHash('sha256')
  for (const file of [...files, 'src/db/migrate.ts', 'node_modules/graphile-worker/package.json'])
    hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

export function databaseAt(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}
