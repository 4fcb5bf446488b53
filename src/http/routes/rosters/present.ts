import type { DutyPersonRow, DutyRosterRow } from '../../../db/read/duty-rosters.ts'
import type { RosterRow } from '../../../db/read/rosters.ts'
import { dutyRoster } from '../../../domain/roster/duty-roster.ts'
import { onShift } from '../../../domain/roster/on-shift.ts'
import type { Instant } from '../../../domain/time/instant.ts'
import type { Roster } from '../../api-types.ts'

export function presentRoster(
  row: RosterRow,
  duty: readonly DutyRosterRow[],
  people: readonly DutyPersonRow[],
  now: Instant,
): Roster {
  const { id, brand_id, slug, name, audience, version, managed_by } = row
  return {
    id,
    brand_id,
    slug,
    name,
    audience,
    schedule: row.schedule as Roster['schedule'],
    version,
    managed_by,
    on_shift: onShiftNow(
      duty.find((one) => one.id === id),
      people,
      now,
    ),
  }
}

/** With what was laid over it, and without the absent. */
function onShiftNow(
  row: DutyRosterRow | undefined,
  people: readonly DutyPersonRow[],
  now: Instant,
): string[] {
  const roster = row && dutyRoster(row.schedule, row.absences)
  if (!roster) return []
  const names = new Map(people.map(({ slug, name }) => [slug, name]))
  return onShift(roster, now).flatMap((member) => names.get(member) ?? [])
}
