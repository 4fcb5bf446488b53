import { startTimerEngine, type TimerEngine } from '../../timers/start-timer-engine.ts'
import type { House } from '../open-house.ts'
import type { Parts } from '../parts.ts'

/** Fires what falls due. */
export function playTimers(house: House, parts: Parts): TimerEngine {
  const { database, log } = house
  const engine = parts.opened('timers', startTimerEngine({ pool: database.pool, log }), (it) => it.stop())
  house.useEngine(engine)
  return engine
}
