import type { BrandId, ClaimId, OfferId, PersonId } from '../domain/ids.ts'
import type { Digest } from '../domain/digest/digest.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { CaughtUp } from '../workflows/figures/follow-facts.ts'
import type { AuditFile, BeginAudit } from '../workflows/helpdesk/begin-audit.ts'
import type { AuditedTicket, AuditedTickets, WhichTickets } from '../workflows/helpdesk/audit-tickets.ts'
import type { AuditCommand, AuditOutcome } from '../workflows/helpdesk/change-audit.ts'
import type { DigestLetter } from '../workflows/ports/digest-writer.ts'
import type { HelpdeskAudit } from '../workflows/ports/helpdesk-audit-store.ts'
import type {
  HelpdeskFinding,
  HelpdeskKind,
  Helpdesks,
  HelpdeskSettings,
} from '../workflows/ports/helpdesk.ts'
import type { NeglectFigures } from '../domain/neglect/figures.ts'
import type { Judged } from '../domain/neglect/judge.ts'
import type { FollowCalendar, FollowOutcome } from '../workflows/absences/follow-calendar.ts'
import type { ListTurns } from '../workflows/figures/list-turns.ts'
import type { readFigures, ReadFigures } from '../workflows/figures/read-figures.ts'
import type { ChangeSegment, ChangeSegmentOutcome } from '../workflows/conversations/change-segment.ts'
import type { ChangeStatus, ChangeStatusOutcome } from '../workflows/conversations/change-status.ts'
import type { ChangeTraits, ChangeTraitsOutcome } from '../workflows/conversations/change-traits.ts'
import type { ConversationCommand } from '../workflows/conversations/change-conversation.ts'
import type { MarkNotCustomer, MarkNotCustomerOutcome } from '../workflows/conversations/mark-not-customer.ts'
import type { MergeConversations, MergeOutcome } from '../workflows/conversations/merge-conversations.ts'
import type { SetNeedsAnswer, SetNeedsAnswerOutcome } from '../workflows/conversations/set-needs-answer.ts'
import type { SnoozeConversation, SnoozeOutcome } from '../workflows/conversations/snooze-conversation.ts'
import type { SplitConversation, SplitOutcome } from '../workflows/conversations/split-conversation.ts'
import type { UndoMerge, UndoMergeOutcome } from '../workflows/conversations/undo-merge.ts'
import type { UndoSolvingOutcome } from '../workflows/conversations/undo-solving.ts'
import type { UnmarkNotCustomerOutcome } from '../workflows/conversations/unmark-not-customer.ts'
import type { WakeOutcome } from '../workflows/conversations/wake-conversation.ts'
import type { AskErrand } from '../workflows/errands/ask-errand.ts'
import type { Errand } from '../workflows/ports/errand-store.ts'
import type { AddNote } from '../workflows/conversations/add-note.ts'
import type { AssignConversation } from '../workflows/dispatch/assign-conversation.ts'
import type { ClaimOffer } from '../workflows/dispatch/claim-offer.ts'
import type { ClaimInTurn } from '../workflows/dispatch/claim-in-turn.ts'
import type { ClaimOutcome } from '../workflows/dispatch/claim-outcome.ts'
import type { ContinueResult } from '../workflows/dispatch/continue-claim.ts'
import type { DeclineOffer, DeclineOutcome } from '../workflows/dispatch/decline-offer.ts'
import type { Escalate, EscalateOutcome } from '../workflows/dispatch/escalate.ts'
import type { HandBack, HandBackOutcome } from '../workflows/dispatch/hand-back.ts'
import type { LeaveChannel } from '../workflows/channels/leave-channel.ts'
import type { ForgetCustomer, ForgetOutcome } from '../workflows/privacy/forget-customer.ts'
import type { ShowOutcome } from '../workflows/dispatch/show-offer.ts'
import type { TakeConversation } from '../workflows/dispatch/take-conversation.ts'
import type { StoredMessage } from '../workflows/messages/incoming-message.ts'
import type { RecordMessages } from '../workflows/messages/record-messages.ts'
import type { OrderPolicies, OrderPoliciesOutcome } from '../workflows/policies/order-policies.ts'
import type { PreviewRetarget } from '../workflows/policies/retarget-clocks.ts'
import type { RetargetFigures } from '../domain/clock/retarget-clock.ts'
import type { RemoveOutcome } from '../workflows/people/remove-person.ts'
import type { ActOnAdmission, AdmissionOutcome } from '../workflows/admission/act-on-admission.ts'
import type { Apply } from '../workflows/admission/apply.ts'
import type { ApprovalOutcome, DecideApproval } from '../workflows/admission/decide-approval.ts'
import type { DecideDispute, DecideOutcome, OpenDispute } from '../workflows/pay/disputes.ts'
import type { JoinPeople } from '../workflows/pay/join-people.ts'
import type { NoteBankReport, NotedPayment } from '../workflows/pay/note-bank-report.ts'
import type { OrderOutcome, OrderPayments } from '../workflows/pay/order-payments.ts'
import type { setPayout } from '../workflows/pay/set-payout.ts'
import type { SettlePayment } from '../workflows/pay/settle-payment.ts'
import type { RecordedPresence, RecordPresence } from '../workflows/presence/record-presence.ts'
import type { AdoptOutcome, AdoptRemedy } from '../workflows/remedies/adopt-remedy.ts'
import type { JudgedTrial } from '../workflows/remedies/list-trials.ts'
import type { TryRemedy } from '../workflows/remedies/try-remedy.ts'
import type { RemedyTrial } from '../workflows/ports/remedy-store.ts'
import type { QueueReply, QueueReplyOutcome } from '../workflows/replies/queue-reply.ts'
import type { AskVisit, AskVisitOutcome } from '../workflows/shopper/ask-visit.ts'
import type { canBeVisited, StandingShoppers } from '../workflows/shopper/read-standing.ts'
import type { ChangeMode } from '../workflows/setup/change-mode.ts'
import type { ExplainClock, ExplainClockOutcome } from '../workflows/turns/explain-clock.ts'
import type { OfferedSlots, OfferShortHours } from '../workflows/ports/slot-store.ts'
import type { SettleConversation, SettleOutcome } from '../workflows/turns/settle-conversation.ts'

