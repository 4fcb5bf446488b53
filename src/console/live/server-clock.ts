import type { Instant, Millis } from '../../domain/time/instant.ts'

/** One question to the server, as seen by a local clock that never jumps. */
export interface ClockSample {
  readonly askedAt: Millis
  readonly heardAt: Millis
  readonly serverTime: Instant
}

/** What to add to the local monotonic clock to get the server's time, and how far that may be off. */
export interface ClockOffset {
  readonly offset: Millis
  readonly uncertainty: Millis
  readonly takenAt: Millis
}

/** Quartz drifts by up to about 100 parts per million. */
const driftPerMilli = 0.0001

/**
 * Keeps whichever sample is surer: half the round trip is unknown, and an old sample grows uncertain with drift.
 * The server's time is taken for the middle of the round trip.
 */
export function learnOffset(known: ClockOffset | null, sample: ClockSample): ClockOffset {
  const uncertainty = (sample.heardAt - sample.askedAt) / 2
  const fresh = {
    offset: sample.serverTime - (sample.askedAt + uncertainty),
    uncertainty,
    takenAt: sample.heardAt,
  }
  if (!known) return fresh
  const aged = known.uncertainty + (sample.heardAt - known.takenAt) * driftPerMilli
  const contradicts = Math.abs(known.offset - fresh.offset) > aged + uncertainty
  return contradicts || uncertainty <= aged ? fresh : known
}
