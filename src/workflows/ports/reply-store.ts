import type { Instant } from '../../domain/time/instant.ts'

export type ReplyState = 'queued' | 'handed_over' | 'failed'

/** Beside those of a reply itself: a lead looks at it first, or has sent it back. */
export type WrittenReplyState = ReplyState | 'awaiting_approval' | 'rejected'

/** An answer on its way to the customer. */
export interface Reply {
  readonly brandId: string
  readonly messageId: string
  readonly conversationId: string
  readonly channelId: string
  readonly personId: string | null
  readonly author: 'agent' | 'bot' | 'system'
  readonly idempotencyKey: string
  /** Fixed before the first attempt, so that however often it is sent, it is one message. */
  readonly externalId: string
  readonly text: string
  /** What the writer says: an answer (null), or a promise of one. Undefined leaves it to the words themselves. */
  readonly promise?: { readonly until: Instant | null } | null | undefined
  readonly state: ReplyState
  readonly attempts: number
  readonly error: string | null
  readonly queuedAt: Instant
}

export interface ReplyAddressing {
  readonly subject: string | null
  readonly customer: { readonly name: string | null; readonly address: string }
  /** External ids of the conversation's messages, oldest first; the newest twenty. */
  readonly externalIds: readonly string[]
  /** External id of the customer's latest message. */
  readonly inReplyTo: string | null
  /** What the adapter noted with that message, in `detail.reply_to`, to find its way back. */
  readonly replyTo: unknown
}

export interface ReplyStore {
  byKey(brandId: string, conversationId: string, idempotencyKey: string): Promise<Reply | null>
  /** Locked until the transaction ends. */
  lock(brandId: string, messageId: string): Promise<Reply | null>
  add(reply: Omit<Reply, 'state' | 'attempts' | 'error'>): Promise<void>
  /** Answers whether it was still queued. */
  settle(
    brandId: string,
    messageId: string,
    outcome: { state: 'handed_over'; at: Instant } | { state: 'failed'; error: string },
  ): Promise<boolean>
  /** Whom a reply of this conversation goes to, and what it answers. */
  addressing(brandId: string, conversationId: string): Promise<ReplyAddressing | null>
  noteAttempt(brandId: string, messageId: string, error: string | null): Promise<void>
}
