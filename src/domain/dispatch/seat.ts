import type { PersonId } from '../ids.ts'
import type { Person } from '../people/person.ts'
import type { Instant } from '../time/instant.ts'
import { isPresent } from './candidate.ts'

/** What a helpdesk beside us tells of somebody who works in it, too. */
export interface Seat {
  /** Whether they take work there; null where it does not tell. */
  readonly available: boolean | null
  /** What the groups they are in there make them able to. */
  readonly skills: readonly string[]
  /** Believed until then: a helpdesk that falls silent leaves the rosters alone to say who is there. */
  readonly until: Instant
}

export type Seats = ReadonlyMap<PersonId, Seat>

/** Whether somebody takes work in the helpdesk beside us: that is being on shift. */
export function takesWorkThere(seat: Seat | undefined, now: Instant): boolean {
  return seat?.available === true && seat.until > now
}

/** A person as the helpdesk beside us completes them. Who is away there is away here, unless a page of theirs is open here. */
export function seated(person: Person, seat: Seat | undefined, now: Instant): Person {
  if (!seat || seat.until <= now) return person
  const { available, skills, until } = seat
  return {
    ...person,
    skills: [...new Set([...person.skills, ...skills])],
    ...(available === true && { presentUntil: Math.max(person.presentUntil ?? 0, until) }),
    ...(available === false &&
      !isPresent(person, now) && { awayUntil: Math.max(person.awayUntil ?? 0, until) }),
  }
}
