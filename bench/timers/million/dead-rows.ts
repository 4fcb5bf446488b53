import pg from 'pg'
import { BATCH, claimSettings } from '../../../src/timers/claim-session.ts'
import { claimStatement } from '../../../src/timers/claim.ts'
import type { BenchDatabase } from '../database.ts'
import type { Row } from '../row.ts'
import { pagesOfClaim } from './pages-of-claim.ts'

/** Pages that a claim reads while a held snapshot keeps so many dead rows: from its horizon on, and when it sweeps. */
export async function deadRows(database: BenchDatabase, dead: number): Promise<Row[]> {
  const [holder, session] = [new pg.Client(database.url), new pg.Client(database.url)]
  await holder.connect()
  await session.connect()
  try {
    await holder.query('begin isolation level repeatable read')
    await holder.query('select 1 from timer limit 1')
    await database.pool.query(
      `update timer set step_at[1] = now() - interval '1 minute', next_at = now() - interval '1 minute'
       where (brand_id, conversation_id, id) in (select brand_id, conversation_id, id from timer where step = 0 limit $1)`,
      [dead],
    )
    await session.query(claimSettings)
    await session.query(`prepare claim (timestamptz, timestamptz) as ${claimStatement(BATCH)}`)
    for (let found = 1; found > 0;) {
      const { rows } = await session.query<{ found: number }>("execute claim ('-infinity', null)")
      found = rows[0]!.found
    }
    const near = await pagesOfClaim(session, "statement_timestamp() - interval '50 ms'")
    const sweep = await pagesOfClaim(session, "'-infinity'")
    return [
      { workload: 'dead-100k-near', engine: 'sundial', buffers: near },
      { workload: 'dead-100k-sweep', engine: 'sundial', buffers: sweep },
    ]
  } finally {
    await holder.end()
    await session.end()
  }
}
