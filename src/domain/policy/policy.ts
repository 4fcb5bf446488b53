import type { Calendar } from '../calendar/compile-calendar.ts'
import type { LocalDate } from '../calendar/definition/calendar-definition.ts'
import type { PolicyId } from '../ids.ts'
import type { Millis } from '../time/instant.ts'

export type Metric =
  | 'first_response'
  | 'next_response'
  | 'periodic_update'
  | 'resolution'
  | 'promise'
  | 'requester_wait'
  | InternalMetric

/** What we promise each other: from having the work to the answer; of a group that the work was handed to, its share of the wait. */
export type InternalMetric = 'claim_to_reply' | 'group_share'

/** Open time in seconds, or whole working days of the calendar. */
export type Duration = { readonly targetSeconds: number } | { readonly targetBusinessDays: number }

/** Where on a clock a step lies: a share of the target, a distance before due, due itself, or a share of the target past due. */
export type StepPoint =
  | { readonly at: 'share'; readonly share: number }
  | { readonly at: 'before'; readonly before: Millis }
  | { readonly at: 'due' }
  | { readonly at: 'past'; readonly share: number }

export type StepAction = 'nudge' | 'dispatch' | 'page'

/** Whom a step addresses; what finds nobody is skipped. */
export type Audience = 'owner' | 'on_shift' | 'standby' | 'freelance' | 'lead'

export interface Step {
  /** As written in the policy: `0%`, `50%`, `-10s`, `due`, `+100%`. */
  readonly name: string
  readonly point: StepPoint
  readonly action: StepAction | null
  readonly audiences: readonly Audience[]
}

/** From the beginning of a date on, in the calendar's zone, another length is promised. */
export interface Goal {
  /** `2027-01-01`. */
  readonly from: LocalDate
  readonly duration: Duration
}

export interface Target {
  readonly metric: Metric
  /** Whose share of the wait: a layer of a roster, as `follow-the-sun/sydney`, or `freelance`; of a `group_share` alone, absent for every other group. */
  readonly group?: string
  readonly duration: Duration
  /** What is promised later, in order: today's goal, next quarter's. */
  readonly goals?: readonly Goal[]
  /** Slug of a calendar of the brand, or `24x7`. */
  readonly calendar: string
  readonly steps: readonly Step[]
  /** What stops this clock while it lasts. */
  readonly pausedIn: readonly ('pending' | 'on_hold' | 'snoozed')[]
  /** What becomes of a resolution, or a requester's wait, that is reopened. */
  readonly reopen: Reopen
}

/** Go on without the time for which it was solved, begin anew, or let the first solution stand. */
export type Reopen = 'continue' | 'restart' | 'leave'

/** Every named list must contain the conversation's value; an absent condition always holds. */
export interface Conditions {
  readonly channels?: readonly string[]
  readonly kinds?: readonly string[]
  readonly priorities?: readonly string[]
  readonly languages?: readonly string[]
  readonly segments?: readonly string[]
  readonly tags?: readonly string[]
}

/** A published version of an SLA policy. */
export interface Policy {
  readonly id: PolicyId
  readonly version: number
  readonly slug: string
  readonly name: string
  readonly conditions: Conditions
  readonly targets: readonly Target[]
  /** Whoever comes back to a thread after so long asks something new: first response, and a resolution of its own. */
  readonly revivedAfter?: Millis
  /** The calendars that it names, as they were when it was published. */
  readonly hours?: ReadonlyMap<string, Calendar>
}
