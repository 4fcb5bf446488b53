import { PassThrough, type Readable } from 'node:stream'
import { isAfter, type EventPosition } from '../../db/events/event-position.ts'
import { readEventsAfter, type TailedEvent } from '../../db/events/read-events.ts'
import type { HttpDeps } from '../deps.ts'
import { formatEvent, formatHeartbeat, resetEvent } from './format-event.ts'
import type { Sight } from './sight.ts'

export interface StreamRequest {
  readonly brandIds: readonly string[]
  readonly sight: Sight
  /** From where the client wants to go on; undefined: from now; null: from a place that we do not know. */
  readonly since: EventPosition | null | undefined
  /** What the viewer may see now; null when they may see nothing any more. Asked again and again. */
  readonly look: () => Promise<Sight | null>
  readonly whenGone: (tell: () => void) => void
}

const HEARTBEAT_MS = 15_000
const TOLD_AGAIN = 5_000
/** A client that has so many bytes waiting does not read: it may come back and resume. */
const SLOW_BYTES = 8 * 1_048_576

/** First what was missed, then what happens, in order, each once. */
export async function openStream(
  deps: Pick<HttpDeps, 'pool' | 'tail' | 'log'>,
  request: StreamRequest,
): Promise<Readable> {
  const out = new PassThrough()
  const early: TailedEvent[] = []
  let sight = request.sight
  let live = false

  const write = (text: string) => {
    out.write(text)
    if (out.writableLength > SLOW_BYTES) out.destroy()
  }
  const tell = (events: readonly TailedEvent[]) => {
    const seen = events.filter((event) => isNew(event, request.since) && sight(event))
    if (seen.length > 0) write(seen.map(formatEvent).join(''))
  }
  const { from, stop } = deps.tail.listen((events) => {
    if (live) tell(events)
    else early.push(...events)
  })
  const heart = setInterval(() => void beat(), HEARTBEAT_MS)
  out.once('close', end)
  request.whenGone(() => out.destroy())

  async function beat(): Promise<void> {
    try {
      const next = await request.look()
      if (!next) return void out.end()
      sight = next
      if (!out.destroyed) write(formatHeartbeat(deps.tail.position()))
    } catch (error) {
      deps.log.warn({ err: error }, 'a live stream could not be checked and is closed')
      out.destroy()
    }
  }

  function end(): void {
    clearInterval(heart)
    stop()
  }

  try {
    write('retry: 1000\n\n')
    await tellMissed()
    live = true
    tell(early)
    write(formatHeartbeat(from))
  } catch (error) {
    out.destroy()
    throw error
  }
  return out

  async function tellMissed(): Promise<void> {
    if (request.since === undefined) return
    if (request.since === null) {
      write(resetEvent)
      return
    }
    const { brandIds } = request
    const missed = await readEventsAfter(deps.pool, request.since, {
      limit: TOLD_AGAIN + 1,
      brandIds,
      upTo: from,
    })
    if (missed.length > TOLD_AGAIN) write(resetEvent)
    else tell(missed)
  }
}

function isNew(event: TailedEvent, since: EventPosition | null | undefined): boolean {
  return !since || isAfter(event.position, since)
}
