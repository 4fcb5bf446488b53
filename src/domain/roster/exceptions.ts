import type { Instant } from '../time/instant.ts'
import type { Exception, Member } from './schedule.ts'
import { holds } from './span.ts'

/**
 * Adds, removes and replaces people. What a person was scheduled for is decided once, so replacements do not chain:
 * whoever stands in for somebody, or was added, is not looked at again.
 */
export function applyExceptions(
  scheduled: ReadonlySet<Member>,
  exceptions: readonly Exception[],
  at: Instant,
): ReadonlySet<Member> {
  const active = exceptions.filter((exception) => holds(exception, at))
  if (active.length === 0) return scheduled
  const valid = dropOverruled(active)
  const removed = new Set(valid.filter(({ kind }) => kind === 'remove').map(({ member }) => member))
  const standIns = new Map(
    valid.flatMap((each) => (each.kind === 'replace' ? [[each.for, each.member] as const] : [])),
  )
  const result = new Set<Member>()
  for (const member of scheduled) {
    const standIn = standIns.get(member)
    if (standIn !== undefined) result.add(standIn)
    else if (!removed.has(member)) result.add(member)
  }
  for (const { kind, member } of valid) if (kind === 'add') result.add(member)
  return result
}

/** A scoped exception about a person silences the unscoped ones about the same person. */
function dropOverruled(active: readonly Exception[]): Exception[] {
  const scoped = new Set(active.filter((exception) => exception.scoped).map(subjectOf))
  return active.filter((exception) => exception.scoped || !scoped.has(subjectOf(exception)))
}

function subjectOf(exception: Exception): Member {
  return exception.kind === 'replace' ? exception.for : exception.member
}
