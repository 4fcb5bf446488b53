import PgBoss from 'pg-boss'
import type { Contestant } from '../contestant.ts'

const CHUNK = 1_000
const QUEUE = 'timers'

/** `startAfter` of pg-boss: a job for each timer, told when its handler is called. */
export function pgBoss(name: string, settings: string, options: PgBoss.WorkOptions): Contestant {
  return {
    name,
    settings,
    async enter({ database, clock }) {
      const boss = new PgBoss({ connectionString: database.url, max: 10 })
      boss.on('error', () => undefined)
      await boss.start()
      await boss.createQueue(QUEUE)
      const seen = new Map<number, number[]>()
      let told = 0
      return {
        async arm(due) {
          for (let from = 0; from < due.length; from += CHUNK)
            await boss.insert(
              due.slice(from, from + CHUNK).map((at, index) => ({
                name: QUEUE,
                data: { n: from + index },
                startAfter: new Date(at),
              })),
            )
        },
        async start() {
          await boss.work<{ n: number }>(QUEUE, options, (jobs) => {
            for (const { data } of jobs) {
              seen.set(data.n, [...(seen.get(data.n) ?? []), clock.now()])
              told += 1
            }
            return Promise.resolve()
          })
        },
        told: () => told,
        async finish() {
          await boss.stop({ graceful: false, wait: true })
          return seen
        },
      }
    },
  }
}
