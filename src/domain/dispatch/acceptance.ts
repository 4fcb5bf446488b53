import type { Instant, Millis } from '../time/instant.ts'
import { isPresent, type Candidate } from './candidate.ts'
import type { Acceptance, DispatchSettings } from './settings.ts'

/** What is expected of everybody weighs as much as so many offers of one's own. */
const PRIOR_OFFERS = 20

/** The chance, 0 to 1, that the person accepts an offer within `window`: how people like them answer, corrected by how they did. */
export function acceptanceChance(
  candidate: Candidate,
  window: Millis,
  settings: DispatchSettings,
  now: Instant,
): number {
  const prior = isPresent(candidate.person, now) ? settings.acceptance.present : settings.acceptance.absent
  return ownShare(candidate, prior) * fatigue(candidate) * withinWindow(prior, window)
}

/** Accepted offers of 28 days, drawn towards what is expected while they are few. */
function ownShare({ standing }: Candidate, prior: Acceptance): number {
  return (standing.accepted + prior.probability * PRIOR_OFFERS) / (standing.offers + PRIOR_OFFERS)
}

/** Whoever was asked often within the hour accepts less: 5 % for each offer beyond the third, at least a quarter is left. */
function fatigue({ standing }: Candidate): number {
  return Math.max(0.25, 1 - 0.05 * Math.max(0, standing.offersLastHour - 3))
}

/** The share of the acceptances that come before the offer expires. Late ones are honoured, but not counted on. */
function withinWindow({ median, sigma }: Acceptance, window: Millis): number {
  return window <= 0 ? 0 : normal(Math.log(window / median) / sigma)
}

/** Distribution function of the standard normal (Abramowitz and Stegun 26.2.17, error below 1e-7). */
function normal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x))
  const tail =
    (t *
      (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))) *
      Math.exp((-x * x) / 2)) /
    Math.sqrt(2 * Math.PI)
  return x >= 0 ? 1 - tail : tail
}
