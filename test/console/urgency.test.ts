import { describe, expect, test } from 'vitest'
import { shareLeft, urgencyOf } from '../../src/console/board/urgency.ts'
import { boardClock } from './board-clock.ts'

const at = (time: string) => Date.parse(`2026-03-29T${time}Z`)

describe('a row turns', () => {
  test('amber when the last quarter begins, and not a millisecond before', () => {
    expect(urgencyOf(boardClock(), at('10:11:14.999'))).toBe('in_time')
    expect(urgencyOf(boardClock(), at('10:11:15.000'))).toBe('at_risk')
  })

  test('red a millisecond after it was due, because an answer exactly when due is in time', () => {
    expect(urgencyOf(boardClock(), at('10:15:00.000'))).toBe('at_risk')
    expect(urgencyOf(boardClock(), at('10:15:00.001'))).toBe('neglected')
  })

  test('red when the server says so, even if this clock runs behind', () => {
    expect(urgencyOf(boardClock({ breached_at: '2026-03-29T10:15:00.000Z' }), at('10:14:59.000'))).toBe(
      'neglected',
    )
  })

  test('grey while paused, without a colour when nothing was promised', () => {
    expect(urgencyOf(boardClock({ due_at: null, remaining_ms: 60_000 }), at('10:01:00.000'))).toBe('paused')
    expect(urgencyOf(null, at('10:01:00.000'))).toBe('none')
  })
})

describe('the bar', () => {
  test('is full at the start, half way in the middle, empty when due and after', () => {
    expect(shareLeft(boardClock(), at('10:00:00.000'))).toBe(1)
    expect(shareLeft(boardClock(), at('10:07:30.000'))).toBe(0.5)
    expect(shareLeft(boardClock(), at('10:15:00.000'))).toBe(0)
    expect(shareLeft(boardClock(), at('12:00:00.000'))).toBe(0)
  })

  test('stands still while paused, where the clock was stopped', () => {
    const paused = boardClock({ due_at: null, fraction: 0.4, remaining_ms: 540_000 })
    expect(shareLeft(paused, at('10:05:00.000'))).toBeCloseTo(0.6)
    expect(shareLeft(paused, at('11:05:00.000'))).toBeCloseTo(0.6)
  })
})