/** What routes call; the composition root binds each to its dependencies. Every expected refusal is a value. */
export interface HttpWorkflows {
  recordMessages(command: RecordMessages): Promise<readonly StoredMessage[]>
  queueReply(command: QueueReply): Promise<QueueReplyOutcome>
  claimOffer(command: ClaimOffer): Promise<ClaimOutcome>
  /** The same where the offer is known to be theirs: many at once are told sooner who has it. */
  claimInTurn(command: ClaimInTurn): Promise<ClaimOutcome>
  declineOffer(command: DeclineOffer): Promise<DeclineOutcome>
  takeConversation(command: TakeConversation): Promise<ClaimOutcome>
  assignConversation(command: AssignConversation): Promise<ClaimOutcome>
  continueClaim(claimId: ClaimId, personId: PersonId): Promise<ContinueResult>
  showOffer(offerId: OfferId, personId: PersonId): Promise<ShowOutcome>
  removePerson(personId: PersonId): Promise<RemoveOutcome>
  forgetCustomer(command: ForgetCustomer): Promise<ForgetOutcome>
  /** Ends what runs for whoever waits on a channel that is disconnected. */
  settleChannel(command: LeaveChannel): Promise<number>
  /** Forgets everything that came through a channel. */
  forgetChannel(command: LeaveChannel): Promise<number>
  handBack(command: HandBack): Promise<HandBackOutcome>
  escalate(command: Escalate): Promise<EscalateOutcome>
  addNote(command: AddNote): Promise<StoredMessage>
  settleConversation(command: SettleConversation): Promise<SettleOutcome>
  explainClock(command: ExplainClock): Promise<ExplainClockOutcome>
  readonly conversations: ConversationWorkflows
  readonly policies: PolicyWorkflows
  askErrand(command: AskErrand): Promise<Errand>
  recordPresence(command: RecordPresence): Promise<RecordedPresence>
  changeMode(command: ChangeMode): Promise<boolean>
  readonly pay: PayWorkflows
  offerShortHours(command: OfferShortHours): Promise<OfferedSlots>
  readonly absenceFeeds: {
    follow(command: FollowCalendar): Promise<FollowOutcome>
    readNow(feedId: string): Promise<void>
  }
  readonly shoppers: ShopperWorkflows
  readonly admissions: AdmissionWorkflows
  readFigures(command: ReadFigures): ReturnType<typeof readFigures>
  /** Brings the figures up to this moment, for whoever reads them where they lie. */
  catchUpFigures(): Promise<CaughtUp>
  listTurns(command: ListTurns): Promise<readonly Judged[]>
  tryRemedy(command: TryRemedy): Promise<RemedyTrial | null>
  adoptRemedy(command: AdoptRemedy): Promise<AdoptOutcome>
  listTrials(brandId: BrandId): Promise<readonly JudgedTrial[]>
  helpdesks: HelpdeskWorkflows
  /** Null while there are no digests in this process. */
  digests: DigestWorkflows | null
}

