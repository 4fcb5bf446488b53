import { setTimeout as sleep } from 'node:timers/promises'
import { DAY } from '../../../src/domain/time/instant.ts'
import { retargetAll } from '../../../src/timers/retarget-all.ts'
import type { BenchDatabase } from '../database.ts'
import { query } from '../race.ts'
import type { Row } from '../row.ts'
import { steady } from './steady.ts'

const brandId = '01890000-0000-7000-8000-0000000000bb'
const FIRING_SECONDS = 12

/** A holiday is added: so many running clocks of a brand become due a day later, while others fire beside. */
export async function retarget(database: BenchDatabase, clocks: number): Promise<Row[]> {
  await database.pool.query(
    `update timer set brand_id = $1 where (brand_id, conversation_id, id) in
       (select brand_id, conversation_id, id from timer where step = 0 order by conversation_id limit $2)`,
    [brandId, clocks],
  )
  await database.pool.query('vacuum analyze timer')
  const firing = steady(database, FIRING_SECONDS)
  await sleep(5_000)
  const begin = performance.now()
  const { changed } = await retargetAll(query(database.pool), {
    brandId,
    decide: ({ stepAt, clock }) => ({ stepAt: stepAt.map((at) => at + DAY), dueAt: clock!.dueAt! + DAY }),
  })
  const took = performance.now() - begin
  const per_second = Math.round((changed / took) * 1_000)
  return [
    { workload: 'retarget-100k', engine: 'sundial', fires: changed, done_ms: Math.round(took), per_second },
    { workload: 'steady-while-retargeting', ...(await firing) },
  ]
}
