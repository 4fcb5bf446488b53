import pg from 'pg'
import { migrations } from '../../../migrations/index.ts'
import { migrate } from '../migrate.ts'
import { BackupError, leftOut, queueTables, type Head, type Rows } from './format.ts'
import { readBackup } from './read-backup.ts'

/**
 * Fills an empty database from a backup, all or nothing, then brings it to this release. Throws BackupError for a backup
 * that is not whole or that a later release has made, and for a database that is not empty. Answers rows by table.
 */
export async function restoreBackup(url: string, file: string): Promise<Readonly<Record<string, number>>> {
  let head: Head | null = null
  await readBackup(file, {
    head: (read) => {
      refuseUnknown(read)
      head = read
      return Promise.resolve()
    },
  })
  await refuseFull(url)
  await migrate(url, { upTo: head!.migrations.toSorted().at(-1) })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    // Rows come in as they were: no trigger writes them anew. (The queue's tell its workers of each; the audit's link it.)
    await client.query('set local session_replication_role = replica')
    await empty(client)
    const columns: Columns = new Map()
    const { counts } = await readBackup(file, { rows: (rows) => insert(client, columns, rows) })
    await settleIn(client)
    await client.query('commit')
    await migrate(url)
    return counts
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

function refuseUnknown({ migrations: run }: Head): void {
  const unknown = run.filter((name) => !(name in migrations))
  if (unknown.length > 0)
    throw new BackupError(
      `a later release has made this backup (it has ${unknown.join(', ')}): restore it with that one`,
    )
}

async function refuseFull(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('public.brand') is not null as there`,
    )
    if (!rows[0]?.there) return
    const { rowCount } = await client.query('select 1 from brand limit 1')
    if (rowCount === 0) return
    throw new BackupError(
      'the database is not empty: name another one by DATABASE_URL or SUNDIAL_DATA_DIR, or move the old one away first',
    )
  } finally {
    await client.end()
  }
}

/** Migrations put a row here and there, which the backup has as well. */
async function empty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> all($1)`,
    [leftOut],
  )
  const tables = [
    ...rows.map(({ name }) => `public.${name}`),
    ...queueTables.map((name) => `graphile_worker.${name}`),
  ]
  for (const table of tables) await client.query(`delete from ${table}`)
}

type Columns = Map<string, Promise<readonly string[]>>

async function insert(client: pg.Client, columns: Columns, { table, rows }: Rows): Promise<void> {
  if (!columns.has(table)) columns.set(table, writable(client, table))
  const names = (await columns.get(table)!)
    .filter((name) => name in rows[0]!)
    .map((name) => pg.escapeIdentifier(name))
  await client.query(
    `insert into ${table} (${names.join(', ')}) overriding system value
     select ${names.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** What PostgreSQL computes by itself is not inserted. */
async function writable(client: pg.Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  return rows.map(({ name }) => name)
}

/**
 * Transaction numbers begin anew in another cluster, and readers of the log go by them: what the figures have read gets
 * the first, the rest that of this transaction. Counters go on where they were, and nobody holds a job.
 */
async function settleIn(client: pg.Client): Promise<void> {
  await client.query(`
    update event e set xid = case when pg_visible_in_snapshot(e.xid, p.seen) then '1'::xid8 else pg_current_xact_id() end
    from figures_position p`)
  await client.query(`
    update figures_position set id = coalesce((select max(id) from event where xid = '1'::xid8), 0), xid = '1',
      seen = '2:2:', target = null, target_at = null, at_xid = '0', at_id = 0`)
  await client.query('update graphile_worker._private_jobs set locked_by = null, locked_at = null')
  await client.query('update graphile_worker._private_job_queues set locked_by = null, locked_at = null')
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select c.oid::regclass::text as table, quote_ident(a.attname) as column, pg_get_serial_sequence(c.oid::regclass::text, a.attname) as sequence
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where n.nspname in ('public', 'graphile_worker') and c.relkind = 'r' and not a.attisdropped
      and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null`)
  for (const { table, column, sequence } of rows)
    await client.query(`select setval($1, greatest((select max(${column}) from ${table}), 1))`, [sequence])
}
