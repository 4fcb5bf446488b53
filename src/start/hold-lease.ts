import pg from 'pg'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'

export interface Lease {
  release(): Promise<void>
}

/** How long another node waits before it asks again, in milliseconds. */
const RETRY = 2_000

/**
 * Lets one node at a time do a piece of work: the one that holds the database's lock for it. `work` begins when this node
 * gets the lock and is stopped when the connection that holds it breaks.
 */
export function holdLease(url: string, name: string, work: () => { stop(): Promise<void> }, log: Log): Lease {
  const ending = new AbortController()
  const ended = (): boolean => ending.signal.aborted
  const loop = run()

  async function run(): Promise<void> {
    while (!ended()) {
      try {
        await once()
      } catch (error) {
        log.warn({ err: error, lease: name }, 'a lease was lost; asking for it again')
      }
      if (!ended()) await sleep(RETRY, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  }

  async function once(): Promise<void> {
    const client = new pg.Client({ connectionString: url, application_name: `sundial lease ${name}` })
    const broken = new Promise<void>((resolve) => {
      client.once('end', () => resolve())
      client.on('error', () => resolve())
    })
    await client.connect()
    try {
      const { rows } = await client.query<{ got: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as got',
        [name],
      )
      if (!rows[0]?.got) return
      const running = work()
      await Promise.race([broken, aborted(ending.signal)])
      await running.stop()
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  return {
    async release() {
      ending.abort()
      await loop
    },
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
