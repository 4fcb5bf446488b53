import type { Instant } from '../../domain/time/instant.ts'

/** What an adapter makes of something that came through a channel, before it is stored. */
export interface IncomingMessage {
  /** The channel server's own name for it; the same message delivered twice has the same. */
  readonly externalId: string
  /** Messages with the same key belong to one conversation, unless the next two say otherwise. */
  readonly threadKey: string
  /** A conversation named by something that only we can sign. */
  readonly conversationId?: string
  /** External ids of messages that this one answers, nearest first. */
  readonly references?: readonly string[]
  readonly author: {
    readonly kind: 'customer' | 'agent' | 'bot' | 'system'
    readonly address: string
    readonly name?: string
  }
  /** For colleagues only: it is no answer, and never leaves the house. */
  readonly note?: boolean
  /** Who of ours wrote it, if known. */
  readonly personId?: string
  /** The channel server's own time; the time of ingestion if it has none. */
  readonly occurredAt?: Instant
  readonly subject?: string
  readonly text: string
  readonly html?: string
  /** Why it is not from a human being, though it came from the customer's address: `auto_reply`, `bounce` ... */
  readonly automatic?: string
  /** Only thanks: nobody needs to answer. */
  readonly thanksOnly?: boolean
  /** Of an agent's: it only promises an answer, or is one (null); its words decide unless it is said. */
  readonly promise?: { readonly until: Instant | null } | null
  /** It is a step on the way to a human, such as a choice in a menu; `asksForHuman`: the customer waits for one from now on. */
  readonly step?: { readonly name: string; readonly asksForHuman: boolean }
  /** Was there before the channel was connected. */
  readonly backlog?: boolean
  readonly language?: string
  /** What else the adapter knows: headers, sha256 of the raw mail, attachments. */
  readonly detail?: Readonly<Record<string, unknown>>
}

export interface StoredMessage {
  readonly externalId: string
  readonly conversationId: string
  readonly messageId: string
  readonly duplicate: boolean
}
