import type { PolicyId } from '../ids.ts'
import type { Metric } from '../policy/policy.ts'
import type { Instant } from '../time/instant.ts'
import type { MessageFact } from './message.ts'
import type { Settlement } from './turn.ts'

export type ConversationState = 'open' | 'pending' | 'on_hold' | 'solved' | 'closed'

/** Somebody set a status, or put the conversation to sleep and woke it. What messages and settlements do is not among them. */
export interface StatusChange {
  readonly id: string
  readonly occurredAt: Instant
  readonly status: 'open' | 'pending' | 'on_hold' | 'snoozed' | 'woken'
  /** When a snooze ends by itself; null for anything else. */
  readonly until: Instant | null
  /** Null for a program. */
  readonly personId: string | null
  readonly reason: string | null
}

/** The wait of a conversation that was merged into this one: it goes on here, from when it began. */
export interface CarriedWait {
  /** The customer's oldest unanswered message. */
  readonly id: string
  readonly since: Instant
  /** When the conversations were merged: no answer before that was one to it. */
  readonly occurredAt: Instant
  /** What was promised there, and holds here. */
  readonly promise: CarriedPromise | null
  readonly history: boolean
}

export interface CarriedPromise {
  readonly policyId: PolicyId
  readonly policyVersion: number
  readonly metric: Metric
}

/** Everything that decides about the turns, the status and the clocks of a conversation. */
export interface Course {
  readonly messages: readonly MessageFact[]
  readonly settlements: readonly Settlement[]
  readonly statusChanges: readonly StatusChange[]
  readonly carried: readonly CarriedWait[]
}

/** Nothing has happened yet. */
export const emptyCourse: Course = { messages: [], settlements: [], statusChanges: [], carried: [] }
