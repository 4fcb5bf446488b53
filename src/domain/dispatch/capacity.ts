import type { ChannelKind } from '../conversation/channel.ts'
import type { Person } from '../people/person.ts'
import type { Candidate, Standing } from './candidate.ts'

/** What somebody can hold, and what they have in hand. */
interface Hands {
  readonly person: Pick<Person, 'capacity'>
  readonly standing: Pick<Standing, 'held' | 'openOffers'>
}

/** How much more work of this kind the person can hold, open offers counted as work; 0 when full, never negative. */
export function freeCapacity({ person, standing }: Hands, kind: ChannelKind): number {
  const taken = (standing.held[kind] ?? 0) + (standing.openOffers[kind] ?? 0)
  return Math.max(0, person.capacity[kind] - taken)
}

/** The share of the person's capacity for this kind that is taken, 0 to 1 and beyond; 1 when they have none. */
export function loadOf({ person, standing }: Candidate, kind: ChannelKind): number {
  const capacity = person.capacity[kind]
  return capacity === 0 ? 1 : (standing.held[kind] ?? 0) / capacity
}
