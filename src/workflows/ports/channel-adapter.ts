import type { Channel } from '../../domain/conversation/channel.ts'
import type { Instant, Millis } from '../../domain/time/instant.ts'
import type { Reply, ReplyAddressing } from './reply-store.ts'

/** What a reply needs to find its way back. */
export interface ReplyContext extends ReplyAddressing {
  readonly channel: Channel
  readonly reply: Reply
  /** Who wrote it, where a person did: some platforms show answers under their writer's name. */
  readonly writer?: { readonly name: string; readonly email: string | null } | null
}

/** Who holds a conversation here; null for nobody any more. */
export interface HolderContext {
  readonly channel: Channel
  /** What the adapter noted with the customer's message, to find its way back. */
  readonly replyTo: unknown
  readonly holder: { readonly name: string; readonly email: string | null } | null
}

/** The platform says when it will listen again: not before that many milliseconds. */
export class ComeBackLater extends Error {
  override name = 'ComeBackLater'
  readonly after: Millis

  constructor(after: Millis, message: string, options?: ErrorOptions) {
    super(message, options)
    this.after = after
  }
}

/**
 * Taken by the channel at that instant, refused for good, or on its way: then whoever learns that it has arrived hands it
 * over. What may pass is an exception, and the job tries again.
 */
export type Delivery =
  | {
      readonly accepted: true
      readonly at: Instant
      /** The platform's own name for it, where it gives one: what answers it, or echoes it, carries that. */
      readonly externalId?: string
    }
  | { readonly accepted: false; readonly error: string }
  | { readonly accepted: 'later' }

export interface ChannelAdapter {
  /** The fixed name under which the reply will go out; a Message-ID for mail. */
  externalIdFor(channel: Channel, messageId: string): string
  /** False: nobody can be answered through this channel. */
  readonly replies?: boolean
  /** True: the customer sees their place and what is promised at the door itself, as it changes. */
  readonly showsPlace?: boolean
  deliver(context: ReplyContext): Promise<Delivery>
  /** Shows whoever works in the platform itself who holds a conversation here. Throws what may pass. */
  showHolder?(context: HolderContext): Promise<void>
}

/** Adapters by the name that a channel carries. */
export type ChannelAdapters = Readonly<Record<string, ChannelAdapter>>
