import ical from 'node-ical'
import { describe, expect, it } from 'vitest'
import { shiftFeed } from '../../../src/domain/roster/shift-feed.ts'
import { compiled } from './compiled.ts'

const roster = compiled({
  timezone: 'Europe/Berlin',
  layers: [
    {
      id: 'weekend',
      windows: [{ days: ['sat'], from: '22:00', to: '04:00' }],
      rotation: {
        unit: 'week',
        every: 1,
        anchor_local: '2026-03-23T00:00',
        groups: [['Ada'], ['Łukasz; a,b']],
      },
    },
  ],
})
const part = { id: 'r1', roster, titleOf: (member: string) => `On shift: ${member}` }
const feed = { name: 'Weekend nights', member: null }
const read = (text: string) =>
  Object.values(ical.sync.parseICS(text)).flatMap((each) => (each?.type === 'VEVENT' ? [each] : []))
const at = Date.parse('2026-03-28T12:00:00Z')

describe('a calendar feed of shifts', () => {
  it('is read by a calendar program as the shifts that they are, an hour shorter when spring takes one', () => {
    const events = read(shiftFeed([part], feed, at))
    expect(
      events.map((event) => [event.start.toISOString(), event.end?.toISOString(), event.summary]).slice(0, 4),
    ).toEqual([
      ['2026-03-14T21:00:00.000Z', '2026-03-15T03:00:00.000Z', 'On shift: Ada'],
      ['2026-03-21T21:00:00.000Z', '2026-03-22T03:00:00.000Z', 'On shift: Łukasz; a,b'],
      ['2026-03-28T21:00:00.000Z', '2026-03-29T02:00:00.000Z', 'On shift: Ada'],
      ['2026-04-04T20:00:00.000Z', '2026-04-05T02:00:00.000Z', 'On shift: Łukasz; a,b'],
    ])
  })

  it('of one person holds nobody else', () => {
    const events = read(shiftFeed([part], { ...feed, member: 'Ada' }, at))
    expect(new Set(events.map(({ summary }) => summary))).toEqual(new Set(['On shift: Ada']))
    expect(events.length).toBeGreaterThan(5)
  })

  it('is the same text all day, and each shift keeps its identity the day after', () => {
    expect(shiftFeed([part], feed, at)).toBe(shiftFeed([part], feed, at + 11 * 3_600_000))
    const ids = (instant: number) =>
      new Map(read(shiftFeed([part], feed, instant)).map((event) => [event.uid, event.start.getTime()]))
    const [today, tomorrow] = [ids(at), ids(at + 86_400_000)]
    expect(today.size).toBe(15)
    expect([...today].filter(([uid, start]) => tomorrow.get(uid) === start)).toHaveLength(today.size)
  })
})
