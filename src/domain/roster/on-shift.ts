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
  const out = whoIsOut(roster, at)
  const scheduled =
    fromTemporary(roster, at) ?? fromCovers(roster, out, at) ?? fromLayers(roster, presence, out)
  const excepted = applyExceptions(scheduled, roster.exceptions, at)
  const swapped = applySwaps(excepted, roster.swaps, at)
  return out.size === 0 ? swapped : new Set(without(out, swapped))
}

function whoIsOut({ ineligible, absences }: Roster, at: Instant): ReadonlySet<Member> {
  const absent = absences.filter((absence) => holds(absence, at))
  return absent.length === 0 ? ineligible : new Set([...ineligible, ...absent.map(({ member }) => member)])
}

/** While a temporary schedule lasts its gaps stay gaps: an empty set is an answer too. */
function fromTemporary(roster: Roster, at: Instant): Set<Member> | null {
  const active = roster.temporary.filter((temporary) => holds(temporary, at))
  if (active.length === 0) return null
  const shifts = active.flatMap((temporary) => temporary.shifts)
  return new Set(shifts.filter((shift) => holds(shift, at)).map(({ member }) => member))
}

function fromCovers({ covers }: Roster, out: ReadonlySet<Member>, at: Instant): Set<Member> | null {
  const active = covers.filter((cover) => holds(cover, at))
  return highest(active.map(({ priority, members }) => [priority, without(out, members)]))
}

function fromLayers({ combine }: Roster, presence: Presence, out: ReadonlySet<Member>): Set<Member> {
  const layers = [...presence].map(([priority, members]) => [priority, without(out, members.keys())] as const)
  if (combine === 'all') return new Set(layers.flatMap(([, members]) => members))
  return highest(layers) ?? new Set()
}

/** Everybody of the highest priority that has somebody; null if none has. */
function highest(
  ranked: readonly (readonly [priority: number, members: readonly Member[]])[],
): Set<Member> | null {
  const filled = ranked.filter(([, members]) => members.length > 0)
  if (filled.length === 0) return null
  const top = Math.max(...filled.map(([priority]) => priority))
  return new Set(filled.filter(([priority]) => priority === top).flatMap(([, members]) => members))
}

function without(out: ReadonlySet<Member>, members: Iterable<Member>): Member[] {
  return out.size === 0 ? [...members] : [...members].filter((member) => !out.has(member))
}
