import { createHash } from 'node:crypto'
import { statfsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { canonical } from '../../src/db/embedded/canonical.ts'
import { takeLease } from '../../src/db/embedded/lease.ts'
import { isAlive } from '../../src/db/embedded/postmaster-file.ts'
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts'
import { stopUnlessUsed } from '../../src/db/embedded/stop-unless-used.ts'

/** One server for a checkout and a user: a second run of the tests joins it, a killed run leaves it for the next. */
function dataDirectory(): string {
  const key = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 12)
  return canonical(path.join(fastestFolder(), `sundial-test-${process.getuid?.() ?? 0}-${key}`, 'postgres'))
}

/** A test's database is some 1,500 small files, made and thrown away: in memory where there is room for them. */
function fastestFolder(): string {
  const memory = '/dev/shm'
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > ROOM ? memory : os.tmpdir()
  } catch {
    return os.tmpdir() // no such folder on this system
  }
}

/** Bytes that the databases of a run may take, and as much again. */
const ROOM = 4 * 2 ** 30

/**
 * What is written here need not outlive the machine; many test files hold a pool at once. Every statement is planned without its
 * values, as those of a node that has been up for a while are: what needs to see them shows here.
 */
const settings = {
  plan_cache_mode: 'force_generic_plan',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '10s',
  max_connections: '300',
}

let url: Promise<string> | undefined

/** Where the tests' PostgreSQL answers; the first caller of the run starts it. */
export function testServer(): Promise<string> {
  url ??= start()
  return url
}

async function start(): Promise<string> {
  const external = process.env['SUNDIAL_TEST_DATABASE_URL']
  if (external) return external
  const server = await startEmbedded({ dataDir: dataDirectory(), database: 'tests', settings, lease: false })
  if (!server.reused) await dropLeftovers(server.url)
  return server.url
}

/** Keeps the server, once a test has started it, until the returned function is called and no other run uses it. */
export function keepTestServer(): () => Promise<void> {
  if (process.env['SUNDIAL_TEST_DATABASE_URL']) return () => Promise.resolve()
  const dataDir = dataDirectory()
  const lease = takeLease(dataDir)
  return () => stopUnlessUsed(dataDir, lease)
}

/** Test databases carry the number of the process that made them (see `database.ts`). */
async function dropLeftovers(serverUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  const { rows } = await admin.query<{ name: string }>(
    "select datname as name from pg_database where datname ~ '^t_[0-9]+_'",
  )
  const leftovers = rows.filter(({ name }) => !isAlive(Number(name.split('_')[1])))
  for (const { name } of leftovers) await admin.query(`drop database if exists ${pg.escapeIdentifier(name)}`)
  await admin.end()
}
