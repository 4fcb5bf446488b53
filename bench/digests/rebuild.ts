import { inGroups } from '../ingest/groups.ts'
import type { IngestHouse } from '../ingest/ingest-house.ts'
import { rebuildFigures } from '../../src/workflows/figures/rebuild-figures.ts'
import type { Row } from '../timers/row.ts'
import { middleOf } from './median.ts'

/** Summing a brand's figures anew from its facts: messages, events of the log and turns, all recorded as in life. */
export async function measureRebuild(house: IngestHouse, messages: number, repeats: number): Promise<Row> {
  const { deps, channel, database } = house
  await inGroups(house, { messages, size: 200, abreast: 2 })
  await database.pool.query('vacuum analyze')
  const { rows } = await database.pool.query<{ facts: string }>(
    'select (select count(*) from message) + (select count(*) from event) + (select count(*) from turn) as facts',
  )
  const facts = Number(rows[0]!.facts)
  const times: number[] = []
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const begin = performance.now()
    const turns = await rebuildFigures(deps, channel.brandId)
    if (turns !== messages) throw new Error(`${turns} turns were summed of ${messages}`)
    times.push(performance.now() - begin)
  }
  const middle = middleOf(times)
  const perSecond = Math.round((1_000 * facts) / middle.p50_ms)
  return {
    workload: 'rebuild',
    engine: 'sundial',
    messages,
    ...middle,
    per_second: perSecond,
    note: 'facts; limit 100000/s',
  }
}
