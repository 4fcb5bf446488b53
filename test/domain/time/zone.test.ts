import { IANAZone } from 'luxon'
import { describe, expect, it } from 'vitest'
import { instantOf, offsetAt, parseWallTime, wallTimeAt } from '../../../src/domain/time/zone.ts'
import { parseInstant } from '../../../src/domain/time/instant.ts'

const wall = (text: string) => parseWallTime(text)!
const at = (text: string) => parseInstant(text)!

describe('wall-clock time to instant', () => {
  it('takes the occurrence that was asked for when the night has the hour twice', () => {
    expect(instantOf('Europe/Berlin', wall('2026-10-25T02:30'), 'first')).toBe(
      at('2026-10-25T02:30:00+02:00'),
    )
    expect(instantOf('Europe/Berlin', wall('2026-10-25T02:30'), 'last')).toBe(at('2026-10-25T02:30:00+01:00'))
  })

  it('moves a skipped time to the first instant after the gap', () => {
    expect(instantOf('Europe/Berlin', wall('2026-03-29T02:00'), 'first')).toBe(at('2026-03-29T01:00:00Z'))
    expect(instantOf('Europe/Berlin', wall('2026-03-29T02:59'), 'last')).toBe(at('2026-03-29T01:00:00Z'))
    expect(instantOf('Europe/Berlin', wall('2026-03-29T03:00'), 'first')).toBe(at('2026-03-29T01:00:00Z'))
  })

  it('knows the half-hour change of Lord Howe', () => {
    expect(instantOf('Australia/Lord_Howe', wall('2026-10-04T02:15'), 'first')).toBe(
      at('2026-10-03T15:30:00Z'),
    )
    expect(instantOf('Australia/Lord_Howe', wall('2026-04-05T01:45'), 'first')).toBe(
      at('2026-04-05T01:45:00+11:00'),
    )
    expect(instantOf('Australia/Lord_Howe', wall('2026-04-05T01:45'), 'last')).toBe(
      at('2026-04-05T01:45:00+10:30'),
    )
  })

  it('survives a date that a zone left out', () => {
    expect(instantOf('Pacific/Apia', wall('2011-12-30T12:00'), 'first')).toBe(at('2011-12-30T10:00:00Z'))
  })

  it('agrees with the zone data at the millisecond of a change and on both sides of it', () => {
    for (const zone of [
      'America/Chicago',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Pacific/Apia',
      'Asia/Kolkata',
    ]) {
      for (let at = Date.UTC(2011, 0, 1); at < Date.UTC(2012, 0, 1); at += 7 * 60 * 60_000) {
        expect(offsetAt(zone, at), `${zone} ${new Date(at).toISOString()}`).toBe(
          IANAZone.create(zone).offset(at) * 60_000,
        )
      }
    }
    const change = at('2026-11-01T07:00:00Z')
    expect([change - 1, change].map((instant) => offsetAt('America/Chicago', instant) / 3_600_000)).toEqual([
      -5, -6,
    ])
  })

  it('reads the wall back', () => {
    expect(wallTimeAt('Asia/Kolkata', at('2026-01-01T00:00:00Z'))).toBe(wall('2026-01-01T05:30'))
  })
})

describe('reading instants', () => {
  it('cuts beyond the millisecond and refuses a time without an offset', () => {
    expect(at('2026-01-01T00:00:00.1239Z')).toBe(at('2026-01-01T00:00:00.123Z'))
    expect(parseInstant('2026-01-01T00:00:00')).toBeNull()
  })

  it('refuses a date that the calendar lacks, which JavaScript would move on', () => {
    expect(parseInstant('2026-02-29T00:00:00Z')).toBeNull()
    expect(parseInstant('2024-02-29T00:00:00Z')).toBe(Date.UTC(2024, 1, 29))
    expect(parseWallTime('2026-04-31')).toBeNull()
    expect(parseWallTime('0026-01-01')).toBe(Date.parse('0026-01-01T00:00:00Z'))
  })
})
