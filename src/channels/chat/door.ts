import type { ChatErrorCode } from '../../domain/chat/frames.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { ChatDeps } from './chat-deps.ts'
import type { Line } from './line.ts'
import type { Lines } from './lines.ts'
import type { Queues } from './queues.ts'

/** What everything behind the door works with. */
export interface Door {
  readonly id: string
  readonly deps: ChatDeps
  readonly lines: Lines
  readonly queues: Queues
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
