import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type {
  CarriedWait,
  ConversationState,
  Course,
  StatusChange,
} from '../../domain/conversation/course.ts'
import type { NotCustomer } from '../../domain/conversation/not-customer.ts'
import type { Settlement, TurnOutcome } from '../../domain/conversation/turn.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { PastConversation } from '../../domain/replay/back-test.ts'
import type { Instant } from '../../domain/time/instant.ts'

export type { ConversationState } from '../../domain/conversation/course.ts'

/** A conversation as rows know it, without its messages. */
export interface Conversation {
  readonly brandId: BrandId
  readonly id: string
  readonly channelId: string
  readonly customerId: string
  readonly state: ConversationState
  readonly subject: string | null
  readonly priority: 'low' | 'normal' | 'high' | 'urgent'
  readonly language: string | null
  readonly segment: string | null
  readonly tags: readonly string[]
  readonly mergedInto: string | null
  readonly snoozedUntil: Instant | null
}

/** What a delivery names, to be looked up. */
export interface Delivery {
  readonly kind: ChannelKind
  readonly messages: readonly {
    readonly externalId: string
    readonly threadKey: string
    readonly address: string
  }[]
  /** Messages that these answer, by external id. */
  readonly references: readonly string[]
}

/** What is stored already of what a delivery names. */
export interface Standing {
  /** By external id. */
  readonly messages: ReadonlyMap<string, { readonly id: string; readonly conversationId: string }>
  /** By thread key. Those of messages that are stored already are left out. */
  readonly threads: ReadonlyMap<string, Conversation>
  /** By address, in small letters. */
  readonly senders: ReadonlyMap<
    string,
    {
      readonly customerId: string
      readonly segment: string | null
      readonly notCustomer: NotCustomer | null
    }
  >
}

export interface NewConversation {
  readonly id: string
  readonly threadKey: string
  readonly kind: string
  readonly address: string
  readonly name: string | null
  readonly customerId: string
  readonly subject: string | null
  readonly language: string | null
  readonly lastMessageAt: Instant
}

