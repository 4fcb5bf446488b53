import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'

export interface Stoppable {
  readonly name: string
  readonly stop: () => Promise<void>
}

/** All parts together; supervisors kill after ten seconds or more. Milliseconds. */
const WITHIN = 9_000
/** What every part gets, however late it is. Milliseconds. */
const AT_LEAST = 200

/**
 * What began last ends first; a part that does not end well, or not in time, does not keep the rest from ending. What was
 * acknowledged is in the database already, so nothing is lost with a part that is left behind.
 */
export async function stopInOrder(parts: readonly Stoppable[], log: Log, within = WITHIN): Promise<void> {
  const began = performance.now()
  for (const { name, stop } of parts) {
    const left = Math.max(AT_LEAST, within - (performance.now() - began))
    const patience = new AbortController()
    try {
      const ended = await Promise.race([
        stop().then(() => true),
        sleep(left, false, { signal: patience.signal, ref: false }),
      ])
      if (!ended) log.error({ part: name }, 'a part did not stop in time and is left behind')
    } catch (error) {
      log.error({ err: error, part: name }, 'a part did not stop well')
    } finally {
      patience.abort()
    }
  }
}
