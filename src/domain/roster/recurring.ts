import { DAY, HOUR } from '../time/instant.ts'
import { dateOf } from '../time/wall-date.ts'
import { instantOf, type Zone } from '../time/zone.ts'
import { turnCounter } from './recurring-turn.ts'
import type { Recurring } from './schedule.ts'
import { overlap, touches, wallTimesAround, type Span, type SpansOf } from './span.ts'

/**
 * The shifts of a recurring duty. One starts in each chosen hour or day from the first start on and lasts its wall-clock length;
 * an ambiguous wall time is its first occurrence, at both ends. `effective` clips them and renumbers nothing.
 */
export function occurrencesOf(recurring: Recurring, zone: Zone): SpansOf {
  const { firstStart, duration, frequency, groups, effective } = recurring
  const step = frequency === 'hour' ? HOUR : DAY
  const turnOf = turnCounter(recurring)
  return (from, to) => {
    const { earliest, latest } = wallTimesAround(zone, from, to)
    const last = Math.floor((latest - firstStart) / step)
    const shifts: Span[] = []
    for (let k = Math.max(0, Math.ceil((earliest - duration - firstStart) / step)); k <= last; k += 1) {
      const start = firstStart + k * step
      const turn = turnOf(k, dateOf(start))
      const members = turn === null ? [] : groups[turn % groups.length]!
      if (members.length === 0) continue
      const shift = { from: instantOf(zone, start, 'first'), to: instantOf(zone, start + duration, 'first') }
      const clipped = overlap(shift, effective)
      if (clipped.from < clipped.to && touches(clipped, from, to)) shifts.push({ ...clipped, members })
    }
    return shifts
  }
}
