import type { Instant } from '../time/instant.ts'
import type { Member, Period, Shift } from './schedule.ts'
import { merge } from './span.ts'

export interface Headcount extends Period {
  readonly people: number
}

/** How many different people are on shift, through the whole of `[from, to)`, in order. Shifts of one person may overlap, as they do over several rosters. */
export function headcount(shifts: readonly Shift[], from: Instant, to: Instant): Headcount[] {
  const byMember = new Map<Member, Shift[]>()
  for (const shift of shifts) byMember.set(shift.member, [...(byMember.get(shift.member) ?? []), shift])
  const changes = new Map<Instant, number>([[from, 0]])
  for (const stretch of [...byMember.values()].flatMap((own) => merge(own))) {
    const [start, end] = [Math.max(stretch.from, from), Math.min(stretch.to, to)]
    if (start >= end) continue
    changes.set(start, (changes.get(start) ?? 0) + 1)
    changes.set(end, (changes.get(end) ?? 0) - 1)
  }
  const instants = [...changes.keys()].filter((at) => at < to).sort((one, other) => one - other)
  let people = 0
  return instants.map((at, k) => {
    people += changes.get(at)!
    return { from: at, to: instants[k + 1] ?? to, people }
  })
}
