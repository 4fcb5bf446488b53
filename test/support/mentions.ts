import type pg from 'pg'

/**
 * In which tables a text still stands, in any column of any row: as text, inside JSON, or as bytes. What is compressed or
 * hashed is not seen. Reads every row.
 */
export async function tablesThatMention(pool: pg.Pool, needle: string): Promise<readonly string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`,
  )
  const found: string[] = []
  const bytes = Buffer.from(needle).toString('hex')
  for (const { name } of tables) {
    const { rows } = await pool.query<{ there: boolean }>(
      `select exists (select from ${name} t where strpos(lower(t::text), lower($1)) > 0 or strpos(t::text, $2) > 0) as there`,
      [needle, bytes],
    )
    if (rows[0]!.there) found.push(name)
  }
  return found
}
