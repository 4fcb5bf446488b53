import type { ChatStore } from '../../workflows/ports/chat-store.ts'
import type { StoredMessage } from '../../workflows/messages/incoming-message.ts'
import type { RecordMessages } from '../../workflows/messages/record-messages.ts'
import type { Deps } from '../../workflows/ports/store.ts'
import type { DeliverReply } from '../../workflows/replies/deliver-reply.ts'
import type { ChannelLog } from '../channel-log.ts'
import type { CallerLimits } from './caller-limits.ts'

/** What the chat door uses of the rest of the house. */
export interface ChatDeps extends Deps {
  readonly chat: ChatStore
  /** Stores messages once and only once; groups those that come together. */
  readonly record: (command: RecordMessages) => Promise<readonly StoredMessage[]>
  /** Looks at a queued reply again: hands it over as stored, or by mail, if nobody is there any more. */
  readonly deliver: (reply: DeliverReply) => Promise<void>
  readonly tail: ChatTail
  /** Signs sessions. */
  readonly sessionKey: Uint8Array
  readonly log: ChannelLog
  /** Only when a front of our own says in `X-Forwarded-For` who is calling. */
  readonly trustProxy?: boolean
  readonly callers?: CallerLimits
  /** Milliseconds; a test may be quicker. */
  readonly pingEvery?: number
  readonly beatEvery?: number
}

/** The reader of the event log of this node, as far as the door listens to it. */
export interface ChatTail {
  listen(listener: (events: readonly ChatEvent[]) => void): { readonly stop: () => void }
}

export interface ChatEvent {
  readonly brandId: string
  readonly type: string
  readonly subject: string | null
  readonly payload: Readonly<Record<string, unknown>>
}
