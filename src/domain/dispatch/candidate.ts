import type { Admitted } from '../admission/why-not-admitted.ts'
import type { ChannelKind } from '../conversation/channel.ts'
import type { Person } from '../people/person.ts'
import type { Instant, Millis } from '../time/instant.ts'

/** What a person did and was asked lately: the facts that change by the minute. */
export interface Standing {
  /** Work they hold now, by kind of channel. */
  readonly held: Readonly<Partial<Record<ChannelKind, number>>>
  /** Offers they have not answered yet, by kind of channel: each may become work. */
  readonly openOffers: Readonly<Partial<Record<ChannelKind, number>>>
  readonly offersLastHour: number
  /** When the oldest of these offers leaves the hour. */
  readonly hourFreesAt: Instant | null
  readonly handledToday: Millis
  readonly handledThisWeek: Millis
  /** Begin of the stretch of work they are in, stretches being parted by a rest. Null when rested. */
  readonly workingSince: Instant | null
  readonly lastWorkedAt: Instant | null
  /** Until when they are absent by their calendar; null when they are not. */
  readonly absentUntil: Instant | null
  /** They have been asked for this very turn. */
  readonly askedBefore: boolean
  /** They let this very conversation lapse or gave it back, and are left alone with it until then. */
  readonly sparedUntil: Instant | null
  /** Of the last 28 days. */
  readonly presence: Millis
  readonly work: number
  readonly offers: number
  readonly accepted: number
}

export const freshStanding: Standing = {
  held: {},
  openOffers: {},
  offersLastHour: 0,
  hourFreesAt: null,
  handledToday: 0,
  handledThisWeek: 0,
  workingSince: null,
  lastWorkedAt: null,
  absentUntil: null,
  askedBefore: false,
  sparedUntil: null,
  presence: 0,
  work: 0,
  offers: 0,
  accepted: 0,
}

/** A person as the search for an answerer sees them. */
export interface Candidate {
  readonly person: Person
  readonly standing: Standing
  readonly onShift: boolean
  readonly standby: boolean
  /** How the brand let them in; null for whoever a lead set up without an application. */
  readonly admission?: Admitted | null
}

/** Whether they are away by their own word or by their silence, or absent by their calendar. */
export function isGone({ person, standing }: Candidate, now: Instant): boolean {
  return (
    (person.awayUntil !== null && person.awayUntil > now) ||
    (standing.absentUntil !== null && standing.absentUntil > now)
  )
}

/** Whether a page of theirs is open in the foreground. */
export function isPresent(person: Pick<Person, 'presentUntil'>, now: Instant): boolean {
  return person.presentUntil !== null && person.presentUntil > now
}
