import type { Instant } from '../time/instant.ts'
import { offerWindow } from './expiry.ts'
import type { DispatchSettings } from './settings.ts'
import { slackOf, type Work } from './work.ts'

/** Rounds that work without a due time is given. */
const NO_HURRY = 2

/**
 * The chance that somebody accepts which one wave must reach, 0 to 1: as many waves as still fit into the slack shall
 * together reach the chance that the settings promise. A single one has to reach all of it. See docs/adr/size-of-a-wave.md.
 */
export function wantedChance(work: Work, settings: DispatchSettings, now: Instant): number {
  const slack = slackOf(work, now)
  const rounds = slack === null ? NO_HURRY : Math.max(1, Math.floor(slack / offerWindow(work, now)))
  return 1 - (1 - settings.chanceInTime) ** (1 / rounds)
}

/** How many of the people, in order, it takes until somebody accepts with the wanted chance (all 0 to 1), at most `limit`. */
export function waveSize(chances: readonly number[], wanted: number, limit: number): number {
  let nobody = 1
  let size = 0
  for (const chance of chances) {
    if (size >= limit || 1 - nobody >= wanted) break
    nobody *= 1 - chance
    size += 1
  }
  return size
}

/** The chance that at least one of them accepts. */
export function chanceOfAny(chances: readonly number[]): number {
  return 1 - chances.reduce((nobody, chance) => nobody * (1 - chance), 1)
}
