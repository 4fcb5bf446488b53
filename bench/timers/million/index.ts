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

/** By the names under which one can be had alone. */
export const millionWorkloads = [
  'idle-1m',
  'steady-1m',
  'burst-50k',
  'kill-node',
  'retarget-100k',
  'long-transaction',
  'dead-100k',
]

interface Order {
  readonly short: boolean
  readonly repeats: number
  readonly wanted: (workload: string) => boolean
}

/** Workloads beside a million open clocks, which the rivals' polls do not survive: ours alone. */
export async function million(
  server: BenchServer,
  { short, repeats, wanted }: Order,
  add: (repeat: number) => (row: Row) => void,
): Promise<void> {
  if (!millionWorkloads.some(wanted)) return
  const { steadySeconds, idleSeconds, longSeconds } = lengths(short)
  const database = await server.database()
  try {
    await fill(database.pool, OPEN)
    for (let repeat = 1; repeat <= repeats; repeat++) {
      const play = async (
        workload: string,
        run: () => Promise<Omit<Row, 'workload'> | readonly Row[]>,
      ): Promise<void> => {
        if (!wanted(workload)) return
        const figures = await run()
        const found = await violations(database)
        for (const row of 'length' in figures ? figures : [{ workload, ...figures }])
          add(repeat)({ ...row, open: OPEN, violations: found })
      }
      await play('idle-1m', () => idle(database, idleSeconds))
      await play('steady-1m', () => steady(database, steadySeconds))
      await play('burst-50k', () => burst(database, 50_000))
      await play('kill-node', () => killNode(database, 50_000))
      if (repeat < repeats) continue
      await play('retarget-100k', () => retarget(database, RETARGETED))
      await play('long-transaction', () => longTransaction(database, longSeconds))
      await play('dead-100k', () => deadRows(database, DEAD))
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
