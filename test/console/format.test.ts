import { describe, expect, test } from 'vitest'
import { belarusianDate, belarusianLanguage, belarusianNumber } from '../../src/console/format/belarusian.ts'
import { formatLength, formatRemaining, formatStopwatch } from '../../src/console/format/duration.ts'
import { formatMoney, formatShare } from '../../src/console/format/figures.ts'
import { cityOf, formatClock, formatMoment, localMinute } from '../../src/console/format/moment.ts'
import { spokenLanguages } from '../../src/console/format/spoken-languages.ts'

describe('a countdown', () => {
  test('shows 0:00 when due, +0:00 within the first second after', () => {
    expect(formatRemaining(1, 'en')).toBe('0:01')
    expect(formatRemaining(0, 'en')).toBe('0:00')
    expect(formatRemaining(-1, 'en')).toBe('+0:00')
    expect(formatRemaining(-94_000, 'en')).toBe('+1:34')
  })

  test('grows hours and days only when it needs them', () => {
    expect(formatStopwatch(59_999, 'en')).toBe('0:59')
    expect(formatStopwatch(3_600_000, 'en')).toBe('1:00:00')
    expect(formatStopwatch(90_000_000, 'en')).toBe('1:01:00:00')
  })

  test('is written in the reader’s digits', () => {
    expect(formatStopwatch(754_000, 'fa')).toBe('۱۲:۳۴')
  })
})

test('a length in words keeps its two largest units', () => {
  expect(formatLength(0, 'en')).toBe('0 sec')
  expect(formatLength(900_000, 'en')).toBe('15 min')
  expect(formatLength(3_661_000, 'en')).toBe('1 hr 1 min')
  expect(formatLength(86_400_000, 'en')).toBe('1 day')
})

test('money comes in minor units, of which the yen has none', () => {
  expect(formatMoney(8_500, 'PHP', 'en')).toBe('₱85')
  expect(formatMoney(8_550, 'PHP', 'en')).toBe('₱85.50')
  expect(formatMoney(85, 'JPY', 'en')).toBe('¥85')
})

test('a share is a percentage with at most one digit', () => {
  expect(formatShare(17 / 412, 'en')).toBe('4.1%')
  expect(formatShare(0.5, 'en')).toBe('50%')
})

describe('a moment', () => {
  const noon = Date.parse('2026-11-24T12:00:00Z')

  test('is told in the reader’s zone, with the day when it is another one', () => {
    expect(formatClock(noon, 'Asia/Tehran', 'en')).toBe('15:30')
    expect(formatMoment(noon, noon + 3_600_000, 'Asia/Tehran', 'en')).toBe('15:30')
    expect(formatMoment(noon, noon + 86_400_000, 'Asia/Tehran', 'en')).toBe('Tue, Nov 24, 15:30')
  })

  test('keeps the wall clock over a change to summer time', () => {
    expect(localMinute(Date.parse('2026-03-29T00:59:00Z'), 'Europe/Berlin')).toBe(119)
    expect(localMinute(Date.parse('2026-03-29T01:00:00Z'), 'Europe/Berlin')).toBe(180)
  })

  test('in a zone that nobody knows is told in UTC', () => {
    expect(formatClock(noon, 'Mars/Olympus', 'en')).toBe('12:00')
  })
})

test('a zone is called by its city', () => {
  expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
  expect(cityOf('UTC')).toBe('UTC')
})

describe('Belarusian, which Chromium does not know, is written as those write it who do', () => {
  const at = Date.UTC(2026, 10, 24, 19, 42, 7)
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const day = { day: 'numeric', month: 'short' } as const
  test.each<Intl.DateTimeFormatOptions>([
    clock,
    { ...clock, second: '2-digit' },
    { weekday: 'short' },
    { ...day, weekday: 'short' },
    { ...day, year: 'numeric' },
    { day: 'numeric', month: 'long', year: 'numeric' },
    { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...clock, second: '2-digit' },
  ])('%j', (options) => {
    for (let month = 0; month < 12; month += 1)
      for (let weekday = 0; weekday < 7; weekday += 1) {
        const moment = at + (month * 31 + weekday) * 86_400_000
        const known = new Intl.DateTimeFormat('be', { ...options, timeZone: 'Europe/Minsk' })
        expect(belarusianDate(options, 'Europe/Minsk').format(moment)).toBe(known.format(moment))
      }
  })

  test.each<[number, Intl.NumberFormatOptions]>([
    [1_234_567.5, {}],
    [0.041, { style: 'percent', maximumFractionDigits: 1 }],
    [412.5, { style: 'currency', currency: 'EUR', currencyDisplay: 'narrowSymbol' }],
    ...['day', 'hour', 'minute', 'second'].map((unit): [number, Intl.NumberFormatOptions] => [
      5,
      { style: 'unit', unit, unitDisplay: 'short' },
    ]),
    [182.34, { style: 'unit', unit: 'kilobyte', unitDisplay: 'short', maximumFractionDigits: 1 }],
    [6.8, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 1 }],
  ])('%d with %j', (value, options) => {
    expect(belarusianNumber(options).format(value)).toBe(new Intl.NumberFormat('be', options).format(value))
  })

  test('with the names of languages', () => {
    const known = new Intl.DisplayNames(['be'], { type: 'language' })
    for (const code of spokenLanguages) expect(belarusianLanguage(code)).toBe(known.of(code))
  })
})
