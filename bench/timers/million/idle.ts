import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { claimStatement } from '../../../src/timers/claim.ts'
import { BATCH, claimSettings } from '../../../src/timers/claim-session.ts'
import { startHeartbeat } from '../../../src/timers/start-heartbeat.ts'
import { startTimerEngine } from '../../../src/timers/start-timer-engine.ts'
import type { BenchDatabase } from '../database.ts'
import { pagesOfClaim } from './pages-of-claim.ts'
import { serverCpuSeconds } from '../../processor-time.ts'
import type { Row } from '../row.ts'

const log = { warn: (): void => undefined }

/** What an engine costs that has nothing to do: share of one core, ours and the server's together, and pages a query. */
export async function idle(database: BenchDatabase, seconds: number): Promise<Omit<Row, 'workload'>> {
  const engine = startTimerEngine({ pool: database.pool, log })
  const node = { id: randomUUID(), roles: ['timers'] }
  const heartbeat = startHeartbeat({ pool: database.pool, node, workerPools: () => [], log })
  await sleep(3_000)
  const [ours, servers] = [process.cpuUsage(), await serverCpuSeconds(database.pool)]
  await sleep(seconds * 1_000)
  const spent = process.cpuUsage(ours)
  const served = (await serverCpuSeconds(database.pool)) - servers
  await heartbeat.stop()
  await engine.stop()
  const cpu = (spent.user + spent.system) / 1e6 + served
  return {
    engine: 'sundial',
    cpu_percent: Math.round((cpu / seconds) * 10_000) / 100,
    buffers: await buffersOfClaim(database.url),
  }
}

/** Pages that a claim reads which finds nothing, by the plan that the engine's own session uses. */
async function buffersOfClaim(url: string): Promise<number> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(claimSettings)
    await client.query(`prepare claim (timestamptz, timestamptz) as ${claimStatement(BATCH)}`)
    return await pagesOfClaim(client, "'-infinity'")
  } finally {
    await client.end()
  }
}
