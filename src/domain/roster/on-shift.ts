import type { Instant } from '../time/instant.ts'
import type { Roster } from './compile-roster.ts'
import { applyExceptions } from './exceptions.ts'
import { emptyPresence, enter, type Presence } from './presence.ts'
import type { Member } from './schedule.ts'
import { holds } from './span.ts'
import { applySwaps } from './swaps.ts'

/** Who is on shift at an instant, sorted. The one answer that preview, gap scan, dispatch, feeds and simulation share. */
export function onShift(roster: Roster, at: Instant): Member[] {
  const presence = emptyPresence()
  for (const layer of roster.layers) {
    for (const span of layer.spans(at, at)) enter(presence, layer.priority, span.members)
  }
  return [...whoIsOnShift(roster, presence, at)].sort()
}

/** The rules in their order, given who stands in the layers at that instant. */
export function whoIsOnShift(roster: Roster, presence: Presence, at: Instant): ReadonlySet<Member> {
  const scheduled = fromTemporary(roster, at) ?? fromCovers(roster, at) ?? fromLayers(roster, presence)
  const excepted = applyExceptions(scheduled, roster.exceptions, at)
  const swapped = applySwaps(excepted, roster.swaps, at)
  if (roster.ineligible.size === 0) return swapped
  return new Set([...swapped].filter((member) => !roster.ineligible.has(member)))
}

/** While a temporary schedule lasts its gaps stay gaps: an empty set is an answer too. */
function fromTemporary(roster: Roster, at: Instant): Set<Member> | null {
  const active = roster.temporary.filter((temporary) => holds(temporary, at))
  if (active.length === 0) return null
  return new Set(
    active.flatMap(({ shifts }) => shifts.filter((shift) => holds(shift, at)).map(({ member }) => member)),
  )
}

function fromCovers(roster: Roster, at: Instant): Set<Member> | null {
  const active = roster.covers.filter((cover) => holds(cover, at))
  if (active.length === 0) return null
  const highest = Math.max(...active.map(({ priority }) => priority))
  return new Set(active.filter(({ priority }) => priority === highest).flatMap(({ members }) => members))
}

function fromLayers({ combine }: Roster, presence: Presence): Set<Member> {
  const filled = [...presence].filter(([, members]) => members.size > 0)
  const highest = Math.max(...filled.map(([priority]) => priority))
  const counted = combine === 'all' ? filled : filled.filter(([priority]) => priority === highest)
  return new Set(counted.flatMap(([, members]) => [...members.keys()]))
}
