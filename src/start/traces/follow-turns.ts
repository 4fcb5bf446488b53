import type { Kysely } from 'kysely'
import type { EventTail } from '../../db/events/event-tail.ts'
import type { TailedEvent } from '../../db/events/read-events.ts'
import { readEvents } from '../../db/read/conversation-facts.ts'
import type { DB } from '../../db/schema.ts'
import { SECOND, type Millis } from '../../domain/time/instant.ts'
import { spansOfTurn } from '../../domain/trace/spans-of-turn.ts'
import type { Log } from '../log.ts'
import type { TurnSender } from './send-turns.ts'

export interface FollowTurns {
  readonly tail: EventTail
  readonly db: Kysely<DB>
  readonly log: Pick<Log, 'warn'>
  readonly sender: TurnSender
}

const LOOK: Millis = SECOND
/** What follows an answer (its delivery, the end of a search) has so long to be written down. */
const SETTLES: Millis = 15 * SECOND
/** Beyond that the oldest are left out: a trace is a help, not a record. */
const MOST_WAITING = 10_000

interface Closed {
  readonly brandId: string
  readonly conversationId: string
  readonly turnId: string
  readonly ripeAt: number
}

/** Sends each turn that closes from now on as a trace, a little later, or when it stops. What is in the log already stays there. */
export function followTurns({ tail, db, log, sender }: FollowTurns): {
  stop(): Promise<void>
} {
  const waiting: Closed[] = []
  let sending = Promise.resolve()
  let stopped = false

  const note = (events: readonly TailedEvent[]): void => {
    for (const { type, brandId, subject, payload } of events)
      if (type === 'turn.closed' && payload.history !== true)
        waiting.push({
          brandId,
          conversationId: subject!,
          turnId: payload.turn_id as string,
          ripeAt: Date.now() + SETTLES,
        })
    waiting.splice(0, Math.max(0, waiting.length - MOST_WAITING))
  }

  async function sendRipe(): Promise<void> {
    while (waiting.length > 0 && (stopped || waiting[0]!.ripeAt <= Date.now())) await send(waiting.shift()!)
  }

  async function send({ brandId, conversationId, turnId }: Closed): Promise<void> {
    try {
      const events = await readEvents(db, brandId, conversationId)
      const past = events.map(({ type, occurred_at, recorded_at, payload }) => ({
        type,
        occurredAt: occurred_at.getTime(),
        recordedAt: recorded_at.getTime(),
        payload,
      }))
      sender.send(turnId, spansOfTurn(past, turnId), { brand_id: brandId, conversation_id: conversationId })
    } catch (error) {
      log.warn({ err: error, turn: turnId }, 'a turn could not be sent as a trace')
    }
  }

  const { stop } = tail.listen(note)
  const ripening = setInterval(() => {
    sending = sending.then(sendRipe)
  }, LOOK)

  return {
    async stop() {
      stopped = true
      stop()
      clearInterval(ripening)
      await sending.then(sendRipe)
      await sender.stop()
    },
  }
}
