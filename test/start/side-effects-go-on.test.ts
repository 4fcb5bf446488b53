import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { TaskDeps } from '../../tasks/index.ts'
import { createLog } from '../../src/start/log.ts'
import { runTasks, type RunningTasks } from '../../src/start/run-tasks.ts'
import { openHouse, type House } from '../support/house.ts'

let house: House
let tasks: RunningTasks | null = null
let held: { readonly begun: Promise<void>; readonly end: () => void }

beforeEach(async () => {
  house = await openHouse()
})
afterEach(async () => {
  held.end()
  await tasks?.stop()
  tasks = null
  await house.close()
})

/** What every task needs; a transaction waits until it is let go, and fails then. */
function slowDeps(): TaskDeps {
  let hasBegun: () => void
  let end: () => void
  const begun = new Promise<void>((resolve) => (hasBegun = resolve))
  const gate = new Promise<void>((resolve) => (end = resolve))
  held = { begun, end: () => end() }
  const transaction = async (): Promise<never> => {
    hasBegun()
    await gate
    throw new Error('the line was cut')
  }
  return { ...house.deps, store: { transaction } } as unknown as TaskDeps
}

const add = (task: string, payload: object) =>
  house.pool.query('select graphile_worker.add_job($1, $2::json)', [task, JSON.stringify(payload)])
const wasTried = async (task: string): Promise<boolean> =>
  (
    await house.pool.query(
      `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = $1 and j.last_error is not null`,
      [task],
    )
  ).rowCount === 1

it('takes jobs again after the ends of two could not be written down, one after the other', async () => {
  await house.pool.query(`create function no_end() returns trigger language plpgsql as
    $$ begin raise exception 'no'; end $$`)
  await house.pool.query(
    `create trigger no_end before update on graphile_worker._private_jobs
     for each row when (new.last_error is not null) execute function no_end()`,
  )
  const told: string[] = []
  tasks = await runTasks(slowDeps(), house.pool, createLog({}, { write: (line) => void told.push(line) }))
  const unwritten = () => told.filter((line) => line.includes('Failed to fail jobs')).length

  await add('audit-dispatches', {})
  await held.begun
  await add('deliver-reply', {})
  await vi.waitUntil(() => unwritten() === 1, { timeout: 15_000 })
  held.end()
  await vi.waitUntil(() => unwritten() === 2, { timeout: 15_000 })
  await house.pool.query('drop trigger no_end on graphile_worker._private_jobs')

  await add('run-errand', {})
  await vi.waitUntil(() => wasTried('run-errand'), { timeout: 15_000 })
})

it('takes a job that is locked in the name of no node, and none of a node that lives', async () => {
  await house.pool.query(
    `insert into node (id, roles, worker_pools, started_at, heartbeat_at) values ($1, '{tasks}', '{living}', now(), now())`,
    [randomUUID()],
  )
  await add('run-errand', {})
  await add('deliver-reply', {})
  const lock = (task: string, pool: string) =>
    house.pool.query(
      `update graphile_worker._private_jobs j set locked_by = $2, locked_at = now() - interval '1 minute'
       from graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = $1`,
      [task, pool],
    )
  await lock('run-errand', 'of a node that was taken off the list')
  await lock('deliver-reply', 'living')
  tasks = await runTasks(slowDeps(), house.pool, createLog({}, { write: () => undefined }))
  await vi.waitUntil(() => wasTried('run-errand'), { timeout: 15_000 })
  expect(await wasTried('deliver-reply')).toBe(false)
})
