import type { Shares } from '../neglect/breakdowns.ts'
import { HOUR, MINUTE, type Instant, type Millis } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'
import type { FoundAlarm } from './alarm.ts'

/** How far back "lately" reaches. */
export const LATELY: Millis = 4 * HOUR

export interface AlarmFacts {
  /** Turns that began lately. */
  readonly lately: Shares
  /** Turns of the seven days before that. */
  readonly week: Shares
  /** Turns by the customers' zone: lately, and on average in the same hours of the four weeks before. */
  readonly regions: readonly { readonly zone: Zone; readonly lately: number; readonly usual: number }[]
  readonly lines: readonly {
    readonly channelId: string
    readonly channelName: string
    /** Null while it works. */
    readonly failingSince: Instant | null
  }[]
}

/** Standard deviations above the week's level: looked at every five minutes, less would cry wolf every other day. */
const FAR_BEYOND_CHANCE = 3.3
/** Fewer neglected turns alarm nobody, whatever their share. */
const ENOUGH = 5
/** Chance alone leaves so many expected turns out once in a thousand times (Poisson: e^-7 < 0.001). */
const EXPECTED_AT_LEAST = 7
/** A line that fails for a shorter time mends itself. */
const PATIENCE = 5 * MINUTE

/** What is wrong at `now`; in no particular order, each cause and subject at most once. */
export function detectAlarms(facts: AlarmFacts, now: Instant): readonly FoundAlarm[] {
  return [...indexAlarm(facts), ...silentRegions(facts), ...failingLines(facts, now)]
}

function indexAlarm({ lately, week }: AlarmFacts): readonly FoundAlarm[] {
  if (lately.neglected < ENOUGH || week.turns === 0) return []
  const all = (lately.neglected + week.neglected) / (lately.turns + week.turns)
  const deviation = Math.sqrt(all * (1 - all) * (1 / lately.turns + 1 / week.turns))
  const above = lately.neglected / lately.turns - week.neglected / week.turns
  if (above <= FAR_BEYOND_CHANCE * deviation) return []
  const { neglected } = lately
  return [{ cause: 'index', subject: '', index: lately.index!, usual: week.index!, neglected }]
}

function silentRegions({ regions }: AlarmFacts): readonly FoundAlarm[] {
  return regions
    .filter(({ lately, usual }) => lately === 0 && usual >= EXPECTED_AT_LEAST)
    .map(({ zone, usual }) => ({ cause: 'silent', subject: zone, expected: Math.round(usual) }))
}

function failingLines({ lines }: AlarmFacts, now: Instant): readonly FoundAlarm[] {
  return lines.flatMap(({ channelId, channelName, failingSince: since }): FoundAlarm[] =>
    since !== null && now - since >= PATIENCE
      ? [{ cause: 'channel_down', subject: channelId, channelName, since }]
      : [],
  )
}
