import type { Candidate } from '../../domain/dispatch/candidate.ts'
import { seated, takesWorkThere, type Seats } from '../../domain/dispatch/seat.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { OnDuty, Reach } from '../ports/people-store.ts'

type Reached = ReadonlyMap<PersonId, Reach>

/** What was put together last for a directory: searches within the same moment share it. */
const sights = new WeakMap<
  readonly Candidate[],
  { readonly reach: Reached; readonly people: readonly Candidate[] }
>()

/** People of a directory with their presence and absence of now; the same list as long as both are the same. */
export function sightOf(directory: readonly Candidate[], reach: Reached): readonly Candidate[] {
  const before = sights.get(directory)
  if (before?.reach === reach) return before.people
  const people = directory.map((one) => {
    const reached = reach.get(one.person.id)
    return reached ? { ...one, person: { ...one.person, ...reached } } : one
  })
  sights.set(directory, { reach, people })
  return people
}

interface Places {
  readonly bySlug: ReadonlyMap<string, number>
  readonly byId: ReadonlyMap<PersonId, number>
}

/** Where each stands in a directory, whose order its sights keep. */
const places = new WeakMap<readonly Candidate[], Places>()

function placesIn(directory: readonly Candidate[]): Places {
  const known = places.get(directory)
  if (known) return known
  const fresh = {
    bySlug: new Map(directory.map(({ person }, place) => [person.slug, place])),
    byId: new Map(directory.map(({ person }, place) => [person.id, place])),
  }
  places.set(directory, fresh)
  return fresh
}

/** Who is on duty, by rosters and by helpdesks beside us. */
export interface Duty extends OnDuty {
  readonly seats: Seats
  readonly now: Instant
}

/** Of those in sight whoever is on duty, marked so, and `ownerId`; in the directory's order. Looks at none of the others. */
export function near(
  directory: readonly Candidate[],
  people: readonly Candidate[],
  duty: Duty,
  ownerId: PersonId | null,
): readonly Candidate[] {
  const { bySlug, byId } = placesIn(directory)
  const there = [...duty.seats].filter(([, seat]) => takesWorkThere(seat, duty.now)).map(([id]) => id)
  const found = new Set<number | undefined>([
    ...[...duty.onShift, ...duty.standby].map((slug) => bySlug.get(slug)),
    ...[...there, ...(ownerId === null ? [] : [ownerId])].map((id) => byId.get(id)),
  ])
  found.delete(undefined)
  return ([...found] as number[]).toSorted((a, b) => a - b).map((place) => withDuty(people[place]!, duty))
}

export function withDuty(one: Candidate, { onShift, standby, seats, now }: Duty): Candidate {
  const { id, slug } = one.person
  const seat = seats.get(id)
  if (!seat && !onShift.has(slug) && !standby.has(slug)) return one
  return {
    ...one,
    person: seated(one.person, seat, now),
    onShift: onShift.has(slug) || takesWorkThere(seat, now),
    standby: standby.has(slug),
  }
}
