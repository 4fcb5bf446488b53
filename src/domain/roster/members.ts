import type { Duty, Member, Schedule } from './schedule.ts'

/** Everybody whom a schedule names, in whatever part of it. */
export function membersOf(schedule: Schedule): ReadonlySet<Member> {
  return new Set([
    ...schedule.layers.flatMap(({ duty }) => membersOfDuty(duty)),
    ...schedule.ineligible,
    ...schedule.covers.flatMap(({ members }) => members),
    ...schedule.temporary.flatMap(({ shifts }) => shifts.map(({ member }) => member)),
    ...schedule.exceptions.flatMap((each) =>
      each.kind === 'replace' ? [each.for, each.member] : [each.member],
    ),
    ...schedule.swaps.flatMap(({ for: asker, takenBy }) => (takenBy === null ? [asker] : [asker, takenBy])),
  ])
}

/** People have an id and a slug, and a roster may use either: each id is written as the slug. Whatever else it says stays. */
export function renameMembers(schedule: unknown, slugs: ReadonlyMap<string, string>): unknown {
  if (typeof schedule === 'string') return slugs.get(schedule) ?? schedule
  if (Array.isArray(schedule)) return schedule.map((each) => renameMembers(each, slugs))
  if (typeof schedule !== 'object' || schedule === null) return schedule
  return Object.fromEntries(
    Object.entries(schedule).map(([key, value]) => [key, renameMembers(value, slugs)]),
  )
}

/** Whatever a schedule, as it is stored, may mean by a member: all its texts, names of members among them. */
export function namesIn(schedule: unknown): readonly string[] {
  if (typeof schedule === 'string') return [schedule]
  if (typeof schedule !== 'object' || schedule === null) return []
  return Object.values(schedule).flatMap(namesIn)
}

/** Everybody whom a layer names. */
export function membersOfDuty(duty: Duty): readonly Member[] {
  switch (duty.kind) {
    case 'fixed':
      return duty.members
    case 'events':
      return duty.events.map(({ member }) => member)
    case 'rotation':
    case 'recurring':
      return duty.groups.flat()
  }
}
