import { membersOf } from '../../../domain/roster/members.ts'
import { scheduleOf, type RosterChange } from '../../../domain/roster/lay-over.ts'
import { parseSchedule } from '../../../domain/roster/parse-schedule.ts'
import type { Schedule } from '../../../domain/roster/schedule.ts'
import type { DutyPersonRow } from '../../../db/read/duty-rosters.ts'
import type { Answer } from '../../answer.ts'
import { invalidDefinition } from '../../refusals.ts'

export type CheckedChange =
  { readonly ok: true; readonly schedule: Schedule } | { readonly ok: false; readonly answer: Answer }

/** A change in the schedule language that names only people who serve the brand. */
export function checkChange(change: RosterChange, people: readonly DutyPersonRow[]): CheckedChange {
  const parsed = parseSchedule(scheduleOf(change))
  if (!parsed.ok) {
    const problems = parsed.problems.map(({ path, problem }) => ({
      path: path.replace(/^\w+\[0\]\.?/, ''),
      problem,
    }))
    return { ok: false, answer: invalidDefinition('definition', problems) }
  }
  const strangers = strangersIn(parsed.schedule, people)
  return strangers.length === 0
    ? { ok: true, schedule: parsed.schedule }
    : { ok: false, answer: invalidDefinition('definition', strangers) }
}

/** Whoever is named and does not serve the brand: a slip of the pen would leave a shift empty. */
export function strangersIn(
  schedule: Schedule,
  people: readonly DutyPersonRow[],
): readonly { readonly path: string; readonly problem: string }[] {
  const known = new Set(people.flatMap(({ id, slug }) => [id, slug]))
  return [...membersOf(schedule)]
    .filter((member) => !known.has(member))
    .map((member) => ({
      path: '',
      problem: `"${member}" is nobody who serves this brand; use an id or slug`,
    }))
}
