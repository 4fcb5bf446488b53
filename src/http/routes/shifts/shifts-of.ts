import type { DutyPersonRow, DutyRosterRow } from '../../../db/read/duty-rosters.ts'
import { dutyRoster } from '../../../domain/roster/duty-roster.ts'
import { shiftsBetween } from '../../../domain/roster/shifts-between.ts'
import { DAY, parseInstant, type Instant } from '../../../domain/time/instant.ts'
import type { Answer } from '../../answer.ts'
import type { Shift } from '../../api-types.ts'
import { problem } from '../../problem.ts'

/** Longer stretches are asked for in parts. */
const LONGEST = 100 * DAY

export type Stretch =
  | { readonly ok: true; readonly from: Instant; readonly to: Instant }
  | { readonly ok: false; readonly answer: Answer }

export function stretchOf(given: { readonly from: string; readonly to: string }): Stretch {
  const [from, to] = [parseInstant(given.from)!, parseInstant(given.to)!]
  if (from < to && to - from <= LONGEST) return { ok: true, from, to }
  return {
    ok: false,
    answer: problem(400, 'invalid_request', '"to" must lie after "from", by 100 days at most.', {
      errors: [{ path: 'to', problem: 'is not after "from", or more than 100 days away' }],
    }),
  }
}

/** Everybody's shifts on one roster, in order; whoever left stands on none. */
export function shiftsOf(
  row: Pick<DutyRosterRow, 'audience' | 'schedule' | 'absences'> & { readonly id: string | null },
  people: readonly DutyPersonRow[],
  from: Instant,
  to: Instant,
): readonly Shift[] {
  const roster = dutyRoster(row.schedule, row.absences)
  if (!roster) return []
  const bySlug = new Map(people.map((person) => [person.slug, person]))
  return shiftsBetween(roster, from, to).flatMap((shift) => {
    const person = bySlug.get(shift.member)
    if (!person) return []
    const { id: person_id, slug, name, time_zone } = person
    const times = { from: new Date(shift.from).toISOString(), to: new Date(shift.to).toISOString() }
    return [{ roster_id: row.id, audience: row.audience, person_id, slug, name, time_zone, ...times }]
  })
}
