import type { Roster } from '../../../domain/roster/compile-roster.ts'
import { coverageGaps } from '../../../domain/roster/coverage-gaps.ts'
import { dutyRoster } from '../../../domain/roster/duty-roster.ts'
import type { Period } from '../../../domain/roster/schedule.ts'
import { shiftsBetween } from '../../../domain/roster/shifts-between.ts'
import { DAY, HOUR, type Instant } from '../../../domain/time/instant.ts'
import { instantOf, wallTimeAt, type Zone } from '../../../domain/time/zone.ts'
import type { DemandRow } from '../../../db/read/demand.ts'
import type { DutyPersonRow, DutyRosterRow } from '../../../db/read/duty-rosters.ts'

export interface PersonShift extends Period {
  readonly person: DutyPersonRow
}

export interface RosterShifts {
  readonly row: DutyRosterRow
  readonly shifts: readonly PersonShift[]
}

export interface Hour extends Period {
  readonly expected: number
}

export interface DayBand extends Period {
  readonly rosters: readonly RosterShifts[]
  readonly demand: readonly Hour[]
  readonly gaps: readonly Hour[]
}

/** From midnight to midnight of the zone, 23 or 25 hours when its clocks change. */
export function dayBand(
  now: Instant,
  zone: Zone,
  rosters: readonly DutyRosterRow[],
  people: readonly DutyPersonRow[],
  demand: readonly DemandRow[],
): DayBand {
  const midnight = Math.floor(wallTimeAt(zone, now) / DAY) * DAY
  const [from, to] = [instantOf(zone, midnight, 'first'), instantOf(zone, midnight + DAY, 'first')]
  const compiled = rosters.flatMap((row) => compile(row))
  const hours = hoursOf(from, to, demand)
  return {
    from,
    to,
    rosters: compiled.map(({ row, roster }) => ({ row, shifts: shiftsOf(roster, people, from, to) })),
    demand: hours,
    gaps: uncovered(
      hours,
      coverageGaps(
        compiled.map(({ roster }) => roster),
        from,
        to,
      ),
    ),
  }
}

/** A schedule that cannot be read covers nobody; whoever saves one is told so. */
function compile(row: DutyRosterRow): readonly { readonly row: DutyRosterRow; readonly roster: Roster }[] {
  const roster = dutyRoster(row.schedule, row.absences)
  return roster ? [{ row, roster }] : []
}

/** Rosters name people by id, those in files by slug; whoever left is on no shift. */
export function shiftsOf(
  roster: Roster,
  people: readonly DutyPersonRow[],
  from: Instant,
  to: Instant,
): readonly PersonShift[] {
  const byName = new Map(
    people.flatMap((person) => [[person.id, person] as const, [person.slug, person] as const]),
  )
  return shiftsBetween(roster, from, to).flatMap((shift) => {
    const person = byName.get(shift.member)
    return person ? [{ person, from: shift.from, to: shift.to }] : []
  })
}

function hoursOf(from: Instant, to: Instant, demand: readonly DemandRow[]): readonly Hour[] {
  const byHour = new Map(demand.map(({ hour, turns, days }) => [hour, turns / days]))
  const hours: Hour[] = []
  for (let at = from; at < to; at += HOUR) {
    const expected = byHour.get(Math.floor(at / HOUR) % 24) ?? 0
    hours.push({ from: at, to: Math.min(to, at + HOUR), expected })
  }
  return hours
}

/** Hours with demand, clipped to where nobody is on duty; neighbours in one. */
function uncovered(hours: readonly Hour[], gaps: readonly Period[]): readonly Hour[] {
  const found: Hour[] = []
  for (const hour of hours.filter(({ expected }) => expected > 0)) {
    for (const gap of gaps) {
      const [from, to] = [Math.max(hour.from, gap.from), Math.min(hour.to, gap.to)]
      if (from >= to) continue
      const expected = (hour.expected * (to - from)) / (hour.to - hour.from)
      const last = found.at(-1)
      if (last?.to === from)
        found[found.length - 1] = { from: last.from, to, expected: last.expected + expected }
      else found.push({ from, to, expected })
    }
  }
  return found
}
