import type { Instant } from '../../domain/time/instant.ts'
import type { AbsenceFeedStore } from './absence-feed-store.ts'
import type { AcknowledgementStore } from './acknowledgement-store.ts'
import type { AdmissionStore } from './admission-store.ts'
import type { AlarmStore } from './alarm-store.ts'
import type { Archive } from './archive.ts'
import type { AuditLog } from './audit-log.ts'
import type { ConversationStore } from './conversation-store.ts'
import type { DigestStore } from './digest-store.ts'
import type { DispatchStore } from './dispatch-store.ts'
import type { ErrandStore } from './errand-store.ts'
import type { EventLog } from './event-log.ts'
import type { FiguresStore } from './figures-store.ts'
import type { HelpdeskAuditStore } from './helpdesk-audit-store.ts'
import type { IncidentStore } from './incident-store.ts'
import type { Jobs } from './jobs.ts'
import type { NeglectStore } from './neglect-store.ts'
import type { PayStore } from './pay-store.ts'
import type { PeopleStore } from './people-store.ts'
import type { PingStore } from './ping-store.ts'
import type { PrivacyStore } from './privacy-store.ts'
import type { ShopperStore } from './shopper-store.ts'
import type { SlotStore } from './slot-store.ts'
import type { PulseStore } from './pulse-store.ts'
import type { RemedyStore } from './remedy-store.ts'
import type { ReplyStore } from './reply-store.ts'
import type { SetupStore } from './setup-store.ts'
import type { TimerStore } from './timer-store.ts'

/** One database transaction: everything in it sees and saves the same state. */
export interface Transaction {
  /** The database's clock at the start of the transaction (or the test's), whole milliseconds. */
  readonly now: Instant
  readonly setup: SetupStore
  readonly people: PeopleStore
  readonly conversations: ConversationStore
  readonly archive: Archive
  readonly replies: ReplyStore
  readonly acknowledgements: AcknowledgementStore
  readonly timers: TimerStore
  readonly dispatches: DispatchStore
  readonly pay: PayStore
  readonly admissions: AdmissionStore
  readonly pings: PingStore
  readonly incidents: IncidentStore
  readonly pulses: PulseStore
  readonly privacy: PrivacyStore
  readonly slots: SlotStore
  readonly shoppers: ShopperStore
  readonly absenceFeeds: AbsenceFeedStore
  readonly neglect: NeglectStore
  readonly figures: FiguresStore
  readonly digests: DigestStore
  readonly errands: ErrandStore
  readonly alarms: AlarmStore
  readonly remedies: RemedyStore
  readonly helpdeskAudits: HelpdeskAuditStore
  readonly events: EventLog
  readonly audit: AuditLog
  readonly jobs: Jobs
}

export interface Store {
  /**
   * Runs the work in a transaction. It runs again where another transaction was first to store the same message or to begin
   * the same conversation: it changes nothing outside of it.
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>
}

/** What every workflow needs; those that need more say so themselves. */
export interface Deps {
  readonly store: Store
  /** A new UUIDv7. */
  readonly newId: () => string
  /** Tells the timer engine beside us of the nearest instant that was armed; null for nothing. */
  readonly wakeTimers: (at: Instant | null) => void
}
