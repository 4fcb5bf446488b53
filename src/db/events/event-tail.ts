import type pg from 'pg'
import type { EventPosition } from './event-position.ts'
import { readEndOfLog, readEventsAfter, type TailedEvent } from './read-events.ts'

type Listener = (events: readonly TailedEvent[]) => void

/** The one reader of the event log in this node; everybody else listens to it. */
export interface EventTail {
  /** Calls back with what comes after the position that this returns. */
  listen(listener: Listener): { readonly from: EventPosition; readonly stop: () => void }
  /** Everything up to here has been told. */
  position(): EventPosition
  close(): Promise<void>
}

export interface TailOptions {
  readonly pool: pg.Pool
  /** Milliseconds between two looks. */
  readonly interval?: number
  readonly onError: (error: unknown) => void
}

const BATCH = 5_000

/** Begins at the end of the log. A look that fails is reported and made again; nothing is skipped. */
export async function openEventTail({ pool, interval = 100, onError }: TailOptions): Promise<EventTail> {
  const listeners = new Set<Listener>()
  let position = await readEndOfLog(pool)
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    try {
      let events: readonly TailedEvent[]
      do {
        events = await readEventsAfter(pool, position, { limit: BATCH })
        position = events.at(-1)?.position ?? position
        if (events.length > 0) for (const listener of [...listeners]) tell(listener, events)
      } while (events.length === BATCH && !closed)
    } catch (error) {
      if (!closed) onError(error)
    }
    if (!closed) timer = setTimeout(again, interval)
  }

  function again(): void {
    looking = look()
  }

  function tell(listener: Listener, events: readonly TailedEvent[]): void {
    try {
      listener(events)
    } catch (error) {
      onError(error)
    }
  }

  again()
  return {
    listen(listener) {
      listeners.add(listener)
      return { from: position, stop: () => listeners.delete(listener) }
    },
    position: () => position,
    async close() {
      closed = true
      clearTimeout(timer)
      await looking
    },
  }
}
