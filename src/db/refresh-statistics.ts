import type pg from 'pg'

/** Rows that have changed, and pages that a table or one of its indexes has, before anything is asked that a plan could spoil. */
const [ROWS, PAGES] = [50, 3]

/**
 * Tables that have changed since the server last looked at them. Outgrown are those that are twice as large as then, or one of whose
 * indexes is: a partial one tells of a hundred turns that are open where none was, amid a million that are closed. `relpages` is what the
 * last ANALYZE or VACUUM saw. Sizes are asked for where something has changed only: they are asked of the file system.
 */
const changedTables = `
  with changed as materialized (
    select oid, relname, relpages, reltuples, pg_stat_get_mod_since_analyze(oid)::int as changes from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_stat_get_mod_since_analyze(oid) > $1
  )
  select relname as name, changes, reltuples as rows, exists (
    select from (
      select changed.oid, changed.relpages
      union all
      select i.oid, i.relpages from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = changed.oid
    ) part
    where pg_relation_size(part.oid) / current_setting('block_size')::int >= greatest($2, 2 * part.relpages)
  ) as outgrown from changed
  order by name`

interface ChangedTable {
  readonly name: string
  readonly changes: number
  readonly rows: number
  readonly outgrown: boolean
}

/** Rows of a brand that a look at a table would have shown: it takes a sample of 30,000. */
const showing = ({ rows }: ChangedTable): number => Math.max(2_000, Math.ceil(rows / 5_000))

/** Brands of which a table's statistics know nothing while they are taken to know all there are. */
const unseenBrands = `
  with known as materialized (
    select tablename, n_distinct, most_common_vals::text::uuid[] as brands from pg_stats
    where schemaname = 'public' and tablename = any ($1) and attname = 'brand_id'
  )
  select tablename as name, brand.id as brand_id from known cross join brand
  where n_distinct = cardinality(brands) and brand.id <> all (brands)`

/**
 * Has the server look anew at tables whose statistics, and so the plans of what is asked of them, no longer fit. A plan that was made while
 * a table held three rows reads all of it; and of a brand that has come since, all rows are read: it is thought to have none, so that any
 * index that begins with the brand seems as good as the right one. Autovacuum comes after a minute at the earliest, and in a large table not
 * before a tenth of it has changed. Whatever grows is looked at as often as it doubles, and once for each brand that comes.
 *
 * @returns the names of the tables that were looked at; what somebody else is looking at is left out.
 */
export async function refreshStatistics(pool: pg.Pool): Promise<readonly string[]> {
  const { rows: changed } = await pool.query<ChangedTable>({
    name: 'changed tables',
    text: changedTables,
    values: [ROWS, PAGES],
  })
  const outgrown = changed.filter((table) => table.outgrown)
  const others = changed.filter((table) => !table.outgrown && table.changes > showing(table))
  const names = [...outgrown.map(({ name }) => name), ...(await withUnseenBrands(pool, others))]
  for (const name of names) await pool.query(`analyze (skip_locked) public.${name}`)
  return names
}

async function withUnseenBrands(pool: pg.Pool, tables: readonly ChangedTable[]): Promise<readonly string[]> {
  if (tables.length === 0) return []
  const { rows } = await pool.query<{ name: string; brand_id: string }>({
    name: 'unseen brands',
    text: unseenBrands,
    values: [tables.map(({ name }) => name)],
  })
  const found = new Set<string>()
  for (const table of tables)
    for (const { brand_id } of rows.filter(({ name }) => name === table.name))
      if (!found.has(table.name) && (await holds(pool, table, brand_id))) found.add(table.name)
  return [...found]
}

/** Whether a look would show this brand. */
async function holds(pool: pg.Pool, table: ChangedTable, brandId: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select from public.${table.name} where brand_id = $1 offset $2 limit 1`,
    [brandId, showing(table)],
  )
  return rowCount === 1
}
