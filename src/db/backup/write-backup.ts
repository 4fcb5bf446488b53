import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { leftOut, queueTables, type End, type Head, type Rows } from './format.ts'

const BATCH = 500

/** Writes everything as it was at one instant, while work goes on. The file has its name once it is complete. Answers rows by table. */
export async function writeBackup(pool: pg.Pool, file: string): Promise<Readonly<Record<string, number>>> {
  const unfinished = `${file}.part`
  const gzip = createGzip()
  const target = createWriteStream(unfinished, { mode: 0o600 })
  const written = once(target, 'finish')
  gzip.pipe(target)
  const hash = createHash('sha256')
  const line = async (content: Head | Rows | End): Promise<void> => {
    const text = `${JSON.stringify(content)}\n`
    hash.update(text)
    if (!gzip.write(text)) await once(gzip, 'drain')
  }

  const client = await pool.connect()
  const counts: Record<string, number> = {}
  try {
    await client.query('begin isolation level repeatable read read only')
    await line(await headOf(client))
    for (const table of await tablesOf(client)) {
      counts[table] = 0
      await client.query(`declare rows no scroll cursor for select to_jsonb(t) as row from ${table} t`)
      for (;;) {
        const { rows } = await client.query<{ row: Record<string, unknown> }>(`fetch ${BATCH} from rows`)
        if (rows.length === 0) break
        counts[table] += rows.length
        await line({ table, rows: rows.map(({ row }) => row) })
      }
      await client.query('close rows')
    }
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    gzip.destroy()
    target.destroy()
    throw error
  }
  await line({ end: true, counts, sha256: hash.copy().digest('hex') })
  gzip.end()
  await written
  await sync(unfinished)
  await rename(unfinished, file)
  return counts
}

async function headOf(client: pg.PoolClient): Promise<Head> {
  const { rows } = await client.query<{ postgres: number; migrations: string[]; queue: number }>(
    `select current_setting('server_version_num')::int as postgres,
       (select array_agg(name order by timestamp, name) from kysely_migration) as migrations,
       (select max(id) from graphile_worker.migrations) as queue`,
  )
  const { postgres, migrations, queue } = rows[0]!
  return {
    sundial_backup: 1,
    made_at: new Date(await clockOf(client)).toISOString(),
    postgres,
    migrations,
    queue_migrations: queue,
  }
}

async function clockOf(client: pg.PoolClient): Promise<number> {
  const { rows } = await client.query<{ now: Date }>('select now() as now')
  return rows[0]!.now.getTime()
}

/** Ours by name, and the queue's. */
async function tablesOf(client: pg.PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> all($1) order by 1`,
    [leftOut],
  )
  return [
    ...rows.map(({ name }) => `public.${name}`),
    ...queueTables.map((name) => `graphile_worker.${name}`),
  ]
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}
