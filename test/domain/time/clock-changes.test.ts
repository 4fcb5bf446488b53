import { describe, expect, it } from 'vitest'
import { clockChanges } from '../../../src/domain/time/clock-changes.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'

const year = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)] as const

describe('clock changes', () => {
  it('are found to the millisecond, forwards and back', () => {
    expect(clockChanges('Australia/Lord_Howe', ...year)).toEqual([
      {
        zone: 'Australia/Lord_Howe',
        at: Date.UTC(2026, 3, 4, 15),
        before: 11 * HOUR,
        after: 10 * HOUR + 30 * MINUTE,
      },
      {
        zone: 'Australia/Lord_Howe',
        at: Date.UTC(2026, 9, 3, 15, 30),
        before: 10 * HOUR + 30 * MINUTE,
        after: 11 * HOUR,
      },
    ])
  })

  it('belong to the time up to and including their instant', () => {
    const change = Date.UTC(2026, 9, 25, 1)
    expect(clockChanges('Europe/Berlin', change - DAY, change - 1)).toEqual([])
    expect(clockChanges('Europe/Berlin', change - DAY, change).map(({ at }) => at)).toEqual([change])
    expect(clockChanges('Europe/Berlin', change, change + DAY)).toEqual([])
  })

  it('are none where the clocks stay', () => {
    expect(clockChanges('Asia/Kolkata', ...year)).toEqual([])
  })
})
