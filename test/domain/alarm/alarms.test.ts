import { describe, expect, it } from 'vitest'
import type { StandingAlarm } from '../../../src/domain/alarm/alarm.ts'
import { alarmsToTell } from '../../../src/domain/alarm/alarms-to-tell.ts'
import { detectAlarms, type AlarmFacts } from '../../../src/domain/alarm/detect-alarms.ts'
import { HOUR, MINUTE, parseInstant } from '../../../src/domain/time/instant.ts'

const now = parseInstant('2026-11-03T10:00:00Z')!
const shares = (neglected: number, turns: number) => ({ neglected, turns, index: (100 * neglected) / turns })
const calm: AlarmFacts = { lately: shares(4, 100), week: shares(70, 1_700), regions: [], lines: [] }
const causes = (facts: Partial<AlarmFacts>) =>
  detectAlarms({ ...calm, ...facts }, now).map(({ cause }) => cause)

describe('an alarm is raised', () => {
  it('where the index is far beyond the chances of its week, and not before', () => {
    expect(causes({})).toEqual([])
    expect(causes({ lately: shares(10, 100) })).toEqual([])
    expect(causes({ lately: shares(13, 100) })).toEqual(['index'])
  })

  it('for nobody where few were neglected, whatever their share', () => {
    expect(causes({ lately: shares(4, 4) })).toEqual([])
    expect(causes({ lately: shares(5, 5) })).toEqual(['index'])
  })

  it('where a region falls silent in which seven customers would have written', () => {
    const region = (lately: number, usual: number) => [{ zone: 'Asia/Tehran', lately, usual }]
    expect(causes({ regions: region(0, 7) })).toEqual(['silent'])
    expect(causes({ regions: region(0, 6.75) })).toEqual([])
    expect(causes({ regions: region(1, 70) })).toEqual([])
  })

  it('where a channel has been down for five minutes, to the millisecond', () => {
    const line = (failingSince: number | null) => [{ channelId: 'c', channelName: 'Mail', failingSince }]
    expect(causes({ lines: line(now - 5 * MINUTE) })).toEqual(['channel_down'])
    expect(causes({ lines: line(now - 5 * MINUTE + 1) })).toEqual([])
    expect(causes({ lines: line(null) })).toEqual([])
  })
})

describe('a reader', () => {
  const down = (id: string, brandId = 'b'): StandingAlarm => ({
    id,
    brandId,
    brandName: brandId,
    alarm: { cause: 'channel_down', subject: id, channelName: id, since: now },
  })
  const silent: StandingAlarm = {
    ...down('s'),
    alarm: { cause: 'silent', subject: 'Asia/Tehran', expected: 9 },
  }
  const reader = (heard: number | null, told: readonly string[] = []) => ({
    wants: new Map([['b', new Set(['channel_down', 'silent'] as const)]]),
    heardAt: new Map(heard === null ? [] : [['channel_down' as const, heard]]),
    told: new Set(told),
  })
  const tell = (...given: Parameters<typeof reader>) =>
    alarmsToTell([down('x'), down('y'), silent, down('z', 'other')], reader(...given), now).map(
      ({ id }) => id,
    )

  it('hears of everything that stands in one message, of their brands only', () => {
    expect(tell(null)).toEqual(['x', 'y', 's'])
  })

  it('hears of a cause at most once an hour, and of another cause at once', () => {
    expect(tell(now - HOUR + 1)).toEqual(['s'])
    expect(tell(now - HOUR)).toEqual(['x', 'y', 's'])
  })

  it('hears of each alarm once, however long it stands', () => {
    expect(tell(now - 5 * HOUR, ['x', 's'])).toEqual(['y'])
  })
})
