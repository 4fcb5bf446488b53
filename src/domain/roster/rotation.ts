import { DAY, HOUR, type Instant } from '../time/instant.ts'
import { addMonths, dateOf, modulo, monthOf } from '../time/wall-date.ts'
import { instantOf, wallTimeAt, type Zone } from '../time/zone.ts'
import type { Rotation } from './schedule.ts'
import type { Span, SpansOf } from './span.ts'

/**
 * The turns of a rotation. Handover k is the anchor plus k times `every` units on the wall clock, months clamped to
 * their last day; an ambiguous one is its first occurrence. Counted from the anchor in both directions.
 */
export function turnsOf(rotation: Rotation, zone: Zone): SpansOf {
  const handover = (k: number) => instantOf(zone, handoverOnTheWall(rotation, k), 'first')
  return (from, to) => {
    const turns: Span[] = []
    let k = turnAt(rotation, zone, handover, from)
    let start = handover(k)
    while (start <= to) {
      const end = handover(k + 1)
      const members = rotation.groups[modulo(rotation.anchorGroup + k, rotation.groups.length)]!
      if (start < end && members.length > 0) turns.push({ from: start, to: end, members })
      start = end
      k += 1
    }
    return turns
  }
}

const fixedLength = { hour: HOUR, day: DAY, week: 7 * DAY }

function handoverOnTheWall({ unit, every, anchor }: Rotation, k: number) {
  return unit === 'month' ? addMonths(anchor, k * every) : anchor + k * every * fixedLength[unit]
}

/** The guess is off by the turns that a clock change or a month's end moves; the loops set it right. */
function turnAt(rotation: Rotation, zone: Zone, handover: (k: number) => Instant, at: Instant): number {
  let k = roughTurn(rotation, wallTimeAt(zone, at))
  while (handover(k) > at) k -= 1
  while (handover(k + 1) <= at) k += 1
  return k
}

function roughTurn({ unit, every, anchor }: Rotation, wall: number): number {
  if (unit !== 'month') return Math.floor((wall - anchor) / (every * fixedLength[unit]))
  return Math.floor((monthOf(dateOf(wall)) - monthOf(dateOf(anchor))) / every)
}
