import type { ChatErrorCode } from '../../domain/chat/frames.ts'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { BrandId } from '../../domain/ids.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { ChatDeps } from './chat-deps.ts'
import type { Line } from './line.ts'
import type { Lines } from './lines.ts'
import type { Waiting } from './queue-place.ts'
import type { Memory } from './remember.ts'
import type { Promises } from './promise-now.ts'

/** What everything behind the door works with. */
export interface Door {
  readonly id: string
  readonly deps: ChatDeps
  readonly lines: Lines
  /** Who waits on a channel. */
  readonly waiting: Memory<Channel, Waiting>
  /** What brands promise. */
  readonly promises: Memory<BrandId, Promises>
  /** The database's time, as of the last beat, carried on by a steady clock. */
  now(): Instant
}

export function nowOf(door: Pick<Door, 'now'>): string {
  return formatInstant(door.now())
}

/** Tells the browser why something was not taken. */
export function complain(
  line: Line,
  code: ChatErrorCode,
  detail: string,
  { clientId = null, retryAfter = null }: { clientId?: string | null; retryAfter?: number | null } = {},
): void {
  line.send({
    type: 'error',
    code,
    detail,
    ...(clientId === null ? {} : { client_id: clientId }),
    ...(retryAfter === null ? {} : { retry_after_ms: retryAfter }),
  })
}
