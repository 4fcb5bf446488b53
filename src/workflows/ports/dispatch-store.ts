import type { Holding } from '../../domain/clock/holding.ts'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { PayTerms } from '../../domain/pay/pay-terms.ts'
import type { Budget } from '../../domain/dispatch/budget.ts'
import type { Standing } from '../../domain/dispatch/candidate.ts'
import type { Claim, Dispatch, Offer } from '../../domain/dispatch/dispatch.ts'
import type { DispatchSettings } from '../../domain/dispatch/settings.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type {
  BrandId,
  ClaimId,
  ConversationId,
  DispatchId,
  OfferId,
  PersonId,
  TurnId,
} from '../../domain/ids.ts'
import type { Audience } from '../../domain/policy/policy.ts'
import type { Instant } from '../../domain/time/instant.ts'

export interface NewOffer {
  readonly id: OfferId
  readonly personId: PersonId
  readonly chance: number
  readonly pay: PayTerms | null
  readonly expiresAt: Instant
}

export type NewClaim = Pick<
  Claim,
  | 'brandId'
  | 'id'
  | 'conversationId'
  | 'turnId'
  | 'channelKind'
  | 'dispatchId'
  | 'offerId'
  | 'personId'
  | 'origin'
  | 'replyBy'
> &
  Pick<Holding, 'groups'>

/** What was decided and why, for "why was I (not) asked?". */
export interface DecisionRecord {
  readonly id: string
  readonly dispatchId: DispatchId | null
  readonly conversationId: ConversationId
  /** The fired step that was decided on; each is decided on once. */
  readonly eventId: number | null
  readonly step: string
  readonly outcome: Readonly<Record<string, unknown>>
  readonly considered: readonly unknown[]
}

/** An offer with what a claim needs to know of its surroundings. */
export interface OfferInContext {
  readonly offer: Offer
  readonly dispatch: Dispatch
  readonly holder: Claim | null
}

export type Strandedness =
  'no_next_action' | 'claimed_by_nobody' | 'turn_closed' | 'lease_without_timer' | 'stopped'

/** Work that would wait for ever. `dispatch` is null for a turn that nobody was searched for while outbound stood still. */
export interface Stranded {
  readonly brandId: BrandId
  readonly turnId: TurnId
  readonly dispatchId: DispatchId | null
  readonly claimId: ClaimId | null
  readonly problem: Strandedness
}

/** Dispatches, offers, claims and the record of decisions. */
export interface DispatchStore {
  /**
   * Turns that were closed or dissolved: their dispatches end, open offers are withdrawn, claims end (answered by the holder,
   * or superseded), their timers are taken out, and events and jobs say so.
   */
  closeForTurns(brandId: string, turnIds: readonly string[], reason: string): Promise<void>

  /** What the brand has set, over the defaults. */
  settings(brandId: BrandId): Promise<DispatchSettings>
  /** The open turn as the search for an answerer sees it; null when it is closed. */
  work(brandId: BrandId, turnId: TurnId): Promise<Work | null>
  /** A turn that is answered, as those see it who are told what is still due for it; null while it is open. */
  answeredWork(brandId: BrandId, turnId: TurnId): Promise<Work | null>
  /** The open turn of a conversation; null when nobody waits. */
  openTurn(brandId: BrandId, conversationId: ConversationId): Promise<TurnId | null>
  /** What these people did and were asked lately, as far as it matters for this work. */
  standings(work: Work, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Standing>>

  /** The dispatch of a turn, begun if there is none, open again if it had ended, with these audiences added; locked. */
  open(
    work: Work,
    id: DispatchId,
    audiences: readonly Audience[],
  ): Promise<{ dispatch: Dispatch; opened: boolean }>
  ofTurn(brandId: BrandId, turnId: TurnId): Promise<Dispatch | null>
  lock(brandId: BrandId, id: DispatchId): Promise<Dispatch | null>
  /** The search, going on or ended by a claim, for the open turn of a conversation; locked. */
  ofConversation(brandId: BrandId, conversationId: ConversationId): Promise<Dispatch | null>
  /** Other searches for the same customer that still go on or are claimed, the oldest first. */
  ofSameCustomer(work: Work): Promise<readonly Dispatch[]>
  setLinked(dispatch: Dispatch, to: DispatchId): Promise<void>
  /** Searches that go on and follow that one, locked. */
  linkedTo(brandId: BrandId, id: DispatchId): Promise<readonly Dispatch[]>
  /** Work that waits without anything being due to happen to it, over all brands: since before that instant, so that nothing in flight is among it. */
  stranded(before: Instant, limit: number): Promise<readonly Stranded[]>
  /** How often the work of a conversation came back: let lapse, handed back, handed over. */
  returnsOf(brandId: BrandId, conversationId: ConversationId): Promise<number>
  setState(dispatch: Dispatch, state: Dispatch['state']): Promise<void>
  /** Dispatches of the brand with neither holder nor open offer, the nearest due time first. */
  waiting(brandId: BrandId, limit: number): Promise<readonly DispatchId[]>

  /** The brand's limits with what other searches have committed of them, locked. */
  lockBudgets(dispatch: Dispatch): Promise<readonly Budget[]>
  /** The next wave of a dispatch; answers its number. */
  addOffers(dispatch: Dispatch, kind: ChannelKind, offers: readonly NewOffer[]): Promise<number>
  offer(id: OfferId): Promise<OfferInContext | null>
  /** Closes those that are open; answers them. */
  closeOffers(
    brandId: BrandId,
    which: { readonly ids: readonly OfferId[] } | { readonly dispatchId: DispatchId },
    state: Exclude<Offer['state'], 'open'>,
    reason: string | null,
  ): Promise<readonly Offer[]>
  /** Marks as claimed whatever state it has: a late accept claims an expired offer. */
  setClaimed(brandId: BrandId, offerId: OfferId): Promise<void>
  openOffersTo(personId: PersonId): Promise<readonly Offer[]>
  /** False when it is open no more. */
  extendOffer(offer: Offer, expiresAt: Instant): Promise<boolean>
  countOpenOffers(brandId: BrandId, dispatchId: DispatchId): Promise<number>
  /** When delivered offers to this person expired in silence, since they last answered one or were seen. */
  silences(personId: PersonId, since: Instant): Promise<readonly Instant[]>

  /** False when somebody else holds the conversation: waits for a claim that is being made right now. */
  addClaim(claim: NewClaim): Promise<boolean>
  claim(id: ClaimId): Promise<Claim | null>
  /** Who held a conversation, and when, in order. */
  holders(brandId: BrandId, conversationId: ConversationId): Promise<readonly Holding[]>
  activeClaim(brandId: BrandId, conversationId: ConversationId): Promise<Claim | null>
  activeClaimsOf(personId: PersonId): Promise<readonly Claim[]>
  /** Work that was assigned or handed over and is held now, over all brands. */
  assignedClaims(): Promise<readonly Claim[]>
  /** How much work of this kind the person holds, over all brands. */
  held(personId: PersonId, kind: ChannelKind): Promise<number>
  /** Guarded by version; false when it was ended or extended meanwhile. */
  extendClaim(claim: Claim, replyBy: Instant): Promise<boolean>
  endClaim(claim: Claim, state: Exclude<Claim['state'], 'active'>, reason: string | null): Promise<boolean>

  /** False when this event was decided on before. */
  addDecision(brandId: BrandId, decision: DecisionRecord): Promise<boolean>
  decided(brandId: BrandId, eventId: number): Promise<boolean>
}
