import type { Person } from '../../people/person.ts'
import { DAY, HOUR, type Instant, type Millis } from '../../time/instant.ts'
import type { Standing } from '../candidate.ts'
import { defaultGuards } from '../settings.ts'
import type { SimulatedKind } from './world.ts'

interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** A person of the simulation, and what they did and were asked so far. */
export class Worker {
  person: Person
  readonly index: number
  readonly held = { email: 0, chat: 0 }
  readonly openOffers = { email: 0, chat: 0 }
  readonly asked = new Set<number>()
  offeredAt: Instant[] = []
  silences: Instant[] = []
  presence: Millis = 0
  work = 0
  offers = 0
  accepted = 0
  private worked: Span[] = []

  constructor(person: Person, index: number) {
    this.person = person
    this.index = index
  }

  offersWithin(length: Millis, now: Instant): readonly Instant[] {
    return this.offeredAt.filter((at) => at > now - length)
  }

  offer(kind: SimulatedKind, number: number, now: Instant): void {
    this.offeredAt = [...this.offersWithin(HOUR, now), now]
    this.openOffers[kind] += 1
    this.offers += 1
    this.asked.add(number)
  }

  take(kind: SimulatedKind, now: Instant, until: Instant): void {
    this.held[kind] += 1
    this.work += 1
    this.worked = [...this.worked.filter((span) => span.to > now - 7 * DAY), { from: now, to: until }]
  }

  /** The same facts that the database answers for a living person. */
  standing(number: number, now: Instant): Standing {
    const lastHour = this.offersWithin(HOUR, now)
    const stretch = lastStretch(this.worked)
    return {
      held: this.held,
      openOffers: this.openOffers,
      offersLastHour: lastHour.length,
      hourFreesAt: lastHour[0] === undefined ? null : lastHour[0] + HOUR,
      handledToday: covered(this.worked, now - DAY, now),
      handledThisWeek: covered(this.worked, now - 7 * DAY, now),
      workingSince: stretch && stretch.to + defaultGuards.rest > now ? stretch.from : null,
      lastWorkedAt: stretch ? Math.min(stretch.to, now) : null,
      absentUntil: null,
      askedBefore: this.asked.has(number),
      sparedUntil: null,
      presence: this.presence,
      work: this.work,
      offers: this.offers,
      accepted: this.accepted,
    }
  }
}

/** How much of the time between two instants the spans, in order of their begin, cover together. */
function covered(spans: readonly Span[], from: Instant, to: Instant): Millis {
  let sum = 0
  let reached = from
  for (const span of spans) {
    const end = Math.min(span.to, to)
    if (end > reached) sum += end - Math.max(span.from, reached)
    reached = Math.max(reached, end)
  }
  return sum
}

/** Spans that no rest lies between make one stretch. */
function lastStretch(spans: readonly Span[]): Span | null {
  return spans.reduce<Span | null>(
    (stretch, span) =>
      stretch && span.from < stretch.to + defaultGuards.rest
        ? { from: stretch.from, to: Math.max(stretch.to, span.to) }
        : span,
    null,
  )
}
