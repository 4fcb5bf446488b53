import type { BrandId, ChannelId, ConversationId, CustomerId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** How much was forgotten. */
export interface Forgotten {
  readonly conversations: number
  readonly messages: number
  readonly attachments: number
}

export interface Remembered {
  readonly id: ConversationId
  /** Whoever waits in it has waited for longer than was promised. */
  readonly late: boolean
}

export interface PrivacyStore {
  /** Conversations of a customer that are not forgotten yet, locked; null when the brand has no such customer. */
  conversationsOf(brandId: BrandId, customerId: CustomerId): Promise<readonly Remembered[] | null>
  /** Conversations of a channel in which somebody waits. */
  waitingOn(brandId: BrandId, channelId: ChannelId): Promise<readonly Remembered[]>
  /** Conversations of a channel that are not forgotten yet, locked. */
  rememberedOf(brandId: BrandId, channelId: ChannelId, limit: number): Promise<readonly ConversationId[]>
  /** Brands that keep words for a limited time, with how long, in days. */
  retention(): Promise<readonly { readonly brandId: BrandId; readonly days: number }[]>
  /** Conversations in which nobody waits and nothing has been said since `before`, the oldest first. */
  silentSince(brandId: BrandId, before: Instant, limit: number): Promise<readonly ConversationId[]>
  /**
   * Takes out what people wrote and sent: texts, names, addresses, files, what was said about them. Ids, times and verdicts
   * stay, so that figures do not change and a message that comes again is known.
   */
  forgetConversations(brandId: BrandId, ids: readonly ConversationId[]): Promise<Forgotten>
  /** Takes out who they are: name, addresses, facts, and what helpdesks and uploads said of those addresses. */
  forgetCustomers(brandId: BrandId, ids: readonly CustomerId[]): Promise<void>
  /** Customers all of whose conversations are forgotten. */
  withoutWords(brandId: BrandId, limit: number): Promise<readonly CustomerId[]>
}