/** What experts earn, and how they are paid. */
export interface PayWorkflows {
  setPayout(command: Parameters<typeof setPayout>[1]): ReturnType<typeof setPayout>
  openDispute(command: OpenDispute): Promise<string | null>
  decideDispute(command: DecideDispute): Promise<DecideOutcome>
  orderPayments(command: OrderPayments): Promise<OrderOutcome>
  settlePayment(command: SettlePayment): Promise<boolean>
  /** False when the first has ended already. */
  joinPeople(command: JoinPeople): Promise<boolean>
  /** What a bank reports, payment by payment. */
  noteBankReport(command: NoteBankReport): Promise<readonly NotedPayment[]>
  /** False when they had practised before. */
  practise(brandId: BrandId, personId: PersonId): Promise<boolean>
}

/** How experts come to answer in a brand's name. */
export interface AdmissionWorkflows {
  /** False when there is nothing to begin. */
  apply(command: Apply): Promise<boolean>
  act(command: ActOnAdmission): Promise<AdmissionOutcome>
  decideApproval(command: DecideApproval): Promise<ApprovalOutcome>
}

/** What people do with a conversation besides answering it; turns and clocks follow. */
export interface ConversationWorkflows {
  changeTraits(command: ChangeTraits): Promise<ChangeTraitsOutcome>
  changeSegment(command: ChangeSegment): Promise<ChangeSegmentOutcome>
  changeStatus(command: ChangeStatus): Promise<ChangeStatusOutcome>
  snooze(command: SnoozeConversation): Promise<SnoozeOutcome>
  wake(command: ConversationCommand): Promise<WakeOutcome>
  merge(command: MergeConversations): Promise<MergeOutcome>
  undoMerge(command: UndoMerge): Promise<UndoMergeOutcome>
  undoSolving(command: ConversationCommand): Promise<UndoSolvingOutcome>
  split(command: SplitConversation): Promise<SplitOutcome>
  markNotCustomer(command: MarkNotCustomer): Promise<MarkNotCustomerOutcome>
  unmarkNotCustomer(command: ConversationCommand): Promise<UnmarkNotCustomerOutcome>
  setNeedsAnswer(command: SetNeedsAnswer): Promise<SetNeedsAnswerOutcome>
}

/** Synthetic customers of a brand. */
export interface ShopperWorkflows {
  standing(brandId: BrandId): Promise<StandingShoppers>
  canBeVisited(brandId: BrandId, channel: string): ReturnType<typeof canBeVisited>
  askVisit(command: AskVisit): Promise<AskVisitOutcome>
}

/** What leads do with policies besides writing them. */
export interface PolicyWorkflows {
  order(command: OrderPolicies): Promise<OrderPoliciesOutcome>
  previewRetarget(command: PreviewRetarget): Promise<RetargetFigures>
}

export interface DigestWorkflows {
  preview(
    command: DigestCommand & { readonly at: Instant | null; readonly language: string },
  ): Promise<DigestPreviewed>
  /** The same as a PDF. */
  print(
    command: DigestCommand & { readonly at: Instant | null; readonly language: string },
  ): Promise<Uint8Array>
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
  readonly figures: NeglectFigures
  readonly html: string
  readonly text: string
}

/** What leads ask of somebody else's helpdesk. */
export interface HelpdeskWorkflows {
  problems: Helpdesks['problems']
  check(kind: HelpdeskKind, settings: HelpdeskSettings, token: string): Promise<readonly HelpdeskFinding[]>
  begin(command: BeginAudit): Promise<HelpdeskAudit>
  auditFile(command: AuditFile): Promise<HelpdeskAudit>
  pause(command: AuditCommand): Promise<AuditOutcome>
  stop(command: AuditCommand): Promise<AuditOutcome>
  resume(command: AuditCommand & { readonly token: string | null }): Promise<AuditOutcome>
  tickets(audit: HelpdeskAudit, which: WhichTickets): Promise<AuditedTickets>
  ticket(audit: HelpdeskAudit, ticketId: string): Promise<AuditedTicket | null>
  ticketUrl: Helpdesks['ticketUrl']
  erase(command: AuditCommand): Promise<boolean>
  /** Null for a brand that is gone. */
  writeDigest(brandId: BrandId, digest: Digest, language: string): Promise<DigestLetter | null>
}
