import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dueTime,
  explainTime,
  OutOfHoursError,
  parseCalendar,
  pausedStretches,
  runningTimeBetween,
  subtractTarget,
  type Calendar,
  type PauseEvent,
} from '../../../src/domain/calendar/calendar.ts'
import { anyClock, propertyRuns } from './arbitrary-calendar.ts'
import { openSeconds, runClock, type OracleDesk, type OracleEvent } from './oracle.ts'

const numRuns = propertyRuns(400)
const timeout = 600_000

/** Random windows are sound; only a calendar that can never open is refused, and skipped here. */
function calendarOf(desks: readonly OracleDesk[]): Calendar {
  const parsed = parseCalendar(desks)
  if (parsed.ok) return parsed.calendar
  expect(parsed.problems).toEqual([expect.objectContaining({ code: 'stays-closed' })])
  fc.pre(false)
  throw new Error('unreachable')
}

const eventsOf = (start: number, events: readonly OracleEvent[]): PauseEvent[] =>
  events.map(({ second, type }) => ({ at: start + second * 1_000, type }))

const orClosedForever = <T>(compute: () => T): T | 'closed' => {
  try {
    return compute()
  } catch (error) {
    if (error instanceof OutOfHoursError) return 'closed'
    throw error
  }
}

describe('any clock on any calendar across a clock change', () => {
  it('is due, and has run, exactly as counting every second says', { timeout }, () => {
    fc.assert(
      fc.property(
        anyClock,
        fc.boolean(),
        ({ desks, start, horizonSeconds, events, ...clock }, untilEvent) => {
          const calendar = calendarOf(desks)
          const happened = events.filter((event) => event.second <= horizonSeconds)
          const open = openSeconds(desks, start, horizonSeconds)
          const lastEvent = Math.max(...happened.map((event) => event.second))
          const targetSeconds =
            untilEvent && lastEvent > 0
              ? runClock(open.subarray(0, lastEvent), 0, happened).usedSeconds
              : clock.targetSeconds
          const truth = runClock(open, targetSeconds, happened)
          const pauses = eventsOf(start, happened)
          const end = start + horizonSeconds * 1_000

          const elapsed = runningTimeBetween(calendar, start, end, pausedStretches(pauses))
          expect(elapsed).toBe(truth.usedSeconds * 1_000)

          const due = orClosedForever(() =>
            dueTime(calendar, start, { unit: 'millis', millis: targetSeconds * 1_000 }, pauses),
          )
          if (truth.dueSecond !== null)
            expect(due).toEqual({ state: 'running', dueAt: start + truth.dueSecond * 1_000 })
          else if (truth.paused)
            expect(due).toMatchObject({ state: 'paused', remaining: targetSeconds * 1_000 - elapsed })
          else if (due !== 'closed') expect(due.state === 'running' && due.dueAt > end).toBe(true)
        },
      ),
      { numRuns },
    )
  })

  it(
    'has used exactly its target when due, and one millisecond less a millisecond before',
    { timeout },
    () => {
      fc.assert(
        fc.property(
          anyClock,
          fc.constantFrom(0, 0, 1, 999),
          fc.constantFrom(0, 0, 1, 999),
          (clock, late, more) => {
            fc.pre(clock.targetSeconds + more > 0)
            const calendar = calendarOf(clock.desks)
            const start = clock.start + late
            const millis = clock.targetSeconds * 1_000 + more
            const events = eventsOf(clock.start, clock.events)
            const due = orClosedForever(() => dueTime(calendar, start, { unit: 'millis', millis }, events))
            if (due === 'closed' || due.state === 'paused') return
            const used = (until: number) =>
              runningTimeBetween(calendar, start, until, pausedStretches(events))
            expect(used(due.dueAt)).toBe(millis)
            expect(used(due.dueAt - 1)).toBe(millis - 1)
            const segments = explainTime(calendar, start, due.dueAt, pausedStretches(events))
            const open = segments.filter(({ state }) => state === 'open')
            expect(open.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(millis)
          },
        ),
        { numRuns },
      )
    },
  )

  it('places an early warning at the last instant that leaves the whole target', { timeout }, () => {
    fc.assert(
      fc.property(
        anyClock,
        fc.constantFrom(0, 0, 1, 999),
        ({ desks, start: end, targetSeconds, events }, more) => {
          fc.pre(targetSeconds > 0)
          const calendar = calendarOf(desks)
          const millis = targetSeconds * 1_000 + more
          const pauses = eventsOf(end, events).map(({ at, type }) => ({ at: at - 86_400_000, type }))
          const at = orClosedForever(() => subtractTarget(calendar, end, { unit: 'millis', millis }, pauses))
          if (at === 'closed') return
          const used = (from: number) => runningTimeBetween(calendar, from, end, pausedStretches(pauses))
          expect(used(at)).toBe(millis)
          expect(used(at + 1)).toBe(millis - 1)
        },
      ),
      { numRuns },
    )
  })

  it('is explained without a gap, open segments adding up to what has run', { timeout }, () => {
    fc.assert(
      fc.property(anyClock, ({ desks, start, horizonSeconds, events }) => {
        const calendar = calendarOf(desks)
        const pauses = pausedStretches(eventsOf(start, events))
        const end = start + horizonSeconds * 1_000
        const segments = explainTime(calendar, start, end, pauses)
        expect(segments.map(({ to }) => to)).toEqual([...segments.slice(1).map(({ from }) => from), end])
        expect(segments[0]?.from).toBe(start)
        expect(segments.every(({ from, to }) => from < to)).toBe(true)
        const open = segments.filter(({ state }) => state === 'open')
        expect(open.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(
          runningTimeBetween(calendar, start, end, pauses),
        )
      }),
      { numRuns },
    )
  })
})
