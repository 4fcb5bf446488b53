import type { BrandId, ClaimId, PersonId } from '../domain/ids.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { NeglectFigures } from '../domain/neglect/figures.ts'
import type { Judged } from '../domain/neglect/judge.ts'
import type { ListTurns } from '../workflows/figures/list-turns.ts'
import type { ReadFigures } from '../workflows/figures/read-figures.ts'
import type { ClaimOffer } from '../workflows/dispatch/claim-offer.ts'
import type { ClaimOutcome } from '../workflows/dispatch/claim-outcome.ts'
import type { ContinueResult } from '../workflows/dispatch/continue-claim.ts'
import type { DeclineOffer, DeclineOutcome } from '../workflows/dispatch/decline-offer.ts'
import type { HandBack, HandBackOutcome } from '../workflows/dispatch/hand-back.ts'
import type { TakeConversation } from '../workflows/dispatch/take-conversation.ts'
import type { StoredMessage } from '../workflows/messages/incoming-message.ts'
import type { RecordMessages } from '../workflows/messages/record-messages.ts'
import type { RecordedPresence, RecordPresence } from '../workflows/presence/record-presence.ts'
import type { QueueReply, QueueReplyOutcome } from '../workflows/replies/queue-reply.ts'
import type { ChangeMode } from '../workflows/setup/change-mode.ts'
import type { SettleConversation, SettleOutcome } from '../workflows/turns/settle-conversation.ts'

/** What routes call; the composition root binds each to its dependencies. Every expected refusal is a value. */
export interface HttpWorkflows {
  recordMessages(command: RecordMessages): Promise<readonly StoredMessage[]>
  queueReply(command: QueueReply): Promise<QueueReplyOutcome>
  claimOffer(command: ClaimOffer): Promise<ClaimOutcome>
  declineOffer(command: DeclineOffer): Promise<DeclineOutcome>
  takeConversation(command: TakeConversation): Promise<ClaimOutcome>
  continueClaim(claimId: ClaimId, personId: PersonId): Promise<ContinueResult>
  handBack(command: HandBack): Promise<HandBackOutcome>
  settleConversation(command: SettleConversation): Promise<SettleOutcome>
  recordPresence(command: RecordPresence): Promise<RecordedPresence>
  changeMode(command: ChangeMode): Promise<boolean>
  readFigures(command: ReadFigures): Promise<NeglectFigures>
  listTurns(command: ListTurns): Promise<readonly Judged[]>
  /** Null while there are no digests in this process. */
  digests: DigestWorkflows | null
}

export interface DigestWorkflows {
  preview(
    command: DigestCommand & { readonly at: Instant | null; readonly language: string },
  ): Promise<DigestPreviewed>
  /** Sends it to that person now, once more if need be. */
  send(command: DigestCommand & { readonly personId: PersonId }): Promise<{ readonly digestId: string }>
  /** Ends the subscription that a link in a digest names; false where the link is not ours. */
  unsubscribe(token: string): Promise<boolean>
}

export interface DigestCommand {
  readonly brandId: BrandId
  readonly period: 'daily' | 'weekly' | 'monthly'
}

export interface DigestPreviewed {
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly subject: string
  readonly headline: string
  readonly figures: Readonly<Record<string, unknown>>
  readonly html: string
  readonly text: string
}
