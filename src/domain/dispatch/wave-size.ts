import type { Instant } from '../time/instant.ts'
import type { DispatchSettings } from './settings.ts'
import type { Work } from './work.ts'

/** The chance that somebody accepts which a wave must reach: higher when less than a third of the slack is left. */
export function wantedChance(work: Work, settings: DispatchSettings, now: Instant): number {
  if (work.dueAt === null) return settings.waveChance
  const whole = work.dueAt - work.waitsSince - work.leadTime
  const left = work.dueAt - now - work.leadTime
  return left < whole / 3 ? settings.lateWaveChance : settings.waveChance
}

/** How many of the people, in order, it takes until somebody accepts with the wanted chance (all 0 to 1), at most `limit`. */
export function waveSize(chances: readonly number[], wanted: number, limit: number): number {
  let nobody = 1
  let size = 0
  for (const chance of chances) {
    if (size === limit || 1 - nobody >= wanted) break
    nobody *= 1 - chance
    size += 1
  }
  return size
}
