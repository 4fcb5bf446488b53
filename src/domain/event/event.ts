import type { Metric } from '../policy/policy.ts'
import type { TurnOutcome } from '../conversation/turn.ts'

/**
 * Every fact that Sundial records, by type. The part before the dot is the name under which the live stream sends it.
 * `subject` is the conversation, unless the type says otherwise. Instants in payloads are ISO 8601 in UTC.
 */
export interface EventPayloads {
  'message.received': {
    message_id: string
    channel_id: string
    author: string
    opens_turn: boolean
    history: boolean
  }
  'message.recorded': {
    message_id: string
    channel_id: string
    author: string
    person_id: string | null
    closes_turn: boolean
    history: boolean
  }
  /** A program or a person (null: a program) found what a message means: `thanks_only`, `not_customer`, `needs_answer`. */
  'message.flagged': { message_id: string; flag: string; person_id: string | null }

  /** What a customer went through before a human: a menu, a bot, a queue. */
  'contact.step': { message_id: string; channel_id: string; step: string }
  /** In their words, or by a choice in a menu. */
  'contact.asked_for_human': { message_id: string; channel_id: string; by: 'words' | 'choice' }

  'turn.opened': { turn_id: string; number: number; opened_at: string; history: boolean }
  'turn.closed': {
    turn_id: string
    number: number
    opened_at: string
    closed_at: string
    outcome: TurnOutcome
    by: string
    history: boolean
  }
  /** The house told the customer what it knows of their waiting. */
  'turn.acknowledged': { turn_id: string; message_id: string; ahead: number; promised_by: string | null }
  'turn.corrected': {
    turn_id: string
    number: number
    opened_at: string
    closed_at: string | null
    outcome: TurnOutcome | null
    removed: boolean
    history: boolean
  }

  'clock.armed': ClockFacts
  'clock.step': StepFacts
  'clock.paused': { clock_id: string; remaining_ms: number } & Told
  'clock.resumed': { clock_id: string; due_at: string } & Told
  'clock.retargeted': {
    clock_id: string
    due_at: string | null
    policy_id: string
    policy_version: number
  } & Told
  'clock.finished': FinishedClockFacts
  'clock.corrected': FinishedClockFacts

  'breach.detected': StepFacts
  'breach.voided': {
    clock_id: string
    due_at: string
    answered_at: string | null
    reason: string
  }
  'step.voided': { clock_id: string; step_name: string; reason: string }

  'dispatch.opened': { dispatch_id: string; turn_id: string; step: string }
  'dispatch.wave': { dispatch_id: string; wave: number; offered: number; audience: string }
  'dispatch.found_nobody': { dispatch_id: string; step: string; reason: string }
  'dispatch.closed': { dispatch_id: string; state: 'answered' | 'withdrawn'; reason: string }
  /** The auditor found work without a next action, and what it did about it. */
  'dispatch.mended': { dispatch_id: string | null; turn_id: string; problem: string }
  'dispatch.linked': { dispatch_id: string; linked_to: string }
  'dispatch.nudged': { dispatch_id: string | null; person_ids: string[]; step: string }
  /** Whoever held it, or was near it, cannot answer it; the leads hear of it. */
  'dispatch.escalated': { claim_id: string | null; person_id: string; reason: string }
  'dispatch.paged': { dispatch_id: string | null; person_ids: string[]; step: string }

  'offer.made': { offer_id: string; dispatch_id: string; person_id: string; wave: number; expires_at: string }
  'offer.due': TimerFacts
  'offer.delivered': { offer_id: string; person_id: string; via: string }
  'offer.declined': { offer_id: string; person_id: string; reason: string | null }
  'offer.expired': { offer_id: string; person_id: string }
  'offer.withdrawn': { offer_id: string; person_id: string; reason: string }

  'claim.made': {
    claim_id: string
    person_id: string
    origin: string
    offer_id: string | null
    reply_by: string
  }
  'lease.due': TimerFacts
  'claim.lapsed': { claim_id: string; person_id: string; held_ms: number }
  'claim.ended': { claim_id: string; person_id: string; state: string }

  'reply.queued': { message_id: string; person_id: string | null }
  'reply.handed_over': {
    message_id: string
    /** Null where a program wrote it: an acknowledgement, or an answer by the API. */
    person_id: string | null
    author: 'agent' | 'bot' | 'system'
    external_id: string
  }
  'reply.failed': { message_id: string; person_id: string | null; error: string }
  'reply.bounced': { message_id: string; reason: string }

  'snooze.due': TimerFacts
  'handover.due': TimerFacts
  'dispatch.due': TimerFacts

  'conversation.changed': {
    state?: string
    priority?: string
    tags?: string[]
    language?: string
    merged_into?: string | null
    snoozed_until?: string | null
    not_customer?: string | null
    reason?: string | null
    person_id: string | null
  }

  'conversation.split': { into: string; message_ids: string[]; person_id: string | null }

  /** Subject: the channel. */
  'channel.changed': { mode?: string; health?: string; problem?: string | null; person_id: string | null }
  /** Subject: the channel. It is `down`, or `silent` against what its past lets expect, since then. */
  'channel.alarm': {
    alarm: 'down' | 'silent'
    since: string
    problem: string | null
    expected: number | null
  }
  /** Subject: the channel. The alarm that began then is over. */
  'channel.recovered': { alarm: 'down' | 'silent'; since: string }
  /** Subject: the person. */
  'presence.changed': { person_id: string; present: boolean }
  /** Subject: the incident. */
  'incident.opened': { incident_id: string; at_risk: number }
  'incident.grew': { incident_id: string; at_risk: number }
  'incident.closed': { incident_id: string }
  /** Subject: the person. */
  'person.away': { person_id: string; until: string | null; reason: string }
}

/** Who (null: nobody, it followed), why, and what they said of it. */
interface Told {
  person_id: string | null
  reason: string
  note: string | null
}

export type EventType = keyof EventPayloads

/** What a fired timer says of itself. */
export interface TimerFacts {
  timer_id: string
  kind: string
  step: number
  step_name: string
  version: number
  last: boolean
  history: boolean
}

export interface StepFacts extends TimerFacts {
  metric: Metric
  turn_id: string
  policy_id: string
  policy_version: number
  due_at: string
  /** Of a group's share: the desks of whoever has it. */
  groups?: readonly string[]
}

export interface ClockFacts {
  clock_id: string
  turn_id: string
  metric: Metric
  policy_id: string
  policy_version: number
  started_at: string
  due_at: string | null
  step_names: string[]
  step_at: string[]
  /** As of a step. */
  groups?: readonly string[]
}

export interface FinishedClockFacts extends ClockFacts {
  state: 'met' | 'breached' | 'cancelled'
  answered_at: string | null
  breached_at: string | null
  voided_at: string | null
  /** How many steps had fired when the clock ended. */
  steps_fired: number
  reason: string | null
  history: boolean
}

/** A fact about to be recorded; the log adds id, transaction and time of recording. */
export type NewEvent = {
  [Type in EventType]: {
    readonly type: Type
    readonly brandId: string
    readonly subject: string | null
    readonly occurredAt: number
    readonly payload: EventPayloads[Type]
  }
}[EventType]

/** A fact as it stands in the log. */
export type RecordedEvent = NewEvent & { readonly id: number; readonly recordedAt: number }
