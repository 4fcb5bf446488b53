import pg from 'pg'
import type { BenchDatabase } from '../database.ts'
import type { Row } from '../row.ts'
import { steady } from './steady.ts'

/** The steady load while somebody holds a snapshot, so that no dead row can be removed. */
export async function longTransaction(
  database: BenchDatabase,
  seconds: number,
): Promise<Omit<Row, 'workload'>> {
  const holder = new pg.Client(database.url)
  await holder.connect()
  try {
    await holder.query('begin isolation level repeatable read')
    await holder.query('select 1 from timer limit 1')
    return await steady(database, seconds)
  } finally {
    await holder.end()
  }
}
