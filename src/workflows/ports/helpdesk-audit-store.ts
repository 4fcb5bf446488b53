import type { CalendarDefinition } from '../../domain/calendar/definition/calendar-definition.ts'
import type { AuditReport } from '../../domain/helpdesk/audit-report.ts'
import type { AuditRules } from '../../domain/helpdesk/audit-rules.ts'
import type { HelpdeskFact } from '../../domain/helpdesk/facts.ts'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { HelpdeskFinding, HelpdeskKind, HelpdeskSettings, Notes } from './helpdesk.ts'

/**
 * `waiting`: the helpdesk asked us to; `paused`: somebody here did; `stopped`: it takes the token no more, and goes on with another one;
 * `cancelled`: ended early, with what it had read.
 */
export const auditStates = ['queued', 'running', 'waiting', 'paused', 'stopped', 'done', 'cancelled'] as const
export type AuditState = (typeof auditStates)[number]

/** An audit of somebody else's helpdesk, as far as it is. */
export interface HelpdeskAudit {
  readonly brandId: BrandId
  readonly id: string
  readonly helpdesk: HelpdeskKind
  readonly settings: HelpdeskSettings
  /** Sealed; null once it is needed no more. */
  readonly token: Buffer | null
  readonly rules: Pick<AuditRules, 'targetSeconds' | 'timeZone'>
  readonly since: Instant
  /** Null for a program of the operator's. */
  readonly personId: PersonId | null
  readonly state: AuditState
  readonly problem: string | null
  /** 0 to 1. */
  readonly progress: number
  /** What came twice since the last report counts twice here until the next one. */
  readonly tickets: number
  readonly comments: number
  readonly cursor: unknown
  /** How many hauls are stored: two nodes that go on at once are told apart by it. */
  readonly round: number
  readonly hours: CalendarDefinition | null
  readonly coveredUntil: Instant | null
  readonly notes: Notes
  readonly missing: readonly HelpdeskFinding[]
  /** As of what is stored so far. */
  readonly report: AuditReport | null
  readonly reportedComments: number
  readonly waitingUntil: Instant | null
  readonly askedAt: Instant
  readonly endedAt: Instant | null
}

export type NewAudit = Pick<
  HelpdeskAudit,
  'brandId' | 'id' | 'helpdesk' | 'settings' | 'token' | 'rules' | 'since' | 'personId'
>

export type AuditChange = Partial<
  Pick<
    HelpdeskAudit,
    | 'token'
    | 'state'
    | 'problem'
    | 'progress'
    | 'tickets'
    | 'comments'
    | 'cursor'
    | 'round'
    | 'hours'
    | 'coveredUntil'
    | 'notes'
    | 'missing'
    | 'report'
    | 'reportedComments'
    | 'waitingUntil'
    | 'endedAt'
  >
>

export interface HelpdeskAuditStore {
  add(audit: NewAudit): Promise<void>
  find(brandId: BrandId, id: string): Promise<HelpdeskAudit | null>
  /** False where another node has stored that round already, or the audit has ended. */
  change(brandId: BrandId, id: string, round: number, change: AuditChange): Promise<boolean>
  /** Stores what a haul brought, under a number that is new to the audit, and counts it. A later fact replaces an earlier one of its name. */
  keep(brandId: BrandId, id: string, haul: number, facts: readonly HelpdeskFact[]): Promise<void>
  /** Some whole tickets with their facts after that one, in an order that stays while tickets are added; none at the end. */
  tickets(brandId: BrandId, id: string, after: string | null): Promise<readonly StoredTicket[]>
  /** All that is known of one ticket; none where it is not known. */
  factsOf(brandId: BrandId, id: string, ticketId: string): Promise<readonly HelpdeskFact[]>
  /** The audit and everything that it learnt. */
  remove(brandId: BrandId, id: string): Promise<boolean>
}

export interface StoredTicket {
  readonly ticketId: string
  readonly facts: readonly HelpdeskFact[]
}
