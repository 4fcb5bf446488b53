import { checkTimers } from '../../../src/timers/check-timers.ts'
import type { BenchDatabase, BenchServer } from '../database.ts'
import { query } from '../race.ts'
import type { Row } from '../row.ts'
import { deadRows } from './dead-rows.ts'
import { fill } from './fill.ts'
import { idle } from './idle.ts'
import { killNode } from './kill-node.ts'
import { longTransaction } from './long-transaction.ts'
import { retarget } from './retarget.ts'
import { burst, steady } from './steady.ts'

const OPEN = 1_000_000
const RETARGETED = 100_000
const DEAD = 100_000

interface Lengths {
  readonly steadySeconds: number
  readonly idleSeconds: number
  readonly longSeconds: number
}

const lengths = (short: boolean): Lengths =>
  short
    ? { steadySeconds: 15, idleSeconds: 15, longSeconds: 20 }
    : { steadySeconds: 30, idleSeconds: 60, longSeconds: 300 }

/** Workloads beside a million open clocks, which the rivals' polls do not survive: ours alone. */
export async function million(
  server: BenchServer,
  { short, repeats }: { readonly short: boolean; readonly repeats: number },
  add: (repeat: number) => (row: Row) => void,
): Promise<void> {
  const { steadySeconds, idleSeconds, longSeconds } = lengths(short)
  const database = await server.database()
  try {
    await fill(database.pool, OPEN)
    for (let repeat = 1; repeat <= repeats; repeat++) {
      const row = async (workload: string, figures: Omit<Row, 'workload'>): Promise<void> => {
        add(repeat)({ workload, open: OPEN, ...figures, violations: await violations(database) })
      }
      await row('idle-1m', await idle(database, idleSeconds))
      await row('steady-1m', await steady(database, steadySeconds))
      await row('burst-50k', await burst(database, 50_000))
      await row('kill-node', await killNode(database, 50_000))
      if (repeat < repeats) continue
      for (const { workload, ...figures } of await retarget(database, RETARGETED))
        await row(workload, figures)
      await row('long-transaction', await longTransaction(database, longSeconds))
      for (const { workload, ...figures } of await deadRows(database, DEAD)) await row(workload, figures)
    }
  } finally {
    await database.drop()
  }
}

/** Checks the tables and clears away what has fired, so that every workload meets the same table. */
async function violations(database: BenchDatabase): Promise<number> {
  const found = await checkTimers(query(database.pool))
  if (found.length > 0) process.stderr.write(`${JSON.stringify(found)}\n`)
  await database.pool.query('truncate event, graphile_worker._private_jobs')
  await database.pool.query('delete from timer where step > 1 or (step > 0 and version > 0)')
  await database.pool.query('vacuum analyze timer')
  await database.pool.query('checkpoint')
  return found.length
}
