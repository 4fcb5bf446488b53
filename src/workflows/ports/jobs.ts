import type { Instant } from '../../domain/time/instant.ts'

/** Side effects that are due now, by task name. What falls due later is a timer. */
export interface JobPayloads {
  'react-to-steps': { event_ids: number[] }
  'deliver-reply': { brand_id: string; message_id: string }
  /** Turns have opened whose customers may be told how long they will wait. */
  'acknowledge-turns': { brand_id: string; turn_ids: string[] }
  'send-pings': { brand_id: string; ping_ids: string[] }
  /** Messages that showed these offers, where the road allows it, say what became of them. */
  'update-pings': { brand_id: string; offer_ids: string[] }
  /** Somebody became free: work that waits for an answerer is looked at again. */
  'serve-waiting': { brand_id: string }
  /** Presence and work of the last 28 days are counted anew. */
  'recount-fairness': Record<string, never>
  /** A claim was made, or has ended: what we promise each other follows. */
  'follow-claim': { brand_id: string; conversation_id: string; claim_id: string }
  /** A helpdesk in which colleagues work is shown who holds a ticket here. */
  'show-holder': { brand_id: string; conversation_id: string }
  /** Open work of shifts that end passes on. */
  'hand-over-shifts': Record<string, never>
  /** Work without a next action is found and mended. */
  'audit-dispatches': Record<string, never>
  /** What freelance experts earned is booked. */
  'settle-pay': Record<string, never>
  /** Pay periods that are over get their statements. */
  'make-statements': Record<string, never>
  /** An audit of another helpdesk goes on from where it stands. */
  'audit-helpdesk': { brand_id: string; audit_id: string }
  'run-errand': { brand_id: string; errand_id: string }
  /** What is older than its brand keeps words for is forgotten. */
  'forget-the-old': Record<string, never>
  /** Hours ahead that brands are short of are offered to freelance experts. */
  'offer-slots': Record<string, never>
  /** Calendars elsewhere, by which people are away, are read. */
  'read-absence-feeds': Record<string, never>
  /** Broken and silent channels are noticed. */
  'watch-channels': Record<string, never>
  /** Synthetic customers write, and are followed. */
  'make-visits': Record<string, never>
  /** Somebody wants to see one now. */
  'make-visit': { brand_id: string; plan: string; visit_id: string }
  'send-digest': { brand_id: string; digest_id: string }
  'send-alarm': { notice_id: string }
}

export type JobName = keyof JobPayloads

export interface Jobs {
  /**
   * Runs once this transaction is committed, at least once; the payload carries the key that makes it harmless to run twice.
   * `notBefore` is for a platform that asked to be left alone for a while; what is meant to happen later is a timer.
   */
  add<Name extends JobName>(name: Name, payload: JobPayloads[Name], notBefore?: Instant): Promise<void>
}
