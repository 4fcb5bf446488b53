import { checkTimers } from '../../src/timers/check-timers.ts'
import { burst } from '../timers/million/steady.ts'
import type { BenchServer } from '../timers/database.ts'
import { query } from '../timers/race.ts'
import type { Row } from '../timers/row.ts'
import { inGroups } from './groups.ts'
import { openIngestHouse } from './ingest-house.ts'
import { store } from './stored.ts'

const FIRES = 20_000
const ROUNDS = 3

/** What a message and a fire cost beside so many stored messages: the best of some rounds, in microseconds each. */
export async function costBeside(
  server: BenchServer,
  stored: number,
  messages: number,
): Promise<readonly Row[]> {
  const house = await openIngestHouse(server)
  try {
    await store(house.database.pool, stored)
    await inGroups(house, { messages: messages / 4, size: 200, abreast: 2 })
    const rows: Row[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      const through = await inGroups(house, { messages, size: 200, abreast: 2 })
      rows.push({ workload: `message-beside-${stored}`, engine: 'sundial', repeat: round, ...through })
      const fired = await burst(house.database, FIRES)
      rows.push({ ...fired, workload: `fire-beside-${stored}`, repeat: round })
    }
    const violations = await checkTimers(query(house.database.pool))
    return [...rows.slice(0, -1), { ...rows.at(-1)!, violations: violations.length }]
  } finally {
    await house.close()
  }
}
