import { v7 as uuid } from 'uuid'
import type { Environment } from '../environment.ts'
import { startHeartbeat } from '../timers/start-heartbeat.ts'
import type { Deps } from '../workflows/ports/store.ts'
import type { OpenDatabase } from './open-database.ts'
import { keepPlansFresh } from './keep-plans-fresh.ts'
import { openHouse } from './open-house.ts'
import { Parts } from './parts.ts'
import { playChannels } from './roles/channels.ts'
import { playHttp } from './roles/http.ts'
import { playTasks } from './roles/tasks.ts'
import { playTimers } from './roles/timers.ts'
import type { StartOptions } from './start-options.ts'

export interface Sundial {
  readonly database: OpenDatabase
  readonly deps: Deps
  /** Where the web server listens; null where this node has no such role. */
  readonly httpPort: number | null
  readonly smtpPort: number | null
  readonly baseUrl: string
  /** Ends in order: doors, web server, side effects, timers, database. Nothing acknowledged is lost. */
  stop(): Promise<void>
}

/** Composes and starts one node with the roles that its environment names. */
export async function startSundial(options: StartOptions): Promise<Sundial> {
  const { environment, log } = options
  const parts = new Parts(log)
  const begins = (role: Environment['roles'][number], step: string): boolean => {
    const plays = environment.roles.includes(role)
    if (plays) options.onProgress?.(step)
    return plays
  }
  try {
    const house = await openHouse(options, parts)
    parts.opened('plans', keepPlansFresh(house.database.pool, log), (it) => it.stop())
    const engine = begins('timers', 'timers') ? playTimers(house, parts) : null
    let workerPools: () => readonly string[] = () => []
    const heartbeat = startHeartbeat({
      pool: house.database.pool,
      node: { id: uuid(), roles: environment.roles },
      workerPools: () => workerPools(),
      log,
    })
    // Ends after the tasks: whatever they have left behind goes back into the queue.
    parts.opened('heartbeat', heartbeat, (it) => it.stop())
    if (begins('tasks', 'tasks')) ({ workerPools } = await playTasks(house, parts))
    const smtpPort = begins('channels', 'channels') ? await playChannels(house, parts) : null
    const httpPort = begins('http', 'web server') ? await playHttp(house, parts, engine) : null
    return {
      database: house.database,
      deps: house.deps,
      httpPort,
      smtpPort,
      baseUrl: environment.baseUrl,
      stop: () => parts.stop(),
    }
  } catch (error) {
    await parts.stop()
    throw error
  }
}
