import { afterAll, beforeAll, expect, test } from 'vitest'
import { readHouseFigures } from '../../src/db/read/house-figures.ts'
import { readJobs } from '../../src/db/read/operations.ts'
import { openHouse, type House } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function job({ attempts = 0, most = 25, locked = false }): Promise<void> {
  const { rows } = await house.pool.query(
    `select id from graphile_worker.add_job('settle-pay', max_attempts := $1)`,
    [most],
  )
  await house.pool.query(
    `update graphile_worker._private_jobs set attempts = $2, locked_at = case when $3 then now() end where id = $1`,
    [rows[0].id, attempts, locked],
  )
}

test('given up is what had all its attempts, not what is in its last one, or comes again by the clock', async () => {
  await house.pool.query('delete from graphile_worker._private_jobs')
  await job({ attempts: 25 })
  await job({ attempts: 25, locked: true })
  await job({ attempts: 1, most: 1 })
  await job({ attempts: 3 })
  expect(await readJobs(house.db)).toEqual({ waiting: 1, failed: 1 })
  expect((await readHouseFigures(house.db)).jobs).toMatchObject({ waiting: 1, failed: 1 })
})
