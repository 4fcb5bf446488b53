import { readHouseFigures } from '../../db/read/house-figures.ts'
import { MINUTE, SECOND } from '../../domain/time/instant.ts'
import { startTimerEngine, type TimerEngine } from '../../timers/start-timer-engine.ts'
import type { House } from '../open-house.ts'
import type { Parts } from '../parts.ts'
import { tellAllIsWell } from '../tell-all-is-well.ts'

/** Fires what falls due, and tells somebody outside, if they want to know, that it does. */
export function playTimers(house: House, parts: Parts): TimerEngine {
  const { database, environment, log } = house
  const engine = parts.opened('timers', startTimerEngine({ pool: database.direct, log }), (it) => it.stop())
  house.useEngine(engine)
  if (environment.aliveUrl !== null)
    parts.opened(
      'sign of life',
      tellAllIsWell({
        url: environment.aliveUrl,
        every: MINUTE,
        health: () => engine.health(),
        overdue: async () => (await readHouseFigures(database.db)).timers.oldest_overdue_seconds * SECOND,
        log,
      }),
      (it) => it.stop(),
    )
  return engine
}