export interface NewMessage {
  readonly id: string
  readonly conversationId: string
  readonly externalId: string
  readonly direction: 'inbound' | 'outbound' | 'note'
  readonly author: 'customer' | 'agent' | 'bot' | 'system'
  readonly personId: string | null
  readonly opensTurn: boolean
  readonly closesTurn: boolean
  readonly history: boolean
  readonly occurredAt: Instant
  /** Of a holding reply: until when it promises the answer, if it says so. */
  readonly promise?: { readonly until: Instant | null }
  readonly flags: readonly string[]
  readonly authorName: string | null
  readonly authorAddress: string | null
  readonly text: string
  readonly html: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

/** A turn as stored: its id stays when late facts move its ends. */
export interface StoredTurn {
  readonly id: string
  readonly conversationId: string
  readonly number: number
  readonly openedBy: string
  readonly openedAt: Instant
  readonly closedBy: string | null
  readonly closedAt: Instant | null
  readonly outcome: TurnOutcome | null
  readonly history: boolean
}

export interface TurnsToSave {
  readonly opened: readonly StoredTurn[]
  /** Numbers may have moved. */
  readonly changed: readonly StoredTurn[]
  readonly removedIds: readonly string[]
}

export interface Timeline extends Course {
  readonly turns: readonly StoredTurn[]
}

/** What changes of what policies look at; the rest stays. */
export interface TraitChange {
  readonly priority?: Conversation['priority']
  readonly tags?: readonly string[]
  readonly language?: string | null
}

export interface KnownMessage {
  readonly id: string
  readonly direction: NewMessage['direction']
  readonly author: NewMessage['author']
  readonly opensTurn: boolean
  readonly occurredAt: Instant
  readonly flags: readonly string[]
}

export interface PastBatch {
  readonly since: Instant
  /** Id of the last one of the batch before; null for the first batch. */
  readonly after: string | null
  readonly limit: number
  /** With who had them: asked for where an internal target is tried. */
  readonly holdings: boolean
}

export interface PastConversationRow extends PastConversation {
  readonly id: string
}

export interface ConversationStore {
  /** What is stored already of what a delivery names; the conversations of its threads are locked, in one order for all callers. */
  lockStanding(brandId: BrandId, channelId: string, delivery: Delivery): Promise<Standing>
  /** Notes of conversations when their customers, or whoever answers, wrote last. */
  goOn(
    brandId: BrandId,
    conversations: readonly { readonly id: string; readonly lastMessageAt: Instant }[],
  ): Promise<void>
  /**
   * Begins a conversation for each of these threads, none of which stands; whoever is not among the senders becomes a customer. Answers by
   * thread key. Where another transaction has begun one of them in between, or met the customer, this one begins anew.
   */
  begin(
    brandId: BrandId,
    channelId: string,
    threads: readonly NewConversation[],
    senders: Standing['senders'],
  ): Promise<ReadonlyMap<string, Conversation>>
  lock(brandId: BrandId, conversationId: string): Promise<Conversation | null>
  /**
   * Stores messages none of which is `known`. Where another transaction has stored one of them in between, this one begins
   * anew.
   */
  addMessages(
    brandId: BrandId,
    channelId: string,
    messages: readonly NewMessage[],
    ingestedAt: Instant,
  ): Promise<void>
  /** Which of these external ids are stored already, with their message and conversation. */
  known(
    brandId: BrandId,
    channelId: string,
    externalIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly id: string; readonly conversationId: string }>>
  timelines(brandId: BrandId, conversationIds: readonly string[]): Promise<ReadonlyMap<string, Timeline>>
  past(brandId: BrandId, batch: PastBatch): Promise<readonly PastConversationRow[]>
  countPast(brandId: BrandId, since: Instant): Promise<number>
  addSettlement(
    brandId: BrandId,
    conversationId: string,
    settlement: Settlement & { reason: string | null; personId: string | null },
  ): Promise<void>
  /** A settlement that was a mistake counts no longer. Answers how many there were. */
  voidSettlements(
    brandId: BrandId,
    conversationId: string,
    outcome: Settlement['outcome'],
    at: Instant,
  ): Promise<number>
  /** The same of one settlement alone. */
  voidSettlement(brandId: BrandId, settlementId: string, at: Instant): Promise<void>
  addStatusChange(brandId: BrandId, conversationId: string, change: StatusChange): Promise<void>
  /** A reply that bounced no longer closes its turn. */
  setClosesTurn(brandId: BrandId, messageId: string, closesTurn: boolean): Promise<void>
  saveTurns(brandId: BrandId, turns: TurnsToSave): Promise<void>
  setState(brandId: BrandId, conversationIds: readonly string[], state: ConversationState): Promise<void>
  setTraits(brandId: BrandId, conversationId: string, traits: TraitChange): Promise<void>
  /** Of a customer; answers what it was before and the conversations of theirs that go on. Null for nobody. */
  setSegment(
    brandId: BrandId,
    customerId: string,
    segment: string | null,
  ): Promise<{ readonly before: string | null; readonly open: readonly string[] } | null>
  /** Null: it goes on by itself again. */
  setMergedInto(brandId: BrandId, conversationId: string, into: string | null): Promise<void>
  addCarriedWait(
    brandId: BrandId,
    conversationId: string,
    wait: CarriedWait & { readonly mergedFrom: string },
  ): Promise<void>
  /** The wait that came with a merge goes back with it. */
  removeCarriedWait(brandId: BrandId, conversationId: string, mergedFrom: string): Promise<void>
  /** Begins a conversation beside another one, with its channel, customer and traits; the messages move over. */
  split(brandId: BrandId, from: string, into: string, messageIds: readonly string[]): Promise<void>
  /** Every message of a conversation, oldest first, with what is known of it beside its text. */
  messages(brandId: BrandId, conversationId: string): Promise<readonly KnownMessage[]>
  /** What an inbound message means for turns, with the flag that says why set or taken away. */
  setOpensTurn(
    brandId: BrandId,
    messageIds: readonly string[],
    opensTurn: boolean,
    flag: string,
  ): Promise<void>
  /** Remembers what a customer's addresses are; null: a customer after all. */
  setNotCustomer(brandId: BrandId, customerId: string, what: NotCustomer | null): Promise<void>
  setSnoozedUntil(brandId: BrandId, conversationId: string, until: Instant | null): Promise<void>
}
