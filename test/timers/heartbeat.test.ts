import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startHeartbeat } from '../../src/timers/start-heartbeat.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { silent } from './support.ts'

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.drop())

const node = (): { id: string; roles: string[] } => ({ id: randomUUID(), roles: ['tasks'] })
const lockedBy = async (): Promise<(string | null)[]> => {
  const { rows } = await database.pool.query<{ locked_by: string | null }>(
    'select locked_by from graphile_worker._private_jobs order by id',
  )
  return rows.map((row) => row.locked_by)
}

async function lockJobs(...by: string[]): Promise<void> {
  for (const name of by) {
    await database.pool.query("select graphile_worker.add_job('anything')")
    await database.pool.query(
      'update graphile_worker._private_jobs set locked_by = $1, locked_at = now() where id = (select max(id) from graphile_worker._private_jobs)',
      [name],
    )
  }
}

test('jobs that a dead node has locked are free again, those of the living stay theirs', async () => {
  const dead = node()
  await database.pool.query(
    `insert into node (id, roles, worker_pools, started_at, heartbeat_at)
     values ($1, $2, '{pool-dead}', now(), now() - interval '1001 ms')`,
    [dead.id, dead.roles],
  )
  await lockJobs('pool-dead', 'pool-alive', 'pool-own')
  const alive = startHeartbeat({
    pool: database.pool,
    node: node(),
    workerPools: () => ['pool-alive'],
    log: silent,
    every: 20,
  })
  const own = startHeartbeat({
    pool: database.pool,
    node: node(),
    workerPools: () => ['pool-own'],
    log: silent,
    every: 20,
  })
  await vi.waitUntil(async () => (await lockedBy())[0] === null, { timeout: 20_000 })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await lockedBy()).toEqual([null, 'pool-alive', 'pool-own'])
  await alive.stop()
  await own.stop()
})

test('a node that stops takes its name off the list', async () => {
  const heartbeat = startHeartbeat({ pool: database.pool, node: node(), workerPools: () => [], log: silent })
  const nodes = async (): Promise<number | null> => (await database.pool.query('select 1 from node')).rowCount
  await vi.waitUntil(async () => (await nodes()) === 1, { timeout: 20_000 })
  await heartbeat.stop()
  expect(await nodes()).toBe(0)
})

test('a node that was only frozen enters itself again', async () => {
  const frozen = node()
  const heartbeat = startHeartbeat({
    pool: database.pool,
    node: frozen,
    workerPools: () => ['pool-frozen'],
    log: silent,
    every: 20,
  })
  await vi.waitUntil(async () => (await database.pool.query('select 1 from node')).rowCount === 1, {
    timeout: 20_000,
  })
  await database.pool.query('delete from node')
  await vi.waitUntil(async () => (await database.pool.query('select 1 from node')).rowCount === 1, {
    timeout: 20_000,
  })
  await heartbeat.stop()
})
