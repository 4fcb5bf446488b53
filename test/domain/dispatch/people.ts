import { freshStanding, type Candidate, type Standing } from '../../../src/domain/dispatch/candidate.ts'
import { totalsOf, type PoolTotals } from '../../../src/domain/dispatch/fairness.ts'
import { defaultCapacity, defaultGuards } from '../../../src/domain/dispatch/settings.ts'
import type { Work } from '../../../src/domain/dispatch/work.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import type { Person } from '../../../src/domain/people/person.ts'
import { parseInstant, type Instant } from '../../../src/domain/time/instant.ts'

export const at = (text: string): Instant => parseInstant(text)!

/** Noon in Lisbon, where everybody in these tests lives unless they say otherwise. */
export const now = at('2026-11-03T12:00:00Z')

export function candidate(
  id: string,
  person: Partial<Person> = {},
  standing: Partial<Standing> = {},
  duty: { onShift?: boolean; standby?: boolean } = {},
): Candidate {
  return {
    person: {
      id: id as PersonId,
      slug: id,
      name: id,
      email: `${id}@demo.example`,
      kind: 'freelance',
      timeZone: 'Europe/Lisbon',
      languages: ['en'],
      skills: [],
      channelKinds: ['email', 'chat', 'social', 'phone', 'helpdesk'],
      sleep: { fromMinute: 22 * 60, toMinute: 8 * 60 },
      asksAtNight: false,
      capacity: defaultCapacity,
      guards: defaultGuards,
      reachedBy: [],
      slackUserId: null,
      pushes: false,
      addresses: {},
      presentUntil: now + 45_000,
      awayUntil: null,
      joinedAt: 0,
      rating: { mean: 0, count: 0 },
      ...person,
    },
    standing: { ...freshStanding, ...standing },
    onShift: duty.onShift ?? false,
    standby: duty.standby ?? false,
  }
}

/** A mail that came in now and is due in a quarter of an hour. */
export function work(overrides: Partial<Work> = {}): Work {
  return {
    brandId: 'brand' as Work['brandId'],
    conversationId: 'conversation' as Work['conversationId'],
    turnId: 'turn' as Work['turnId'],
    customerId: 'customer' as Work['customerId'],
    channelId: 'channel' as Work['channelId'],
    channelKind: 'email',
    mode: 'dispatch',
    outboundStopped: false,
    history: false,
    language: 'en',
    requiredSkills: [],
    optionalSkills: [],
    waitsSince: now,
    dueAt: now + 900_000,
    ownerId: null,
    holderId: null,
    replyQueued: false,
    leadTime: 240_000,
    ...overrides,
  }
}

export const chat = (overrides: Partial<Work> = {}): Work =>
  work({ channelKind: 'chat', dueAt: now + 30_000, leadTime: 8_000, ...overrides })

export const totals = (pool: readonly Candidate[]): PoolTotals =>
  totalsOf(pool.map(({ person, standing }) => ({ ...standing, rating: person.rating })))
