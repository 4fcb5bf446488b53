import type pg from 'pg'

/** Rows that have changed, and pages that a table or one of its indexes has, before anything is asked that a plan could spoil. */
const [ROWS, PAGES] = [50, 3]

/**
 * Tables that are twice as large as they were when the server last looked at them, or one of whose indexes is: a partial one tells of
 * a hundred turns that are open where none was, amid a million that are closed. `relpages` is what the last ANALYZE or VACUUM saw.
 * Sizes are asked for where something has changed only: they are asked of the file system.
 */
const outgrown = `
  with changed as materialized (
    select oid, relname, relpages from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_stat_get_mod_since_analyze(oid) > $1
  )
  select relname as name from changed
  where exists (
    select from (
      select changed.oid, changed.relpages
      union all
      select i.oid, i.relpages from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = changed.oid
    ) part
    where pg_relation_size(part.oid) / current_setting('block_size')::int >= greatest($2, 2 * part.relpages)
  )
  order by name`

/**
 * Has the server look anew at the tables that have outgrown what it knows of them, and so at the plans of what is asked of them. A
 * plan that was made while a table held three rows reads all of it; autovacuum comes after a minute at the earliest, and in a large
 * table not before a tenth of it has changed. Whatever grows is looked at as often as it doubles.
 *
 * @returns the names of the tables that were looked at; what somebody else is looking at is left out.
 */
export async function refreshStatistics(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>({
    name: 'outgrown',
    text: outgrown,
    values: [ROWS, PAGES],
  })
  for (const { name } of rows) await pool.query(`analyze (skip_locked) public.${name}`)
  return rows.map(({ name }) => name)
}
