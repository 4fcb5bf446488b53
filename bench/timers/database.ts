import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts'
import { migrate } from '../../src/db/migrate.ts'

const MEBIBYTE = 1024 * 1024

/** What a careful administrator sets on a machine of this size; nothing that gives durability away. */
const settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: `${Math.floor(totalmem() / 4 / MEBIBYTE)}MB`,
  max_wal_size: '8GB',
  checkpoint_timeout: '15min',
  track_commit_timestamp: 'on',
}

export interface BenchServer {
  /** A fresh database with all migrations; it is dropped at the end. */
  database(): Promise<BenchDatabase>
  /** Settings as the server has them. */
  facts(): Promise<Machine>
  stop(): Promise<void>
}

export interface BenchDatabase {
  readonly url: string
  readonly pool: pg.Pool
  drop(): Promise<void>
}

export interface Machine {
  readonly cores: number
  readonly postgres: string
  readonly node: string
  readonly settings: Readonly<Record<string, string>>
}

/** A durable PostgreSQL: the one `DATABASE_URL` names (its user may create databases), else our own under `.data`. */
export async function startBenchServer(): Promise<BenchServer> {
  const external = process.env['DATABASE_URL']
  const own = external
    ? null
    : await startEmbedded({ dataDir: path.resolve('.data/bench/postgres'), database: 'bench', settings })
  const url = external ?? own!.url
  const admin = new pg.Pool({ connectionString: url, max: 1 })
  admin.on('error', () => undefined)
  let made = 0
  return {
    async database() {
      made += 1
      const name = `sundial_bench_${process.pid}_${made}`
      await admin.query(`create database ${name}`)
      const its = new URL(url)
      its.pathname = `/${name}`
      await migrate(its.href)
      const pool = new pg.Pool({ connectionString: its.href, max: 10 })
      pool.on('error', () => undefined)
      const drop = async (): Promise<void> => {
        await pool.end()
        await admin.query(`drop database ${name} with (force)`)
      }
      return { url: its.href, pool, drop }
    },
    facts: () => machine(admin),
    async stop() {
      await admin.end()
      await own?.stop()
    },
  }
}

async function machine(admin: pg.Pool): Promise<Machine> {
  const names = [...Object.keys(settings), 'server_version']
  const { rows } = await admin.query<{ name: string; value: string }>(
    'select name, current_setting(name) as value from unnest($1::text[]) as name',
    [names],
  )
  const all = new Map(rows.map(({ name, value }) => [name, value]))
  return {
    cores: cpus().length,
    postgres: all.get('server_version') ?? '?',
    node: process.version,
    settings: Object.fromEntries(Object.keys(settings).map((name) => [name, all.get(name) ?? '?'])),
  }
}
