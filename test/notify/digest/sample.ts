import { digestFrom } from '../../domain/digest/digest-from.ts'
import type { Behind } from '../../../src/domain/digest/behind.ts'
import type { Digest } from '../../../src/domain/digest/digest.ts'
import { periodAround } from '../../../src/domain/digest/digest-period.ts'
import type { Cause } from '../../../src/domain/neglect/cause.ts'
import type { TurnAccount } from '../../../src/domain/neglect/turn-account.ts'
import { DAY, HOUR, MINUTE, parseInstant } from '../../../src/domain/time/instant.ts'
import { account, answeredAfter } from '../../domain/neglect/account.ts'

const zone = 'Europe/Berlin'
export const monday = parseInstant('2026-11-09T00:00:00+01:00')!

/** A week of 2,300 turns: evenings without anybody who speaks German, weekends short of people, a night without mail. */
export function sampleTurns(): readonly TurnAccount[] {
  const quick = Array.from({ length: 2_090 }, (_, k) =>
    answeredAfter(MINUTE + (k % 13) * MINUTE, {
      openedAt: monday + ((k * 4_813) % (7 * 24 * 60)) * MINUTE,
      customerId: `quick-${k}`,
      timeZone: zone,
    }),
  )
  const evenings = late(118, 'skill_gap', (k) => ({
    openedAt: monday + (k % 5) * DAY + 20 * HOUR + ((k * 7) % 120) * MINUTE,
    language: 'de',
  }))
  const weekend = late(41, 'unclaimed', (k) => ({
    openedAt: monday + (5 + (k % 2)) * DAY + 11 * HOUR + ((k * 11) % 300) * MINUTE,
    channelKind: 'chat',
    channelName: 'Chat on the shop',
    channelId: 'chat',
  }))
  const days = late(33, 'overload', (k) => ({ openedAt: monday + ((k * 311) % (7 * 24 * 60)) * MINUTE }))
  const night = late(20, 'channel_down', (k) => ({ openedAt: monday + DAY + 2 * HOUR + k * 2 * MINUTE }))
  return [...quick, ...evenings, ...weekend, ...days, ...night]
}

const names = ['Ada Lovelace', 'Mary Ward', 'Karl Braun', 'Nadia Karimi', 'Olga Petrova']

function late(count: number, cause: Cause, changes: (k: number) => Partial<TurnAccount>): TurnAccount[] {
  return Array.from({ length: count }, (_, k) => {
    const common = {
      cause,
      customerId: `${cause}-${k}`,
      customerName: names[(k * 3 + Math.floor(k / 7)) % names.length]!,
      timeZone: zone,
      dueAt: k % 4 === 0 ? monday : monday + 9 * DAY,
      ...changes(k),
    }
    return k % 15 === 0 ? account({ ...common, dueAt: null }) : answeredAfter(HOUR + k * 13 * MINUTE, common)
  })
}

export function sampleDigest(turns: readonly TurnAccount[] = sampleTurns()): Digest {
  const period = periodAround('weekly', zone, monday)
  const before = sampleTurns()
    .map((turn, k) =>
      k % 29 === 0 ? { ...turn, endedAt: turn.openedAt + DAY, cause: 'overload' as const } : turn,
    )
    .map((turn) => ({
      ...turn,
      openedAt: turn.openedAt - 7 * DAY,
      endedAt: turn.endedAt && turn.endedAt - 7 * DAY,
    }))
  return digestFrom(period, turns, before, monday + 7 * DAY + 8 * HOUR)
}

/** What stands behind that week. */
export const sampleBehind: Behind = {
  trend: [7, 8, 9].map((neglected, n) => ({
    from: monday - (3 - n) * 7 * DAY,
    to: monday - (2 - n) * 7 * DAY,
    turns: 100,
    neglected,
  })),
  burden: { people: 12, taken: 388, pings: 840, pingsInSleep: 6, offers: 512, unpaidOffers: 71 },
  costs: { neglect: { currency: 'EUR', minor: 612_000 }, overflow: { currency: 'EUR', minor: 116_400 } },
  preventions: [{ text: 'German on the evening shift', count: 14 }],
  gaps: [
    { channelKind: 'email', language: 'de', hours: 44, customers: 260 },
    { channelKind: 'chat', language: null, hours: 16, customers: 31 },
  ],
}
