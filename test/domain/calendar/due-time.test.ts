import { describe, expect, it } from 'vitest'
import {
  ALWAYS_OPEN,
  dueTime,
  pausedStretches,
  type PauseEvent,
} from '../../../src/domain/calendar/calendar.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { at, officeHours } from './week.ts'

const london = officeHours('Europe/London')
const hour = { unit: 'millis', millis: HOUR } as const
const start = at('2026-02-10T10:00:00Z')
const event = (type: 'pause' | 'resume', time: string): PauseEvent => ({
  type,
  at: at(`2026-02-${time}:00Z`),
})

describe('a clock with pauses', () => {
  it('has no due time while it is paused, and keeps what is left', () => {
    expect(dueTime(london, start, hour, [event('pause', '10T10:20')])).toEqual({
      state: 'paused',
      since: at('2026-02-10T10:20:00Z'),
      remaining: 40 * MINUTE,
    })
  })

  it('goes on when as many resumes as pauses are in, and ignores one too many', () => {
    const events = [
      event('resume', '10T10:05'),
      event('pause', '10T10:10'),
      event('pause', '10T10:20'),
      event('resume', '10T10:30'),
      event('resume', '10T10:40'),
      event('resume', '10T10:45'),
    ]
    expect(pausedStretches(events.toReversed())).toEqual([
      { from: at('2026-02-10T10:10:00Z'), to: at('2026-02-10T10:40:00Z') },
    ])
    expect(dueTime(london, start, hour, events)).toEqual({
      state: 'running',
      dueAt: at('2026-02-10T11:30:00Z'),
    })
  })

  it('counts pauses of a second', () => {
    const events: PauseEvent[] = [
      { type: 'pause', at: start + 10_000 },
      { type: 'resume', at: start + 11_001 },
    ]
    expect(dueTime(ALWAYS_OPEN, start, hour, events)).toEqual({
      state: 'running',
      dueAt: start + HOUR + 1_001,
    })
  })

  it('may begin paused', () => {
    expect(dueTime(london, start, hour, [event('pause', '09T10:00'), event('resume', '10T10:30')])).toEqual({
      state: 'running',
      dueAt: at('2026-02-10T11:30:00Z'),
    })
    expect(dueTime(london, start, hour, [event('pause', '09T10:00')])).toEqual({
      state: 'paused',
      since: at('2026-02-09T10:00:00Z'),
      remaining: HOUR,
    })
  })

  it('is due when it is used up at the very instant of a pause, and not a millisecond earlier', () => {
    const due = at('2026-02-10T11:00:00Z')
    expect(dueTime(london, start, hour, [{ type: 'pause', at: due }])).toEqual({
      state: 'running',
      dueAt: due,
    })
    expect(dueTime(london, start, hour, [{ type: 'pause', at: due - 1 }])).toEqual({
      state: 'paused',
      since: due - 1,
      remaining: 1,
    })
  })
})
