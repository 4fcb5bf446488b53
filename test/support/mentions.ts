import type pg from 'pg'

/**
 * In which tables each of these texts still stands, in any column of any row: as text, inside JSON, or as bytes. What is compressed
 * or hashed is not seen. Reads every row, once for all texts; a text that stands nowhere is left out.
 */
export async function whereTheyStand(
  pool: pg.Pool,
  needles: readonly string[],
): Promise<Record<string, readonly string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`,
  )
  const bytes = needles.map((needle) => Buffer.from(needle).toString('hex'))
  const found: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query<{ needle: string }>(
      `select distinct needle from (select t::text as row from ${name} t) r
       join unnest($1::text[], $2::text[]) as n (needle, bytes)
         on strpos(lower(row), lower(needle)) > 0 or strpos(row, bytes) > 0`,
      [needles, bytes],
    )
    for (const { needle } of rows) (found[needle] ??= []).push(name)
  }
  return found
}

/** The same for one text. */
export async function tablesThatMention(pool: pg.Pool, needle: string): Promise<readonly string[]> {
  return (await whereTheyStand(pool, [needle]))[needle] ?? []
}
