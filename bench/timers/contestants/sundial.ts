import { randomUUID } from 'node:crypto'
import type { Claim } from '../../../src/timers/claim.ts'
import { armTimers } from '../../../src/timers/arm-timers.ts'
import { startTimerEngine, type TimerEngine } from '../../../src/timers/start-timer-engine.ts'
import type { Contestant } from '../contestant.ts'
import { clockTimer } from '../clock-timer.ts'

const CHUNK = 5_000
const log = { warn: (detail: object, message: string): void => console.error(message, detail) }

/**
 * Fires clocks with all that belongs to it: state, event, queued side effect in one durable commit. The application is
 * told when the claim's commit has been acknowledged.
 */
export const sundial: Contestant = {
  name: 'sundial',
  settings: 'as shipped',
  enter({ database, clock }) {
    const toldAt = new Map<string, number>()
    const numbers = new Map<string, number>()
    let told = 0
    let engine: TimerEngine | null = null
    const onBatch = (claim: Claim): void => {
      toldAt.set(claim.xid!, clock.now())
      told += claim.recorded
    }
    return Promise.resolve({
      async arm(due) {
        for (let from = 0; from < due.length; from += CHUNK) {
          const timers = due.slice(from, from + CHUNK).map((at) => clockTimer(randomUUID(), at))
          for (const timer of timers) numbers.set(timer.id, numbers.size)
          await armTimers((text, values) => database.pool.query(text, [...values]), timers)
        }
      },
      async start() {
        engine = startTimerEngine({ pool: database.pool, onBatch, log })
        await engine.idle() // what was due before is not of this race
        told = 0
      },
      told: () => told,
      async finish() {
        await engine?.stop()
        const { rows } = await database.pool.query<{ id: string; xid: string }>(
          "select payload ->> 'timer_id' as id, xid::text from event where payload ? 'timer_id'",
        )
        const seen = new Map<number, number[]>()
        for (const { id, xid } of rows) {
          const number = numbers.get(id)
          if (number !== undefined) seen.set(number, [...(seen.get(number) ?? []), toldAt.get(xid) ?? NaN])
        }
        return seen
      },
    })
  },
}
