import { inGroups } from '../ingest/groups.ts'
import type { IngestHouse } from '../ingest/ingest-house.ts'
import { rebuildFigures } from '../../src/workflows/figures/rebuild-figures.ts'
import type { Row } from '../timers/row.ts'
import { middleOf } from './median.ts'

/**
 * Summing a brand's figures anew from its facts: messages, events of the log and turns, all recorded as in life. Once with
 * turns that have just begun, once with nine of ten of them neglected and to be explained; each time from nothing at all, and
 * again over what already stands there.
 */
export async function measureRebuild(
  house: IngestHouse,
  messages: number,
  repeats: number,
): Promise<readonly Row[]> {
  const { database } = house
  await inGroups(house, { messages, size: 200, abreast: 2 })
  await database.pool.query('vacuum analyze')
  const { rows } = await database.pool.query<{ facts: string }>(
    'select (select count(*) from message) + (select count(*) from event) + (select count(*) from turn) as facts',
  )
  const facts = Number(rows[0]!.facts)
  const fresh = await rebuildBothWays(house, 'fresh', { messages, facts, repeats })
  await database.pool.query(
    `update turn set opened_at = opened_at - interval '1 day' where hashtext(id::text) % 10 <> 0`,
  )
  await database.pool.query('vacuum analyze turn')
  return [...fresh, ...(await rebuildBothWays(house, 'neglected', { messages, facts, repeats }))]
}

interface Amount {
  readonly messages: number
  readonly facts: number
  readonly repeats: number
}

async function rebuildBothWays(
  { deps, channel, database }: IngestHouse,
  name: string,
  { messages, facts, repeats }: Amount,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const way of ['from-nothing', 'again']) {
    const times: number[] = []
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      if (way === 'from-nothing')
        await database.pool.query('truncate turn_account, neglect_tally, wait_tally')
      const begin = performance.now()
      const turns = await rebuildFigures(deps, channel.brandId)
      if (turns !== messages) throw new Error(`${turns} turns were summed of ${messages}`)
      times.push(performance.now() - begin)
    }
    const middle = middleOf(times)
    rows.push({
      workload: `rebuild-${name}-${way}`,
      engine: 'sundial',
      messages,
      ...middle,
      per_second: Math.round((1_000 * facts) / middle.p50_ms),
      note: `${facts} facts; limit 100000/s`,
    })
  }
  return rows
}
