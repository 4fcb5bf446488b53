import type pg from 'pg'

interface Explained {
  readonly 'QUERY PLAN': [{ readonly Plan: Readonly<Record<string, number>> }]
}

/** Pages that a prepared claim reads, from that SQL expression of an instant on; the catalogue has been read before. */
export async function pagesOfClaim(session: pg.Client, floor: string): Promise<number> {
  await session.query(`execute claim (${floor}, null)`)
  const { rows } = await session.query<Explained>(
    `explain (analyze, buffers, format json) execute claim (${floor}, null)`,
  )
  const plan = rows[0]!['QUERY PLAN'][0].Plan
  return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!
}
