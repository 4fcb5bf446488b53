import type { Instant } from '../../domain/time/instant.ts'
import type { IncomingMessage } from '../../workflows/messages/incoming-message.ts'

/** Something that came through a door. Whatever comes twice under the same id counts once. */
export type Arrival =
  | { readonly type: 'message'; readonly message: IncomingMessage }
  | MailArrival
  /** The platform says that an answer of ours did not reach its customer. */
  | { readonly type: 'undelivered'; readonly externalId: string; readonly reason: string }

export interface MailArrival {
  readonly type: 'mail'
  readonly raw: Uint8Array
  /** The server's own time; null for now. */
  readonly receivedAt: Instant | null
  /** What lies in `sent` is an answer of ours, written in some mail program. */
  readonly folder: 'inbox' | 'sent'
  /** Envelope recipients, where the door knows them. */
  readonly recipients?: readonly string[]
  /** JSON that comes back as `replyTo` with an answer to it. */
  readonly replyTo?: unknown
}

export function arrived(message: IncomingMessage): Arrival {
  return { type: 'message', message }
}
