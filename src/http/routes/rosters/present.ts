import type { DutyPersonRow } from '../../../db/read/duty-rosters.ts'
import type { RosterRow } from '../../../db/read/rosters.ts'
import { compileRoster } from '../../../domain/roster/compile-roster.ts'
import { onShift } from '../../../domain/roster/on-shift.ts'
import { parseSchedule } from '../../../domain/roster/parse-schedule.ts'
import type { Instant } from '../../../domain/time/instant.ts'
import type { Roster } from '../../api-types.ts'

export function presentRoster(row: RosterRow, people: readonly DutyPersonRow[], now: Instant): Roster {
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
    on_shift: onShiftNow(row.schedule, people, now),
  }
}

function onShiftNow(schedule: unknown, people: readonly DutyPersonRow[], now: Instant): string[] {
  const parsed = parseSchedule(schedule)
  if (!parsed.ok) return []
  const names = new Map(people.flatMap(({ id, slug, name }) => [[id, name] as const, [slug, name] as const]))
  return onShift(compileRoster(parsed.schedule), now).flatMap((member) => names.get(member) ?? [])
}
