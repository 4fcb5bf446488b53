import type { Channel } from '../../domain/conversation/channel.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Reply, ReplyAddressing } from './reply-store.ts'

/** What a reply needs to find its way back. */
export interface ReplyContext extends ReplyAddressing {
  readonly channel: Channel
  readonly reply: Reply
}

/**
 * Taken by the channel at that instant, refused for good, or on its way: then whoever learns that it has arrived hands it
 * over. What may pass is an exception, and the job tries again.
 */
export type Delivery =
  | { readonly accepted: true; readonly at: Instant }
  | { readonly accepted: false; readonly error: string }
  | { readonly accepted: 'later' }

export interface ChannelAdapter {
  /** The fixed name under which the reply will go out; a Message-ID for mail. */
  externalIdFor(channel: Channel, messageId: string): string
  deliver(context: ReplyContext): Promise<Delivery>
}

/** Adapters by the name that a channel carries. */
export type ChannelAdapters = Readonly<Record<string, ChannelAdapter>>
