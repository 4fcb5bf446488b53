import type { ChatMessage } from '../../domain/chat/frames.ts'
import type { BrandId, ChannelId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** Who holds a line, and to whom. A door is one process that customers' browsers are connected to. */
export interface ChatLine {
  readonly brandId: BrandId
  readonly conversationId: string
  readonly doorId: string
}

/** Something said in a conversation, or about to be: a queued reply is not a message yet. */
export interface Said {
  readonly message: ChatMessage
  readonly queued: boolean
}

/** An open turn of a channel and its place among them. */
export interface WaitingTurn {
  readonly conversationId: string
  readonly openedAt: Instant
  /** Open turns of the channel that opened before this one. */
  readonly ahead: number
  /** Somebody holds the conversation. */
  readonly taken: boolean
  readonly dueAt: Instant | null
}

/** Whether the customer can be reached on the line; `seenAt` is the last sign of a browser that has gone. */
export type Presence =
  | { readonly state: 'connected' }
  | { readonly state: 'gone'; readonly seenAt: Instant }
  /** No line was held for at least a day. */
  | { readonly state: 'unknown' }

/** What the chat doors share about their lines, and what they tell customers. Every call is a transaction of its own. */
export interface ChatStore {
  now(): Promise<Instant>

  /** The conversation of a session; null while its customer has not written. */
  conversationOf(brandId: BrandId, channelId: ChannelId, sessionId: string): Promise<string | null>
  /** The newest 200, oldest first, queued replies among them; only what was stored after `since` where it is given. */
  transcript(brandId: BrandId, conversationId: string, since: Instant | null): Promise<readonly Said[]>
  waiting(brandId: BrandId, channelId: ChannelId): Promise<readonly WaitingTurn[]>

  openLine(line: ChatLine): Promise<void>
  closeLine(line: ChatLine): Promise<void>
  presence(brandId: BrandId, conversationId: string): Promise<Presence>
  customerTyped(line: ChatLine): Promise<void>
  /** Shown to the customer for a few seconds, at whichever door they are. */
  agentTyped(brandId: BrandId, conversationId: string): Promise<void>
  /** Conversations on the door's lines whose agent typed within the last `within` milliseconds. */
  agentsTyping(doorId: string, within: number): Promise<readonly string[]>

  /** Where an answer goes when the line is down; false when the address is known already. */
  saveAddress(brandId: BrandId, conversationId: string, email: string): Promise<boolean>
  addressOf(brandId: BrandId, conversationId: string): Promise<string | null>

  /** The door is open. Answers what time it is. */
  beat(doorId: string): Promise<Instant>
  /** The door closes, and all its lines with it. */
  retire(doorId: string): Promise<void>
  /** Takes over the lines of doors whose last beat is older than `after` milliseconds: they are down since that beat. */
  adoptLines(doorId: string, after: number): Promise<number>
  /** Queued replies to customers whose line this door holds or held. */
  unacknowledged(doorId: string): Promise<readonly QueuedReply[]>
  /** Forgets lines that are down for longer than `after` milliseconds. */
  forgetLines(after: number): Promise<void>
}

export interface QueuedReply {
  readonly brandId: BrandId
  readonly conversationId: string
  readonly messageId: string
}
