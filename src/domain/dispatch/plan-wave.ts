import type { PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import { acceptanceChance } from './acceptance.ts'
import type { Candidate } from './candidate.ts'
import { whyNotOffered } from './eligible.ts'
import { offerWindow } from './expiry.ts'
import type { PoolTotals } from './fairness.ts'
import { inOrder } from './order.ts'
import { refuse, type Refusal } from './refusal.ts'
import type { DispatchSettings } from './settings.ts'
import { chanceOfAny, waveSize, wantedChance } from './wave-size.ts'
import { slackOf, type Work } from './work.ts'

/** Everybody who was looked at: either asked with a chance to accept, or the reason why not. */
export type Considered =
  | { readonly personId: PersonId; readonly asked: true; readonly chance: number }
  | { readonly personId: PersonId; readonly asked: false; readonly refusal: Refusal }

export interface WavePlan {
  readonly asked: readonly { readonly candidate: Candidate; readonly chance: number }[]
  readonly expiresAt: Instant
  /** More people would not make the wave larger. */
  readonly enough: boolean
  readonly considered: readonly Considered[]
}

/** Whom to offer the work now, and why not the others. */
export function planWave(
  work: Work,
  pool: readonly Candidate[],
  totals: PoolTotals,
  settings: DispatchSettings,
  now: Instant,
): WavePlan {
  const window = offerWindow(work, now)
  const refusals = pool.map((candidate) => ({
    candidate,
    refusal: whyNotOffered(candidate, work, settings, now),
  }))
  const able = refusals.filter(({ refusal }) => refusal === null).map(({ candidate }) => candidate)
  const ordered = inOrder(able, totals, work.ownerId, now).map((candidate) => ({
    candidate,
    chance: acceptanceChance(candidate, Math.max(window, slackOf(work, now) ?? Infinity), settings, now),
  }))
  const wanted = wantedChance(work, settings, now)
  const chances = ordered.map(({ chance }) => chance)
  const size = waveSize(chances, wanted, settings.waveLimit)
  return {
    asked: ordered.slice(0, size),
    expiresAt: now + window,
    enough: size >= settings.waveLimit || chanceOfAny(chances.slice(0, size)) >= wanted,
    considered: [
      ...ordered.slice(0, size).map(({ candidate, chance }) => asked(candidate, chance)),
      ...ordered.slice(size).map(({ candidate }) => notAsked(candidate, refuse('enough_others'))),
      ...refusals.flatMap(({ candidate, refusal }) => (refusal ? [notAsked(candidate, refusal)] : [])),
    ],
  }
}

function asked({ person }: Candidate, chance: number): Considered {
  return { personId: person.id, asked: true, chance }
}

export function notAsked({ person }: Candidate, refusal: Refusal): Considered {
  return { personId: person.id, asked: false, refusal }
}
